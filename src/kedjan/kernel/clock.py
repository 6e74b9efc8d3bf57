"""Time as an argument: nothing in Kedjan reads the machine's clock but the composition root."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from typing import Protocol
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def swedish_day(moment: datetime) -> date:
    """Return the calendar day in Sweden at the moment, which may be another than the day in UTC."""
    return moment.astimezone(STOCKHOLM).date()


def start_of_swedish_day(on: date) -> datetime:
    """Return the midnight in Sweden that the day begins with, where the day before ends."""
    return datetime.combine(on, time_of_day.min, STOCKHOLM)


def swedish_noon(on: date) -> datetime:
    """Return twelve o'clock in Sweden on the day: the moment of what is known by its day only."""
    return datetime.combine(on, time_of_day(12), STOCKHOLM)


class Clock(Protocol):
    """What rules and operations may ask about time."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""

    def today(self) -> date:
        """Return the calendar day in Sweden."""


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for tests, and for one request that must see one moment throughout."""

    at: datetime

    def __post_init__(self) -> None:
        """Refuse a moment without a time zone, which would mean another day on another machine; raises ValueError."""
        if self.at.tzinfo is None:
            raise ValueError("a clock needs an aware moment")

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self.at

    def today(self) -> date:
        """Return its day in Sweden."""
        return swedish_day(self.at)


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """The machine's clock moved by an offset; zero in service, years back in the demo."""

    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        """Return the shifted moment."""
        return datetime.fromtimestamp(time.time(), UTC) + self.offset

    def today(self) -> date:
        """Return its day in Sweden."""
        return swedish_day(self.now())
