"""A coach is away: which groups it touches, and what a repair of the plan is. Rule: docs/rules/coaching-groups.md.

What makes the repairs is slow to load and installed after the service: repair.py. This is what can be said without it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from kedjan.engines.groups.changes import Changes
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import DISTURBANCE, Problem, Replan


class Kind(StrEnum):
    """How a plan is repaired.

    RESERVES: those who stand by lead the rest of the coach's groups. COACHES: as few coaches as can be are changed, the
    cheapest of them, and nobody is moved. FREE: what costs least of all, disturbance as the problem prices it: a group
    of the coach's may start up to two weeks earlier or later, groups may be cancelled, seats filled or changed.
    """

    RESERVES = "reserves"
    COACHES = "coaches"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Repair:
    """A plan that keeps every rule. proven: none of its kind costs less; seconds: what it took to find."""

    kind: Kind
    plan: Plan
    changes: Changes
    disturbance: int
    proven: bool
    seconds: float

    @property
    def cost(self) -> int:
        """Return what the plan costs, the disturbance included."""
        return self.plan.cost or 0


def with_absence(
    problem: Problem, plan: Plan, *, coach: str, weeks: Collection[int], from_week: int | None = None
) -> Problem:
    """Return the facts as they are now: the coach away in these weeks too, and the plan published."""
    coaches = tuple(
        replace(each, away_weeks=each.away_weeks.union(weeks)) if each.id == coach else each for each in problem.coaches
    )
    first = min(weeks, default=0) if from_week is None else from_week
    costs = problem.replan.costs if problem.replan else DISTURBANCE
    return replace(problem, coaches=coaches, replan=Replan(max(0, first), plan, costs))


def affected(problem: Problem, plan: Plan, *, coach: str, weeks: Collection[int]) -> tuple[Group, ...]:
    """Return the groups that meet in these weeks and that the coach leads or stands by for."""
    return tuple(
        group
        for group in plan.groups
        if coach in (*group.coaches, group.reserve)
        and not set(weeks).isdisjoint(problem.session_weeks(group.start_week))
    )
