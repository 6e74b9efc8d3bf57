"""The goals of a programme file, read from facts and judged on the days that were planned for it."""

from datetime import date, timedelta

from kedjan.coaching.domain.starts import GroupStart
from kedjan.engines.indicators.shares import volume_verdict
from kedjan.outcomes.domain.coaching_goals import read_coaching_goal
from kedjan.outcomes.domain.cuts import planned_looks
from kedjan.outcomes.domain.facts import ResultFact, after_twelve_months, at_exit
from kedjan.outcomes.domain.followups import AFTER_MONTHS, WINDOW_MONTHS
from kedjan.outcomes.domain.readings import GoalReading, Judgement, Measured, judge, shares_by_sex
from kedjan.programmes.domain.codes import GoalKind, Unit, WindowKind
from kedjan.programmes.domain.programme import Goal, ProgrammeFile


def read_goals(
    facts: tuple[ResultFact, ...], programme: ProgrammeFile, as_of: date, starts: tuple[GroupStart, ...] = ()
) -> tuple[GoalReading, ...]:
    """Return each goal of the file in its order; work and education are also read twelve months after the start.

    starts: of the programme's coaching groups.
    """
    readings: list[GoalReading] = []
    for goal in programme.goals:
        coached = read_coaching_goal(facts, starts, programme, goal, as_of)
        readings.extend(coached or _readings(facts, programme, goal, as_of))
    return tuple(readings)


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
