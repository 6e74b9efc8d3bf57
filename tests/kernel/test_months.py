"""Calendar months: docs/rules/early-list.md."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.months import add_months


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2013, 7, 14), -6, date(2013, 1, 14)),
        (date(2013, 8, 31), -6, date(2013, 2, 28)),
        (date(2012, 8, 31), -6, date(2012, 2, 29)),
        (date(2012, 8, 29), -6, date(2012, 2, 29)),
        (date(2013, 3, 31), -1, date(2013, 2, 28)),
        (date(2013, 1, 31), -2, date(2012, 11, 30)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2013, 12, 31), 0, date(2013, 12, 31)),
        (date(2013, 12, 31), 1, date(2014, 1, 31)),
    ],
)
def test_a_month_is_the_same_day_or_the_last_one(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_are_counted_exactly_and_the_day_only_shrinks_to_fit(day: date, months: int) -> None:
    result = add_months(day, months)

    assert result.year * 12 + result.month - day.year * 12 - day.month == months
    assert result.day == min(day.day, monthrange(result.year, result.month)[1])


def test_months_outside_the_calendar_are_an_error() -> None:
    with pytest.raises(ValueError, match="leaves the calendar"):
        add_months(date(1, 1, 1), -1)
