"""What starts a clock is written with days that can be, once, and only where Kedjan does not know it already."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.clock_events import CATEGORIES, ClockEvent, Written, refusals_to_write
from kedjan.kernel.ids import ClockId, new_id
from kedjan.kernel.refusal import Reason
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)


def sick(first: date, last: date | None = None) -> Written:
    return Written(ClockId(new_id()), ClockEvent.SICK_LEAVE, first, last)


def reasons(event: ClockEvent, began_on: date, last_on: date | None = None, *others: Written) -> tuple[Reason, ...]:
    return refusals_to_write(event=event, began_on=began_on, last_on=last_on, others=others, today=TODAY)


def test_a_sick_leave_that_goes_on_and_one_that_has_ended_are_written() -> None:
    assert reasons(ClockEvent.SICK_LEAVE, date(2012, 11, 5)) == ()
    assert reasons(ClockEvent.SICK_LEAVE, date(2012, 11, 5), date(2012, 11, 5)) == ()


def test_a_sick_leave_does_not_end_before_it_starts() -> None:
    assert codes(reasons(ClockEvent.SICK_LEAVE, date(2012, 11, 5), date(2012, 11, 4))) == [
        "clock-ends-before-it-starts"
    ]


def test_only_a_sick_leave_has_a_last_day() -> None:
    assert codes(reasons(ClockEvent.REFERRED, date(2012, 11, 5), date(2012, 11, 6))) == ["clock-without-an-end"]


@pytest.mark.parametrize(
    ("began_on", "expected"), [(date(2014, 1, 14), []), (date(2014, 1, 15), ["clock-too-far-ahead"])]
)
def test_nothing_is_written_more_than_a_year_ahead(began_on: date, expected: list[str]) -> None:
    assert codes(reasons(ClockEvent.CARE_DECIDED, began_on)) == expected


@pytest.mark.parametrize("event", sorted(set(ClockEvent) - set(CATEGORIES)))
def test_what_kedjan_knows_already_is_not_written_by_hand(event: ClockEvent) -> None:
    assert codes(reasons(event, TODAY)) == ["clock-known-elsewhere"]


def test_a_period_that_goes_into_another_is_refused_and_says_which() -> None:
    other = sick(date(2012, 11, 5), date(2012, 11, 30))

    (reason,) = reasons(ClockEvent.SICK_LEAVE, date(2012, 11, 30), None, other)

    assert reason.code == "sick-leave-overlaps"
    assert reason.values == {"start": "2012-11-05", "end": "2012-11-30"}
    assert reasons(ClockEvent.SICK_LEAVE, date(2012, 12, 1), None, other) == ()


def test_a_period_that_goes_into_one_that_is_open_says_since_when() -> None:
    (reason,) = reasons(ClockEvent.SICK_LEAVE, TODAY, None, sick(date(2012, 11, 5)))

    assert (reason.code, reason.values) == ("sick-leave-overlaps-open", {"start": "2012-11-05"})


def test_the_same_is_not_written_twice_on_a_day_but_on_another_day_it_is() -> None:
    referred = Written(ClockId(new_id()), ClockEvent.REFERRED, date(2012, 11, 5))

    assert codes(reasons(ClockEvent.REFERRED, date(2012, 11, 5), None, referred)) == ["clock-already-written"]
    assert reasons(ClockEvent.REFERRED, date(2012, 11, 6), None, referred) == ()
    assert reasons(ClockEvent.CARE_SOUGHT, date(2012, 11, 5), None, referred) == ()


DAYS = st.dates(date(2012, 1, 1), date(2013, 1, 14))


@given(DAYS, st.none() | DAYS, DAYS, st.none() | DAYS)
def test_two_periods_are_refused_exactly_when_they_share_a_day(
    first: date, last: date | None, other: date, other_last: date | None
) -> None:
    if (last and last < first) or (other_last and other_last < other):
        return
    shared = max(first, other) <= min(last or date.max, other_last or date.max)

    assert bool(reasons(ClockEvent.SICK_LEAVE, first, last, sick(other, other_last))) == shared
