"""Working days, so that the demo's history has no meeting on a Sunday."""

from datetime import date, timedelta

_SATURDAY = 5
_HOLIDAYS = frozenset({(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)})
"""Holidays on fixed dates; Easter and midsummer are left out, nothing depends on them."""


def working_day(day: date) -> date:
    """Return the day, or the next one that is neither at a weekend nor a holiday on a fixed date."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=1)
    return day


def working_days_after(day: date, days: float) -> date:
    """Return the working day at or after so many calendar days later; at least one day later."""
    return working_day(day + timedelta(days=max(1, round(days))))
