"""Days of sick leave, counted as the Social Insurance Code does: days that were sick leave, periods put together.

Two periods with fewer than 90 days between them are counted as one; the days between are not counted. Kedjan reminds
of a day to check with the Social Insurance Agency and says nothing of what anybody is entitled to. Rule and sources:
docs/rules/clocks.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kedjan.kernel.period import Period

MERGED_WITHIN = 90
"""Days between two periods that keep them apart."""


@dataclass(frozen=True, slots=True)
class SickLeave:
    """The sick leave that is counted: its periods in their order, none touching another, the last perhaps open."""

    periods: tuple[Period, ...]

    def day_number(self, day: date) -> int:
        """Return how many days of sick leave there were up to and with the day; 1 on the first."""
        return sum(_days_through(period, day) for period in self.periods)

    def date_of(self, number: int) -> date | None:
        """Return the date that is day `number`, 1 for the first; None where the sick leave ends before it."""
        left = number - 1
        for period in self.periods:
            if period.days is None or left < period.days:
                return period.start + timedelta(days=left)
            left -= period.days
        return None


def sick_leave_at(periods: tuple[Period, ...], day: date) -> SickLeave | None:
    """Return the sick leave that the day belongs to, or that a new period on the day would be counted with.

    periods: in any order; those that overlap or touch are one. None where nothing was within 90 days before the day.
    """
    chain: list[Period] = []
    for period in _joined(periods):
        if period.start > day:
            break
        if chain and not _counted_together(chain[-1], period.start):
            chain = []
        chain.append(period)
    if not chain or not _counted_together(chain[-1], day):
        return None
    return SickLeave(tuple(chain))


def _joined(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return the periods in order, with those that overlap or touch made one, and without empty ones."""
    joined: list[Period] = []
    for period in sorted((each for each in periods if each.days != 0), key=lambda each: each.start):
        last = joined[-1] if joined else None
        if last is None or (last.end is not None and last.end < period.start):
            joined.append(period)
        elif last.end is not None and (period.end is None or period.end > last.end):
            joined[-1] = Period(last.start, period.end)
    return tuple(joined)


def _counted_together(earlier: Period, day: date) -> bool:
    """Tell whether a sick day then would be counted with the earlier period."""
    return earlier.end is None or (day - earlier.end).days < MERGED_WITHIN


def _days_through(period: Period, day: date) -> int:
    """Return how many days of the period there were up to and with the day."""
    if day < period.start:
        return 0
    until = day + timedelta(days=1)
    return ((until if period.end is None else min(until, period.end)) - period.start).days
