"""The addresses of meetings."""

from django.urls import path

from kedjan.meetings.web import cases, mine, staff

app_name = "meetings"

_CASE = "cases/<uuid:participant_id>/meetings/"
_ONE = "meetings/<uuid:meeting_id>/"
_MINE = "me/meetings/<uuid:own_meeting_id>/"

urlpatterns = [
    path(_CASE, cases.case_meetings_page, name="case_meetings"),
    path(f"{_CASE}call/", cases.call_page, name="call"),
    path(f"{_CASE}times/", cases.times_page, name="times"),
    path(f"{_CASE}terms/<slug:whose>/", cases.terms_page, name="terms"),
    path(_ONE, staff.meeting_page, name="meeting"),
    path(f"{_ONE}change/", staff.change_page, name="change"),
    path(f"{_ONE}cancel/", staff.cancel_page, name="cancel"),
    path(f"{_ONE}minutes/", staff.minutes_page, name="minutes"),
    path(f"{_ONE}needs/", staff.needs_page, name="needs"),
    path(f"{_ONE}letter/", staff.letter_page, name="letter"),
    path(f"{_ONE}calendar.ics", staff.calendar_page, name="calendar"),
    path("me/meetings/", mine.my_meetings_page, name="my_meetings"),
    path("me/meetings/times/", mine.my_times_page, name="my_times"),
    path(_MINE, mine.my_meeting_page, name="my_meeting"),
    path(f"{_MINE}needs/", mine.my_needs_page, name="my_needs"),
    path(f"{_MINE}calendar.ics", mine.my_calendar_page, name="my_calendar"),
]
