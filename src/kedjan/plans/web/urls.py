"""The addresses of the plan."""

from django.urls import path

from kedjan.plans.web import mine, notes, staff

app_name = "plans"

_CASE = "cases/<uuid:participant_id>/plan/"
_ITEM = f"{_CASE}<uuid:item_id>/"
_MINE = "me/plan/<uuid:my_item_id>/"

urlpatterns = [
    path(_CASE, staff.plan_page, name="plan"),
    path(f"{_CASE}new/<slug:thing>/", staff.propose_page, name="propose"),
    path(_ITEM, staff.item_page, name="item"),
    path(f"{_ITEM}change/", staff.change_page, name="change"),
    path(f"{_ITEM}answer/", staff.answer_for_page, name="answer_for"),
    path("me/", mine.my_plan_page, name="my_plan"),
    path("me/plan/write/<slug:thing>/", mine.my_write_page, name="my_write"),
    path(_MINE, mine.my_item_page, name="my_item"),
    path(f"{_MINE}change/", mine.my_change_page, name="my_change"),
    path("me/said/", mine.my_words_page, name="my_words"),
    path("me/notes/", notes.my_notes_page, name="my_notes"),
    path("me/notes/write/", notes.my_note_new_page, name="my_note_new"),
    path("me/notes/<uuid:own_note_id>/", notes.my_note_page, name="my_note"),
]
