"""Calendar months, exactly: the same day of another month, or that month's last day where the day does not exist."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """Return the day `months` calendar months later (earlier, if negative).

    31 August minus six months is 28 February, or the 29th in a leap year; adding the six months back does not
    restore the 31st. Raises ValueError outside years 1 to 9999. The rule is [D]: docs/rules/early-list.md.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"{months} months from {day} leaves the calendar")
    return date(year, month, min(day.day, monthrange(year, month)[1]))
