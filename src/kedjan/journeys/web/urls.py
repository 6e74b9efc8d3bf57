"""The addresses of the path."""

from django.urls import path

from kedjan.journeys.web import answer_links, cases, clocks, early_list, followers, gates, me, start, steps

app_name = "journeys"

_CASE = "cases/<uuid:participant_id>/"

urlpatterns = [
    path("early-list/", early_list.early_list_page, name="early_list"),
    path("cases/", cases.case_list_page, name="cases"),
    path(_CASE, cases.case_page, name="case"),
    path(f"{_CASE}invite/", early_list.invite_page, name="invite"),
    path(f"{_CASE}answer/", early_list.answer_page, name="answer"),
    path(f"{_CASE}answer/link/", answer_links.make_link_page, name="make_link"),
    path("answer/<slug:token>/", answer_links.answer_page, name="answer_by_link"),
    path(f"{_CASE}begin/", start.begin_page, name="begin"),
    path(f"{_CASE}gates/<uuid:gate_id>/", gates.gate_page, name="gate"),
    path(f"{_CASE}gates/<uuid:gate_id>/tasks/<slug:task>/", gates.task_page, name="gate_task"),
    path(f"{_CASE}days/", clocks.clocks_page, name="clocks"),
    path(f"{_CASE}days/<uuid:clock_id>/", clocks.clock_page, name="clock"),
    path(f"{_CASE}followers/", followers.followers_page, name="followers"),
    path(f"{_CASE}hand-over/", steps.hand_over_page, name="hand_over"),
    path(f"{_CASE}close/", steps.close_page, name="close"),
    path("me/path/", me.my_path_page, name="my_path"),
    path("me/gates/<uuid:gate_id>/", gates.my_gate_page, name="my_gate"),
    path("me/days/", clocks.my_days_page, name="my_days"),
    path("me/followers/", followers.my_followers_page, name="my_followers"),
    path("me/consents/", me.my_consents_page, name="my_consents"),
    path("me/consents/<uuid:consent_id>/withdraw/", me.withdraw_page, name="withdraw"),
]
