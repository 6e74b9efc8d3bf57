"""What a new plan can keep and begin with of the one that it is based on: docs/rules/year-plan.md, "Planning anew".

The facts may have changed since: a group that breaks a rule by now is no place to begin.
"""

from collections.abc import Iterable
from dataclasses import replace

from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.refusal import Reason

_MISSED = "under_way_missing"


def broken_by(problem: Problem, groups: Iterable[Group]) -> tuple[Reason, ...]:
    """Return the rules that the groups break by themselves, whatever is planned around them."""
    found = check(problem, Plan(problem.name, tuple(groups))).violations
    return tuple(reason for reason in found if reason.code != _MISSED)


def sound_start(problem: Problem, locked: tuple[Group, ...], others: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return those of the other groups that a search can begin with; none where they do not go together.

    Those that break a rule by name are left out; groups under way are as they are published, whatever a proposal said.
    """
    held = (*locked, *_under_way(problem, {group.id for group in locked}))
    taken = {group.id for group in held}
    kept = tuple(group for group in others if group.id not in taken)
    named = {str(reason.values.get("group", "")) for reason in broken_by(problem, (*held, *kept))}
    kept = tuple(group for group in kept if group.id not in named)
    return () if broken_by(problem, (*held, *kept)) else kept


def _under_way(problem: Problem, but: set[str]) -> tuple[Group, ...]:
    replan, exist = problem.replan, {one.id for one in problem.participants}
    if replan is None:
        return ()
    return tuple(
        replace(group, participants=tuple(one for one in group.participants if one in exist))
        for group in replan.previous.groups
        if group.start_week < replan.from_week and group.id not in but
    )
