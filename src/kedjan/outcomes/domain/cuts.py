"""The days that results are published for and goals are judged on, known before the data. docs/rules/outcomes.md."""

from datetime import date, timedelta

from kedjan.kernel.months import add_months
from kedjan.kernel.period import Period


def latest_cut(today: date) -> date:
    """Return the last day of the latest finished quarter: published tables hold for such days and no others."""
    first_of_quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first_of_quarter - timedelta(days=1)


def next_cut(today: date) -> date:
    """Return the last day of the running quarter."""
    return latest_cut(add_months(date(today.year, today.month, 1), 3))


def planned_looks(period: Period, *, after_months: int) -> tuple[date, ...]:
    """Return the days on which a goal is judged: each 31 December, and the day by which everyone's time has come.

    after_months: how long after the programme's last day that is. A programme without an end has no planned look.
    """
    if period.end is None:
        return ()
    last = add_months(period.end - timedelta(days=1), after_months)
    years = (date(year, 12, 31) for year in range(period.start.year, last.year + 1))
    return (*(day for day in years if period.start <= day < last), last)
