"""A meeting as a file for calendars (iCalendar, RFC 5545): what is put in, changed and cancelled by one lasting name.

Nothing but a title, a time, a place and an opaque link is in it: calendars are read by others, and on telephones.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress

from kedjan.kernel.clock import STOCKHOLM

MEDIA_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Kedjan//SV"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One version of something in a calendar.

    uid: its name through all versions; sequence: 0 for the first; changed_at: when this version was made.
    """

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    link: str
    is_cancelled: bool = False


def calendar_file(event: CalendarEvent) -> bytes:
    """Return the file that puts the event into a calendar, changes it there or takes it away."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.is_cancelled else "PUBLISH")
    calendar.add_component(_sweden())
    calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _sweden() -> Timezone:
    """Return the clock in Sweden as calendars take it: summer from the last Sunday of March to that of October."""
    sweden = Timezone()
    sweden.add("tzid", str(STOCKHOLM))
    for part, name, first_on, month, change in (
        (TimezoneDaylight(), "CEST", date(1996, 3, 31), 3, (1, 2)),
        (TimezoneStandard(), "CET", date(1996, 10, 27), 10, (2, 1)),
    ):
        part.add("dtstart", datetime.combine(first_on, time(1 + change[0])))  # at 01 UTC, on the clock that it changes
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", timedelta(hours=change[0]))
        part.add("tzoffsetto", timedelta(hours=change[1]))
        part.add("tzname", name)
        sweden.add_component(part)
    return sweden


def _component(event: CalendarEvent) -> Event:
    found = Event()
    found.add("uid", event.uid)
    found.add("sequence", event.sequence)
    found.add("dtstamp", event.changed_at)
    found.add("last-modified", event.changed_at)
    found.add("dtstart", event.starts_at.astimezone(STOCKHOLM))
    found.add("dtend", event.ends_at.astimezone(STOCKHOLM))
    found.add("summary", event.title)
    found.add("location", event.place)
    found.add("url", event.link)
    found.add("organizer", vCalAddress(event.link))  # asked for where there is a method; the link is opaque
    found.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    return found
