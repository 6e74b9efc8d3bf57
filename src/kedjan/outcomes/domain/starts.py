"""Starts of coaching groups, counted by the programme's years and areas. Pure; docs/rules/outcomes.md.

A year is twelve months from the programme's first day, so that each is whole: nothing is aimed at for half of one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kedjan.coaching.domain.starts import GroupStart
from kedjan.kernel.months import add_months
from kedjan.kernel.period import Period


@dataclass(frozen=True, slots=True)
class StartsRow:
    """The starts of an area in a year: planned are all that were ever published, cancelled and started among them."""

    year: Period
    area: str
    planned: int
    started: int
    cancelled: int
    substituted: int


def years_of(period: Period, as_of: date) -> tuple[Period, ...]:
    """Return the programme's years that have begun by the day; the last may be short, where the programme ends."""
    years: list[Period] = []
    start = period.start
    while start <= as_of and (period.end is None or start < period.end):
        following = add_months(period.start, 12 * (len(years) + 1))
        years.append(Period(start, following if period.end is None else min(following, period.end)))
        start = following
    return tuple(years)


def is_whole(year: Period) -> bool:
    """Tell whether it is a whole year: a number for a year is aimed at in no other."""
    return year.end == add_months(year.start, 12)


def is_over(year: Period, as_of: date) -> bool:
    """Tell whether the year has ended by the end of the day."""
    return year.end is not None and as_of >= year.end - timedelta(days=1)


def has_started(one: GroupStart, as_of: date) -> bool:
    """Tell whether the group had started by the day; a start that was cancelled never has."""
    return one.started_on is not None and one.started_on <= as_of


def starts_table(
    starts: Iterable[GroupStart], *, period: Period, areas: Iterable[str], as_of: date
) -> tuple[StartsRow, ...]:
    """Count the starts as they stood at the end of the day: each year, each area, whether it has any or not."""
    known = [one for one in starts if one.published_on <= as_of]
    order = tuple(areas)
    return tuple(
        _row(year, area, [one for one in known if one.starts_on in year and one.area == area], as_of)
        for year in years_of(period, as_of)
        for area in order
    )


def _row(year: Period, area: str, starts: list[GroupStart], as_of: date) -> StartsRow:
    return StartsRow(
        year=year,
        area=area,
        planned=len(starts),
        started=sum(has_started(one, as_of) for one in starts),
        cancelled=sum(one.cancelled_on is not None and one.cancelled_on <= as_of for one in starts),
        substituted=sum(one.substituted_on is not None and one.substituted_on <= as_of for one in starts),
    )
