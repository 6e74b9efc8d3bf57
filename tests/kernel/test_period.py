"""Half-open periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.period import Period

NEW_YEAR = date(2013, 1, 1)
days = st.integers(0, 40).map(lambda count: NEW_YEAR + timedelta(days=count))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted((draw(days), draw(days)))
    return Period(start, draw(st.sampled_from((end, None))))


def test_a_period_that_ends_before_it_starts_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="ends 2012-12-31 before it starts 2013-01-01"):
        Period(NEW_YEAR, date(2012, 12, 31))


def test_the_start_belongs_and_the_end_does_not() -> None:
    january = Period(NEW_YEAR, date(2013, 2, 1))

    assert [day in january for day in (date(2012, 12, 31), NEW_YEAR, date(2013, 1, 31), date(2013, 2, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert january.days == 31


def test_a_period_through_its_last_day_holds_that_day() -> None:
    january = Period.through(NEW_YEAR, date(2013, 1, 31))

    assert january == Period(NEW_YEAR, date(2013, 2, 1))


def test_a_period_until_further_notice_has_no_number_of_days() -> None:
    open_ended = Period(NEW_YEAR)

    assert date.max in open_ended
    assert open_ended.days is None


@given(periods(), periods())
def test_two_periods_overlap_exactly_when_they_share_a_day(first: Period, second: Period) -> None:
    share = any(
        NEW_YEAR + timedelta(days=count) in first and NEW_YEAR + timedelta(days=count) in second for count in range(42)
    )

    assert first.overlaps(second) is second.overlaps(first) is share
