"""Individual coaching: for the programme's own months from the start of the group. docs/rules/leading-groups.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kedjan.kernel.months import add_months

MOST_DAYS_BETWEEN = 28
"""Four weeks between talks when the group has ended [D]."""


class TalkState(StrEnum):
    """What is next in the individual coaching."""

    IN_GROUP = "in_group"
    PLANNED = "planned"
    TO_PLAN = "to_plan"
    LATE = "late"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of talks: the latest that was held, and the day that was set for the next."""

    held_on: date | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class TalkClock:
    """The clock: what is next and when; due_on is the day that was set, or the last day to have one.

    over_on: the first day without coaching.
    """

    state: TalkState
    due_on: date | None
    over_on: date


def over_on(starts_on: date, months: int) -> date:
    """Return the first day without coaching: the same day so many months later, or that month's last day."""
    return add_months(starts_on, months)


def last_day(over: date) -> date:
    """Return the last day with coaching: what a page says, for nobody reads "until" alike."""
    return over - timedelta(days=1)


def talk_clock(*, over: date, ends_on: date, talks: Iterable[Held], today: date) -> TalkClock:
    """Return what is next. over: as over_on; ends_on: the day of the group's last session; talks: newest first.

    While the group meets nothing is due unless a talk was set. Then four weeks from the latest talk or from the end of
    the group, whichever is later, are the most, and never past the last day.
    """
    known = tuple(talks)
    if today >= over:
        return TalkClock(TalkState.OVER, None, over)
    set_on = known[0].next_on if known else None
    if set_on is not None:
        return TalkClock(TalkState.LATE if set_on < today else TalkState.PLANNED, set_on, over)
    if today <= ends_on:
        return TalkClock(TalkState.IN_GROUP, None, over)
    latest = max((one.held_on for one in known if one.held_on is not None), default=ends_on)
    due = min(max(latest, ends_on) + timedelta(days=MOST_DAYS_BETWEEN), over - timedelta(days=1))
    return TalkClock(TalkState.LATE if due < today else TalkState.TO_PLAN, due, over)
