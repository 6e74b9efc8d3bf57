"""The addresses of a group that is led."""

from django.urls import URLPattern, path

from kedjan.coaching.web import leading, members, mine

_GROUP = "groups/<uuid:group_id>/"
_SESSION = f"{_GROUP}sessions/<int:number>/"
_MEMBER = f"{_GROUP}people/<uuid:participant_id>/"

LEADING: list[URLPattern] = [
    path("groups/mine/", leading.my_groups_page, name="my_groups"),
    path(_GROUP, leading.group_page, name="group"),
    path(f"{_GROUP}note/", leading.group_note_page, name="group_note"),
    path(_SESSION, leading.session_page, name="session"),
    path(f"{_SESSION}plan/", leading.session_plan_page, name="session_plan"),
    path(f"{_SESSION}done/", leading.session_done_page, name="session_done"),
    path(f"{_SESSION}cancel/", leading.session_cancel_page, name="session_cancel"),
    path(_MEMBER, members.member_page, name="member"),
    path(f"{_MEMBER}note/", members.note_page, name="note"),
    path(f"{_MEMBER}talk/", members.talk_page, name="talk"),
    path(f"{_MEMBER}circumstances/", members.circumstances_page, name="circumstances"),
    path(f"{_MEMBER}certificate/", members.certificate_page, name="certificate"),
    path("me/group/", mine.my_group_page, name="my_group"),
    path("me/group/texts/", mine.my_forms_page, name="my_forms"),
    path("me/tools/", mine.my_tools_page, name="my_tools"),
    path("me/tools/<slug:tool>/", mine.my_tool_page, name="my_tool"),
]
