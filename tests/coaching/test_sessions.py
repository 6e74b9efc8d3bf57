"""When the sessions of a group are, who may lead them, and how far the group has come."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kedjan.coaching.domain.codes import GroupStatus, Part
from kedjan.coaching.domain.leading_codes import SessionState
from kedjan.coaching.domain.sessions import (
    CANNOT_LEAD,
    NOBODY_LED,
    NOT_YET,
    TOO_FEW_LEAD,
    WAS_CANCELLED,
    Led,
    may_lead,
    obstacles_to_hold,
    session_days,
    status_after,
)
from kedjan.kernel.period import Period
from kedjan.kernel.refusal import Reason

MONDAY = date(2013, 1, 7)
ANNA, BO, CARIN = UUID(int=1), UUID(int=2), UUID(int=3)
LEADERS = (
    Led(ANNA, Part.LEADS, MONDAY, None),
    Led(BO, Part.LEADS, MONDAY, None),
    Led(CARIN, Part.STANDS_BY, MONDAY, None),
)
HELD, PLANNED, CANCELLED = SessionState.HELD, SessionState.PLANNED, SessionState.CANCELLED


def test_sessions_are_a_week_apart_on_the_groups_weekday() -> None:
    assert session_days(MONDAY, 2, 3, frozenset()) == (date(2013, 1, 9), date(2013, 1, 16), date(2013, 1, 23))


def test_a_group_pauses_over_closed_weeks_of_every_year() -> None:
    days = session_days(date(2012, 12, 10), 0, 3, frozenset({51, 52, 1}))

    assert days == (date(2012, 12, 10), date(2013, 1, 7), date(2013, 1, 14))


def test_a_year_without_an_open_week_is_refused() -> None:
    with pytest.raises(ValueError, match="no week is open"):
        session_days(MONDAY, 0, 1, frozenset(range(1, 54)))


def test_both_leaders_may_lead_and_the_reserve_may_not() -> None:
    assert may_lead(LEADERS, MONDAY) == {ANNA, BO}


def test_the_reserve_may_lead_while_a_leader_is_away_and_so_may_the_leader_who_comes_anyway() -> None:
    away = replace(LEADERS[0], away=(Period(MONDAY, date(2013, 1, 8)),))

    assert may_lead((away, *LEADERS[1:]), MONDAY) == {ANNA, BO, CARIN}
    assert may_lead((away, *LEADERS[1:]), date(2013, 1, 8)) == {ANNA, BO}


def test_the_reserve_may_lead_where_a_leader_has_left() -> None:
    left = replace(LEADERS[1], until_on=MONDAY)

    assert may_lead((LEADERS[0], left, LEADERS[2]), MONDAY) == {ANNA, CARIN}


@pytest.mark.parametrize(
    ("number", "led_by", "found"),
    [
        (1, {ANNA, BO}, ()),
        (1, {ANNA}, (TOO_FEW_LEAD,)),
        (1, set(), (NOBODY_LED,)),
        (2, {ANNA}, ()),
        (2, set(), (NOBODY_LED,)),
        (2, {ANNA, CARIN}, (CANNOT_LEAD,)),
    ],
)
def test_the_first_session_needs_two_coaches_and_the_others_one(
    number: int, led_by: set[UUID], found: tuple[Reason, ...]
) -> None:
    reasons = obstacles_to_hold(
        number=number, on=MONDAY, today=MONDAY, state=PLANNED, led_by=led_by, allowed={ANNA, BO}
    )

    assert reasons == found


def test_a_session_of_tomorrow_and_one_that_is_cancelled_have_not_been_held() -> None:
    reasons = obstacles_to_hold(
        number=2, on=MONDAY, today=date(2013, 1, 6), state=CANCELLED, led_by={ANNA}, allowed={ANNA}
    )

    assert reasons == (NOT_YET, WAS_CANCELLED)


@pytest.mark.parametrize(
    ("states", "status"),
    [
        ((PLANNED, PLANNED), GroupStatus.PLANNED),
        ((CANCELLED, PLANNED), GroupStatus.PLANNED),
        ((HELD, PLANNED), GroupStatus.STARTED),
        ((CANCELLED, HELD, PLANNED), GroupStatus.STARTED),
        ((HELD, CANCELLED), GroupStatus.ENDED),
        ((HELD, HELD), GroupStatus.ENDED),
    ],
)
def test_a_group_starts_with_its_first_session_and_ends_when_none_is_left(
    states: tuple[SessionState, ...], status: GroupStatus
) -> None:
    assert status_after(GroupStatus.PLANNED, states) is status


def test_a_cancelled_start_stays_cancelled() -> None:
    assert status_after(GroupStatus.CANCELLED, (HELD,)) is GroupStatus.CANCELLED
