"""Weeks of a year that is planned: whole numbers from its first Monday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.coaching.domain.weeks import closed_weeks, day_of, is_monday, monday_of, week_of, weeks_within
from kedjan.kernel.period import Period

FIRST = date(2027, 1, 4)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_day_lies_in_the_week_of_its_monday(day: date) -> None:
    week = week_of(FIRST, day)

    assert day_of(FIRST, week) == monday_of(day)
    assert is_monday(monday_of(day))


def test_the_weeks_closed_by_their_numbers_are_those_of_the_calendar() -> None:
    assert closed_weeks(FIRST, [1, 29, 30, 31, 32, 52]) == (0, 28, 29, 30, 31, 51)


def test_a_year_with_week_53_closes_it_only_where_it_is() -> None:
    assert closed_weeks(date(2026, 1, 5), [53]) == (51,)
    assert closed_weeks(FIRST, [53]) == ()


@pytest.mark.parametrize(
    ("first", "last", "weeks"),
    [
        (date(2027, 1, 8), date(2027, 1, 8), (0,)),
        (date(2027, 1, 9), date(2027, 1, 10), ()),
        (date(2027, 1, 10), date(2027, 1, 11), (1,)),
        (date(2027, 1, 15), date(2027, 1, 18), (1, 2)),
        (date(2026, 12, 1), date(2027, 1, 4), (0,)),
    ],
)
def test_a_week_is_lost_when_a_weekday_of_it_is(first: date, last: date, weeks: tuple[int, ...]) -> None:
    assert weeks_within(FIRST, [Period.through(first, last)]) == weeks


def test_what_has_no_end_takes_every_week_of_this_year_and_the_next() -> None:
    assert weeks_within(FIRST, [Period(FIRST + timedelta(weeks=100))]) == (100, 101, 102, 103)
