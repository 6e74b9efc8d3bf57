"""A meeting as a file for calendars: a title that says nothing, time, place and an opaque link."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kedjan.integrations.calendar import MEDIA_TYPE, CalendarEvent, calendar_file
from kedjan.meetings.domain.calling import uid_of
from kedjan.meetings.queries.meetings import MeetingView


def calendar_answer(meeting: MeetingView, link: str) -> HttpResponse:
    """Return the meeting as it is now; a calendar that has an earlier version of it changes that."""
    event = CalendarEvent(
        uid=uid_of(meeting.id),
        sequence=meeting.sequence,
        changed_at=meeting.recorded_at,
        starts_at=meeting.when.starts_at,
        ends_at=meeting.when.ends_at,
        title=_("Möte"),
        place=meeting.place,
        link=link,
        is_cancelled=meeting.is_cancelled,
    )
    headers = {"Content-Disposition": 'attachment; filename="kedjan.ics"'}
    return HttpResponse(calendar_file(event), content_type=MEDIA_TYPE, headers=headers)
