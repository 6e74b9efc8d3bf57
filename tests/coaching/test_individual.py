"""Individual coaching has a clock of its own, for exactly a year from the group's start."""

from datetime import date, timedelta

import pytest

from kedjan.coaching.domain.individual import Held, TalkClock, TalkState, over_on, talk_clock

STARTS, ENDS, OVER = date(2013, 1, 7), date(2013, 3, 11), date(2014, 1, 7)


def _clock(today: date, *talks: Held) -> TalkClock:
    return talk_clock(over=over_on(STARTS, 12), ends_on=ENDS, talks=talks, today=today)


@pytest.mark.parametrize(
    ("starts", "over"),
    [
        (STARTS, OVER),
        (date(2012, 2, 29), date(2013, 2, 28)),
        (date(2011, 2, 28), date(2012, 2, 28)),
        (date(2012, 12, 31), date(2013, 12, 31)),
    ],
)
def test_coaching_goes_on_for_a_year_and_not_a_day_more(starts: date, over: date) -> None:
    assert over_on(starts, 12) == over


@pytest.mark.parametrize(
    ("months", "over"),
    [(1, date(2013, 2, 28)), (6, date(2013, 7, 31)), (12, date(2014, 1, 31)), (18, date(2014, 7, 31))],
)
def test_a_programme_has_its_own_number_of_months(months: int, over: date) -> None:
    assert over_on(date(2013, 1, 31), months) == over


def test_the_clock_stops_on_the_day_when_the_programmes_own_months_are_over() -> None:
    over = over_on(STARTS, 6)

    def state(today: date) -> TalkState:
        return talk_clock(over=over, ends_on=ENDS, talks=(Held(date(2013, 6, 24), None),), today=today).state

    assert over == date(2013, 7, 7)
    assert (state(over - timedelta(days=1)), state(over)) == (TalkState.TO_PLAN, TalkState.OVER)


def test_nothing_is_due_while_the_group_meets() -> None:
    assert _clock(ENDS) == TalkClock(TalkState.IN_GROUP, None, OVER)


def test_four_weeks_after_the_group_a_talk_is_late() -> None:
    due = ENDS + timedelta(days=28)

    assert _clock(ENDS + timedelta(days=1)) == TalkClock(TalkState.TO_PLAN, due, OVER)
    assert _clock(due) == TalkClock(TalkState.TO_PLAN, due, OVER)
    assert _clock(due + timedelta(days=1)) == TalkClock(TalkState.LATE, due, OVER)


def test_the_weeks_are_counted_from_the_latest_talk() -> None:
    held = Held(date(2013, 5, 6), None)

    assert _clock(date(2013, 5, 7), held) == TalkClock(TalkState.TO_PLAN, date(2013, 6, 3), OVER)


def test_a_day_that_was_set_holds_also_while_the_group_meets() -> None:
    assert _clock(STARTS, Held(None, date(2013, 1, 20))) == TalkClock(TalkState.PLANNED, date(2013, 1, 20), OVER)
    assert _clock(date(2013, 1, 20), Held(None, date(2013, 1, 20))).state is TalkState.PLANNED
    assert _clock(date(2013, 1, 21), Held(None, date(2013, 1, 20))).state is TalkState.LATE


def test_a_talk_that_was_held_since_takes_away_the_day_that_was_set() -> None:
    assert _clock(date(2013, 1, 25), Held(date(2013, 1, 24), None), Held(None, date(2013, 1, 20))).state is (
        TalkState.IN_GROUP
    )


def test_nothing_is_asked_for_past_the_year() -> None:
    held = Held(date(2013, 12, 30), None)

    assert _clock(date(2014, 1, 6), held) == TalkClock(TalkState.TO_PLAN, date(2014, 1, 6), OVER)
    assert _clock(OVER, held, Held(None, date(2014, 1, 6))) == TalkClock(TalkState.OVER, None, OVER)
