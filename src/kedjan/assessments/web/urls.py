"""The addresses of assessments."""

from django.urls import path

from kedjan.assessments.web import licences, mine, rating, staff

app_name = "assessments"

_LIST = "cases/<uuid:participant_id>/assessments/"
_ONE = f"{_LIST}<uuid:assessment_id>/"
_MINE = "me/ability/<uuid:assessment_id>/"

urlpatterns = [
    path(_LIST, staff.list_page, name="list"),
    path(f"{_LIST}new/<uuid:instrument_id>/", staff.begin_page, name="begin"),
    path(_ONE, staff.assessment_page, name="assessment"),
    path(f"{_ONE}done/", rating.done_page, name="done"),
    path(f"{_ONE}agreed/", staff.agree_page, name="agree"),
    path(f"{_ONE}rate/<slug:area>/", rating.rate_page, name="rate"),
    path("instruments/licences/", licences.licences_page, name="licences"),
    path("me/ability/", mine.mine_page, name="mine"),
    path(_MINE, mine.my_assessment_page, name="my_assessment"),
    path(f"{_MINE}done/", mine.my_done_page, name="my_done"),
    path(f"{_MINE}rate/<slug:area>/", mine.my_rate_page, name="my_rate"),
    path(f"{_MINE}answer/<slug:item>/", mine.my_remark_page, name="my_remark"),
]
