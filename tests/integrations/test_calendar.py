"""Meetings as files for calendars: read by another library, and put in, changed and cancelled in a calendar program."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from kedjan.integrations.calendar import CalendarEvent, calendar_file
from kedjan.kernel.clock import STOCKHOLM

CALLED = CalendarEvent(
    uid="01234567@kedjan",
    sequence=0,
    changed_at=datetime(2013, 1, 14, 11, tzinfo=UTC),
    starts_at=datetime(2013, 1, 21, 9, tzinfo=UTC),
    ends_at=datetime(2013, 1, 21, 10, tzinfo=UTC),
    title="Möte",
    place="Kommunhuset, rum 3; våning 2",
    link="https://kedjan.example/meetings/0123/",
)
MOVED = replace(
    CALLED,
    sequence=1,
    changed_at=CALLED.changed_at + timedelta(hours=1),
    starts_at=datetime(2013, 1, 22, 12, tzinfo=UTC),
    ends_at=datetime(2013, 1, 22, 13, tzinfo=UTC),
)
CANCELLED = replace(MOVED, sequence=2, changed_at=MOVED.changed_at + timedelta(hours=1), is_cancelled=True)
_CONFIG = """
[calendars]
[[meetings]]
path = {folder}/meetings
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def _text(event: CalendarEvent) -> str:
    return calendar_file(event).decode()


@pytest.mark.parametrize(
    ("event", "method", "status"),
    [(CALLED, "PUBLISH", "CONFIRMED"), (MOVED, "PUBLISH", "CONFIRMED"), (CANCELLED, "CANCEL", "CANCELLED")],
)
def test_another_library_finds_the_file_valid(event: CalendarEvent, method: str, status: str) -> None:
    read = vobject.readOne(_text(event))
    found = read.vevent

    assert read.validate(raiseException=True)
    assert (read.method.value, found.status.value, found.sequence.value) == (method, status, str(event.sequence))
    assert (found.uid.value, found.dtstart.value, found.dtend.value) == (event.uid, event.starts_at, event.ends_at)
    assert found.location.value == event.place


def test_times_are_on_the_clock_in_sweden_with_its_rules_beside_them() -> None:
    text = _text(CALLED)

    assert "DTSTART;TZID=Europe/Stockholm:20130121T100000" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm" in text


def test_nothing_else_is_in_the_file() -> None:
    names = {child.name for child in vobject.readOne(_text(CALLED)).vevent.getChildren()}

    assert names == {
        *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND"),
        *("SUMMARY", "LOCATION", "URL", "ORGANIZER", "STATUS"),
    }


@given(
    place=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=120),
    day=st.dates(date(2012, 1, 1), date(2030, 1, 1)),
    minute=st.integers(6 * 60, 21 * 60),  # not at night: autumn has an hour twice, which no clock on a wall can tell
)
def test_whatever_the_place_is_called_the_file_says_it(place: str, day: date, minute: int) -> None:
    begins = datetime.combine(day, time(*divmod(minute, 60)), STOCKHOLM).astimezone(UTC)
    event = replace(CALLED, place=place, starts_at=begins, ends_at=begins + timedelta(hours=1))

    found = vobject.readOne(_text(event)).vevent

    assert (found.location.value, found.dtstart.value) == (place, begins)


class Program:
    """khal with a calendar of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        (folder / "meetings").mkdir()
        self.config = folder / "config"
        self.config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
        self.folder = folder

    def run(self, *words: str) -> str:
        """Return what it answers."""
        program = Path(sys.executable).with_name("khal")
        asked = [str(program), "-c", str(self.config), *words]
        done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=self.folder)
        return done.stdout

    def take_in(self, event: CalendarEvent) -> None:
        """Open the file in it, as somebody does who has downloaded it."""
        file = self.folder / f"{event.sequence}.ics"
        file.write_bytes(calendar_file(event))
        self.run("import", "--batch", "-a", "meetings", str(file))

    def listed(self, on: date) -> list[str]:
        """Return what it shows of a day."""
        form = ["--format", "{start-time}-{end-time} {title} {location} {status}", "--day-format", ""]
        return [line for line in self.run("list", *form, on.isoformat(), "1d").splitlines() if line.strip()]


def test_a_calendar_program_puts_in_changes_and_cancels_the_same_meeting(tmp_path: Path) -> None:
    program = Program(tmp_path)

    program.take_in(CALLED)
    assert program.listed(date(2013, 1, 21)) == ["10:00-11:00 Möte Kommunhuset, rum 3; våning 2 CONFIRMED "]

    program.take_in(MOVED)
    assert program.listed(date(2013, 1, 21)) == []
    assert program.listed(date(2013, 1, 22)) == ["13:00-14:00 Möte Kommunhuset, rum 3; våning 2 CONFIRMED "]

    program.take_in(CANCELLED)
    assert program.listed(date(2013, 1, 22)) == ["13:00-14:00 Möte Kommunhuset, rum 3; våning 2 CANCELLED "]
