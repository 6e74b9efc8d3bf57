"""What a coach's illness does to the plan that holds, and the ready repairs. Rule: docs/rules/coach-ill.md."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

from kedjan.coaching.domain.weeks import week_of, weeks_within
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.queries.resources import coaches
from kedjan.engines.groups.illness import Repair, affected, with_absence
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import CoachId
from kedjan.kernel.period import Period


@dataclass(frozen=True, slots=True)
class Illness:
    """A coach away on some days, first and last, without warning."""

    coach_id: CoachId
    first_on: date
    last_on: date

    def weeks(self, first_week_on: date) -> tuple[int, ...]:
        """Return the weeks of the plan in which nobody can count on the coach."""
        return weeks_within(first_week_on, [Period.through(self.first_on, self.last_on)])


@dataclass(frozen=True, slots=True)
class Ready:
    """The groups that the illness touches, the repairs with the least disturbing first, and the facts as they are."""

    affected: tuple[Group, ...]
    repairs: tuple[Repair, ...]
    problem: Problem


def ready_repairs(*, actor: Actor, holds: PlanView, illness: Illness, today: date) -> Ready:
    """Return what the illness touches in the plan that holds, and up to three repairs."""
    expect(actor)
    plan = holds.plan or Plan(holds.problem.name, ())
    first = holds.item.first_week_on
    problem = _as_it_is(actor, holds)
    weeks = illness.weeks(first)
    coach, from_week = str(illness.coach_id), max(0, week_of(first, today) + 1)
    if not weeks or all(one.id != coach for one in problem.coaches):
        return Ready((), (), problem)
    facts = with_absence(problem, plan, coach=coach, weeks=weeks, from_week=from_week)
    hurt = affected(facts, plan, coach=coach, weeks=weeks)
    return Ready(hurt, _repairs(problem, plan, coach, weeks, from_week) if hurt else (), facts)


def _repairs(problem: Problem, plan: Plan, coach: str, weeks: tuple[int, ...], from_week: int) -> tuple[Repair, ...]:
    """Return the ready repairs; what makes them is installed after the service, and is loaded when it is asked."""
    engine = import_module("kedjan.engines.groups.repair")
    found: tuple[Repair, ...] = engine.repairs(problem, plan, coach=coach, weeks=weeks, from_week=from_week)
    return found


def _as_it_is(actor: Actor, holds: PlanView) -> Problem:
    """Return the problem with the weeks in which its coaches are away by now."""
    first = holds.item.first_week_on
    away = {
        str(one.id): frozenset(weeks_within(first, one.away))
        for one in coaches(actor=actor, programme_id=holds.item.programme_id, since=first)
    }
    known: Iterable[str] = away
    return replace(
        holds.problem,
        coaches=tuple(
            replace(one, away_weeks=one.away_weeks | away[one.id]) if one.id in known else one
            for one in holds.problem.coaches
        ),
    )
