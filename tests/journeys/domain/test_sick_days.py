"""Days of sick leave are counted as the law counts them: sick days alone, periods near one another together."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.sick_days import MERGED_WITHIN, SickLeave, sick_leave_at
from kedjan.kernel.period import Period

FIRST = date(2024, 1, 1)  # a leap year
OPEN = (Period(FIRST),)


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _leave(periods: tuple[Period, ...], day: date) -> SickLeave:
    found = sick_leave_at(periods, day)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "on"),
    [
        (1, date(2024, 1, 1)),
        (60, date(2024, 2, 29)),
        (90, date(2024, 3, 30)),
        (91, date(2024, 3, 31)),
        (180, date(2024, 6, 28)),
        (181, date(2024, 6, 29)),
        (364, date(2024, 12, 29)),
        (365, date(2024, 12, 30)),
        (366, date(2024, 12, 31)),
    ],
)
def test_a_day_has_its_number_and_a_number_its_day(number: int, on: date) -> None:
    leave = _leave(OPEN, on)

    assert leave.date_of(number) == on
    assert leave.day_number(on) == number


def test_in_a_year_that_is_no_leap_year_day_366_is_in_the_next() -> None:
    assert _leave((Period(date(2023, 1, 1)),), date(2023, 6, 1)).date_of(366) == date(2024, 1, 1)


@pytest.mark.parametrize(("between", "number"), [(0, 41), (1, 41), (30, 41), (89, 41), (90, 11), (91, 11)])
def test_periods_fewer_than_90_days_apart_are_counted_together_without_the_days_between(
    between: int, number: int
) -> None:
    again = _day(30 + between)

    leave = _leave((Period(FIRST, _day(30)), Period(again)), again + timedelta(days=10))

    assert leave.day_number(again + timedelta(days=10)) == number


def test_a_pause_of_exactly_a_month_moves_every_later_day_by_it() -> None:
    paused = (Period(FIRST, date(2024, 2, 1)), Period(date(2024, 3, 1)))

    leave = _leave(paused, date(2024, 3, 1))

    assert leave.day_number(date(2024, 3, 1)) == 32
    assert leave.date_of(91) == date(2024, 3, 31) + timedelta(days=29)


def test_sick_leave_that_ended_counts_as_long_as_a_new_day_would_be_counted_with_it() -> None:
    ended = (Period(FIRST, _day(30)),)

    assert sick_leave_at(ended, _day(30 + MERGED_WITHIN - 1)) == SickLeave(ended)
    assert sick_leave_at(ended, _day(30 + MERGED_WITHIN)) is None


def test_a_day_that_sick_leave_does_not_reach_has_no_date() -> None:
    assert _leave((Period(FIRST, _day(30)),), _day(10)).date_of(31) is None


def test_before_the_first_period_there_is_no_sick_leave() -> None:
    assert sick_leave_at(OPEN, FIRST - timedelta(days=1)) is None
    assert sick_leave_at((), FIRST) is None


PERIODS = st.lists(
    st.tuples(st.integers(0, 800), st.integers(0, 200)).map(lambda pair: Period(_day(pair[0]), _day(sum(pair)))),
    max_size=6,
).map(tuple)


def _counted(periods: tuple[Period, ...], day: date) -> int:
    """Count day by day, as somebody with a calendar would: 90 days off begin anew."""
    counted = off = 0
    for number in range((day - FIRST).days + 1):
        if any(_day(number) in period for period in periods):
            counted, off = counted + 1, 0
        else:
            off += 1
        if off >= MERGED_WITHIN:
            counted = 0
    return counted


@given(PERIODS, st.integers(0, 1_000))
def test_the_number_of_a_sick_day_is_what_a_calendar_says(periods: tuple[Period, ...], number: int) -> None:
    day = _day(number)
    leave = sick_leave_at(periods, day)
    sick = any(day in period for period in periods)

    if sick:
        assert leave is not None
        assert leave.day_number(day) == _counted(periods, day)
        assert leave.date_of(leave.day_number(day)) == day


@given(PERIODS, st.integers(0, 1_000))
def test_the_order_in_which_periods_were_told_changes_nothing(periods: tuple[Period, ...], number: int) -> None:
    assert sick_leave_at(periods, _day(number)) == sick_leave_at(periods[::-1], _day(number))
