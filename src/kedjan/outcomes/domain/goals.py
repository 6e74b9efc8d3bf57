"""The goals of a programme file, read from facts and judged on the days that were planned for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kedjan.engines.indicators.shares import DEFAULT_CONFIDENCE, Share, Verdict, verdict, volume_verdict
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.cuts import planned_looks
from kedjan.outcomes.domain.facts import (
    Measure,
    ResultFact,
    after_twelve_months,
    at_exit,
    known_by,
    share_of,
)
from kedjan.outcomes.domain.followups import AFTER_MONTHS, WINDOW_MONTHS
from kedjan.programmes.domain.codes import GoalKind, Unit, WindowKind
from kedjan.programmes.domain.programme import Goal, ProgrammeFile


class Measured(StrEnum):
    """How a goal is read: in people, at the exit, twelve months after the start, or not in figures here."""

    PEOPLE = "people"
    AT_EXIT = "at_exit"
    AFTER_TWELVE_MONTHS = "after_twelve_months"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class SharesBySex:
    """One share, apart for women and men, and together; None stands in the place of a hidden one."""

    women: Share | None
    men: Share | None
    unknown: Share | None
    total: Share | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was said of a goal, and on which day."""

    verdict: Verdict
    on: date


@dataclass(frozen=True, slots=True)
class GoalReading:
    """One goal as it stands: the count or the shares of the day, the latest judgement and the next look."""

    goal_key: str
    measured: Measured
    target: int | None = None
    count: int | None = None
    shares: SharesBySex | None = None
    judgement: Judgement | None = None
    next_look_on: date | None = None


def read_goals(facts: tuple[ResultFact, ...], programme: ProgrammeFile, as_of: date) -> tuple[GoalReading, ...]:
    """Return each goal of the file in its order; work and education are also read twelve months after the start."""
    readings: list[GoalReading] = []
    for goal in programme.goals:
        readings.extend(_readings(facts, programme, goal, as_of))
    return tuple(readings)


def shares_by_sex(facts: Iterable[ResultFact], measure: Measure, as_of: date) -> SharesBySex:
    """Return the shares of women, men and unknown, and their sum."""
    of = {sex: Share(0, 0) for sex in Sex}
    for fact in facts:
        of[fact.sex] += measure(fact, as_of)
    women, men, unknown = of[Sex.WOMAN], of[Sex.MAN], of[Sex.UNKNOWN]
    return SharesBySex(women=women, men=men, unknown=unknown, total=women + men + unknown)


def judge(
    facts: tuple[ResultFact, ...], measure: Measure, *, goal: float, looks: tuple[date, ...], as_of: date
) -> Judgement | None:
    """Judge the goal (0 to 1) on the latest planned look that has been, or None before the first.

    The chance of a false verdict is shared among the looks (Bonferroni), so that five looks err no more than one would.
    """
    past = [day for day in looks if day <= as_of]
    if not past:
        return None
    share = share_of(known_by(facts, past[-1]), measure, past[-1])
    confidence = 1 - (1 - DEFAULT_CONFIDENCE) / len(looks)
    return Judgement(verdict(share, goal, at_planned_look=True, confidence=confidence), past[-1])


def _readings(
    facts: tuple[ResultFact, ...], programme: ProgrammeFile, goal: Goal, as_of: date
) -> tuple[GoalReading, ...]:
    how = _how(goal)
    if how is Measured.PEOPLE:
        return (_people(facts, programme, goal, as_of),)
    if how is Measured.AFTER_TWELVE_MONTHS:
        return (_share(facts, programme, goal, how, as_of),)
    if how is Measured.AT_EXIT:
        reached = frozenset(one.key for one in programme.outcomes if one.reaches_goal)
        also = (Measured.AFTER_TWELVE_MONTHS,) if set(goal.outcome_keys) == reached else ()
        return tuple(_share(facts, programme, goal, one, as_of) for one in (how, *also))
    return (GoalReading(goal.key, Measured.NOT_HERE, target=goal.target),)


def _how(goal: Goal) -> Measured:
    window = goal.window
    if goal.kind is GoalKind.COUNT and goal.unit is Unit.PARTICIPANTS and window.when is WindowKind.WHOLE_PROGRAMME:
        return Measured.PEOPLE
    if goal.kind is GoalKind.SHARE and goal.outcome_keys:
        if window.when is WindowKind.AT_EXIT:
            return Measured.AT_EXIT
        if window.when is WindowKind.AFTER_START and window.months == AFTER_MONTHS:
            return Measured.AFTER_TWELVE_MONTHS
    return Measured.NOT_HERE


def _people(facts: tuple[ResultFact, ...], programme: ProgrammeFile, goal: Goal, as_of: date) -> GoalReading:
    """Count people: met as soon as the number is reached, so that no look has to be waited for."""
    end, target = programme.period.end, goal.target or 0
    is_due = end is not None and as_of >= end - timedelta(days=1)
    said = volume_verdict(len(facts), target, is_due=is_due)
    last = None if end is None or is_due else end - timedelta(days=1)
    return GoalReading(
        goal.key,
        Measured.PEOPLE,
        target=goal.target,
        count=len(facts),
        judgement=Judgement(said, as_of),
        next_look_on=last,
    )


def _share(
    facts: tuple[ResultFact, ...], programme: ProgrammeFile, goal: Goal, how: Measured, as_of: date
) -> GoalReading:
    is_at_exit = how is Measured.AT_EXIT
    measure = at_exit(frozenset(goal.outcome_keys)) if is_at_exit else after_twelve_months
    looks = planned_looks(programme.period, after_months=0 if is_at_exit else AFTER_MONTHS + WINDOW_MONTHS)
    return GoalReading(
        goal.key,
        how,
        target=goal.target,
        shares=shares_by_sex(facts, measure, as_of),
        judgement=judge(facts, measure, goal=(goal.target or 0) / 100, looks=looks, as_of=as_of),
        next_look_on=next((day for day in looks if day > as_of), None),
    )
