"""Goals of coaching groups: people and starts a year, beside others, and chances of work. docs/rules/outcomes.md."""

from datetime import date, timedelta

from kedjan.coaching.domain.starts import GroupStart
from kedjan.engines.indicators.shares import Share, volume_verdict
from kedjan.kernel.period import Period
from kedjan.outcomes.domain.chances import Moment
from kedjan.outcomes.domain.cuts import planned_looks
from kedjan.outcomes.domain.facts import ResultFact, after_twelve_months, better_chances
from kedjan.outcomes.domain.followups import AFTER_MONTHS, WINDOW_MONTHS
from kedjan.outcomes.domain.readings import (
    GoalReading,
    Judgement,
    Measured,
    Others,
    SharesBySex,
    judge,
    shares_by_sex,
)
from kedjan.outcomes.domain.starts import has_started, is_over, is_whole, years_of
from kedjan.programmes.domain.codes import GoalKind, Measure, Unit, WindowKind
from kedjan.programmes.domain.compared import Compared, Counts
from kedjan.programmes.domain.programme import Goal, ProgrammeFile

IN_GROUPS = frozenset({Measured.MORE_THAN, Measured.CHANCES_AT_GROUP_END, Measured.CHANCES_AFTER_TWELVE_MONTHS})
"""What is read of those who have started in a group, and of nobody else."""


def read_coaching_goal(
    facts: tuple[ResultFact, ...],
    starts: tuple[GroupStart, ...],
    programme: ProgrammeFile,
    goal: Goal,
    as_of: date,
) -> tuple[GoalReading, ...]:
    """Return how a goal of coaching groups stands; nothing for a goal that is read otherwise.

    facts: as they stood at the end of the day. Only those who started in a group by then are counted.
    """
    if programme.coaching is None:
        return ()
    coached = tuple(one for one in facts if one.group is not None)
    if goal.unit is Unit.PARTICIPANTS_PER_YEAR:
        days = tuple(one.group.starts_on for one in coached if one.group is not None)
        return _each_year(goal, Measured.PEOPLE_A_YEAR, days, programme.period, as_of)
    if goal.unit is Unit.GROUP_STARTS_PER_YEAR:
        days = tuple(one.starts_on for one in starts if has_started(one, as_of))
        return _each_year(goal, Measured.STARTS_A_YEAR, days, programme.period, as_of)
    if goal.measure is Measure.PERCEIVED_CHANCES:
        return _chances(coached, programme, goal, as_of)
    return (_more_than(coached, goal, as_of),) if _is_after_twelve_months(goal) else ()


def _is_after_twelve_months(goal: Goal) -> bool:
    window = goal.window
    is_then = window.when is WindowKind.AFTER_START and window.months == AFTER_MONTHS
    return goal.kind is GoalKind.MORE_THAN and bool(goal.outcome_keys) and is_then


def _each_year(
    goal: Goal, measured: Measured, days: tuple[date, ...], period: Period, as_of: date
) -> tuple[GoalReading, ...]:
    return tuple(_year(goal, measured, days, year, as_of) for year in years_of(period, as_of))


def _year(goal: Goal, measured: Measured, days: tuple[date, ...], year: Period, as_of: date) -> GoalReading:
    """Count a year: met as soon as the number is reached; a short last year is counted and never judged."""
    count, is_past = sum(day in year for day in days), is_over(year, as_of)
    said = volume_verdict(count, goal.target or 0, is_due=is_past) if is_whole(year) else None
    return GoalReading(
        goal.key,
        measured,
        target=goal.target,
        count=count,
        judgement=None if said is None else Judgement(said, as_of),
        next_look_on=None if is_past or said is None or year.end is None else year.end - timedelta(days=1),
        year=year,
    )


def _chances(
    coached: tuple[ResultFact, ...], programme: ProgrammeFile, goal: Goal, as_of: date
) -> tuple[GoalReading, ...]:
    """Read the goal when the group ended, when it is judged, and beside it after twelve months, when it is not."""
    at_end, later = better_chances(Moment.GROUP_END), better_chances(Moment.TWELVE_MONTHS)
    looks = planned_looks(programme.period, after_months=WINDOW_MONTHS)
    return (
        GoalReading(
            goal.key,
            Measured.CHANCES_AT_GROUP_END,
            target=goal.target,
            shares=shares_by_sex(coached, at_end, as_of),
            judgement=judge(coached, at_end, goal=(goal.target or 0) / 100, looks=looks, as_of=as_of),
            next_look_on=next((day for day in looks if day > as_of), None),
        ),
        GoalReading(
            goal.key,
            Measured.CHANCES_AFTER_TWELVE_MONTHS,
            target=goal.target,
            shares=shares_by_sex(coached, later, as_of),
        ),
    )


def _more_than(coached: tuple[ResultFact, ...], goal: Goal, as_of: date) -> GoalReading:
    return GoalReading(
        goal.key,
        Measured.MORE_THAN,
        shares=shares_by_sex(coached, after_twelve_months, as_of),
        others=None if goal.compared is None else _others(goal.compared),
    )


def _others(compared: Compared) -> Others:
    women, men = _share(compared.women), _share(compared.men)
    shares = SharesBySex(women=women, men=men, unknown=Share(0, 0), total=women + men)
    return Others(shares, compared.period, compared.source)


def _share(counts: Counts) -> Share:
    return Share(counts.reached, counts.known, missing=counts.missing)
