"""The days that results are published for and goals are judged on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.period import Period
from kedjan.outcomes.domain.cuts import latest_cut, next_cut, planned_looks

FRAMSTEGET = Period.through(date(2010, 10, 1), date(2014, 6, 30))


@pytest.mark.parametrize(
    ("today", "latest", "following"),
    [
        (date(2013, 1, 14), date(2012, 12, 31), date(2013, 3, 31)),
        (date(2013, 3, 31), date(2012, 12, 31), date(2013, 3, 31)),
        (date(2013, 4, 1), date(2013, 3, 31), date(2013, 6, 30)),
        (date(2012, 12, 31), date(2012, 9, 30), date(2012, 12, 31)),
    ],
)
def test_results_are_published_for_the_last_day_of_a_finished_quarter(
    today: date, latest: date, following: date
) -> None:
    assert (latest_cut(today), next_cut(today)) == (latest, following)


@given(today=st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_today_always_lies_between_the_cuts(today: date) -> None:
    assert latest_cut(today) < today <= next_cut(today)
    assert next_cut(latest_cut(today) + timedelta(days=1)) == next_cut(today)


def test_a_goal_at_the_exit_is_judged_each_new_years_eve_and_on_the_last_day() -> None:
    assert planned_looks(FRAMSTEGET, after_months=0) == (
        date(2010, 12, 31),
        date(2011, 12, 31),
        date(2012, 12, 31),
        date(2013, 12, 31),
        date(2014, 6, 30),
    )


def test_a_goal_after_twelve_months_is_judged_until_the_last_ones_have_had_their_time() -> None:
    assert planned_looks(FRAMSTEGET, after_months=14)[-2:] == (date(2014, 12, 31), date(2015, 8, 30))


def test_a_programme_that_ends_on_new_years_eve_is_judged_once_that_day() -> None:
    period = Period.through(date(2012, 1, 1), date(2012, 12, 31))

    assert planned_looks(period, after_months=0) == (date(2012, 12, 31),)


def test_a_programme_without_an_end_has_no_planned_look() -> None:
    assert planned_looks(Period(date(2012, 1, 1)), after_months=0) == ()
