"""Weeks of a planned year: whole numbers from its first Monday, and back to days."""

from collections.abc import Iterable
from datetime import date, timedelta

from kedjan.kernel.period import Period

WEEKS = 52
_MONDAY = 0


def is_monday(day: date) -> bool:
    """Tell whether a year can begin on the day."""
    return day.weekday() == _MONDAY


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def week_of(first_week_on: date, day: date) -> int:
    """Return the day's week counted from the first one, which is 0; earlier days have negative weeks."""
    return (day - first_week_on).days // 7


def day_of(first_week_on: date, week: int) -> date:
    """Return the Monday of a week."""
    return first_week_on + timedelta(weeks=week)


def weeks_within(first_week_on: date, periods: Iterable[Period], *, weeks: int = WEEKS * 2) -> tuple[int, ...]:
    """Return the weeks, from 0, in which a weekday lies in one of the periods: then nobody counts on that week.

    Weeks of the next year belong, because a group that starts late meets in them.
    """
    return tuple(
        week
        for week in range(weeks)
        if any(period.overlaps(_workdays(day_of(first_week_on, week))) for period in periods)
    )


def closed_weeks(first_week_on: date, iso_weeks: Iterable[int], *, weeks: int = WEEKS) -> tuple[int, ...]:
    """Return which of the year's weeks have one of the numbers by ISO 8601."""
    closed = set(iso_weeks)
    return tuple(week for week in range(weeks) if day_of(first_week_on, week).isocalendar().week in closed)


def _workdays(monday: date) -> Period:
    return Period(monday, monday + timedelta(days=5))
