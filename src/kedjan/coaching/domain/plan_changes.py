"""What somebody changes in a proposal by hand, and what that does to it. Rule: docs/rules/year-plan.md, "By hand".

tried_on(problem, plan, change).broken says which rules the change breaks, at once and before anything is written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from kedjan.engines.groups.by_hand import NoSuchGroup, Tried, with_group, with_person, without_group
from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem

_NUMBERED = re.compile(r"(.*) \((\d+)\)")


@dataclass(frozen=True, slots=True)
class GroupChanged:
    """A group gets another room, week, coaches or reserve; its people stay in it."""

    group: str
    room: str
    start_week: int
    coaches: tuple[str, ...]
    reserve: str | None


@dataclass(frozen=True, slots=True)
class GroupRemoved:
    """The plan does without a group; its people have no seat."""

    group: str


@dataclass(frozen=True, slots=True)
class PersonMoved:
    """Somebody gets a seat in a group, or none."""

    person: str
    group: str | None


Change: TypeAlias = GroupChanged | GroupRemoved | PersonMoved


class NotInPlan(Exception):
    """The change names a group, room, coach or person that the plan knows nothing of; the text is the code."""


def tried_on(problem: Problem, plan: Plan, change: Change) -> Tried:
    """Return the plan after the change, and what it breaks and costs. Raises NotInPlan."""
    try:
        if isinstance(change, PersonMoved):
            _known(change.person, (one.id for one in problem.participants))
            return with_person(problem, plan, change.person, change.group)
        if isinstance(change, GroupRemoved):
            return without_group(problem, plan, change.group)
        return with_group(problem, plan, _as_changed(problem, plan, change))
    except NoSuchGroup as missing:
        raise NotInPlan(str(missing)) from missing


def touched(plan: Plan, change: Change) -> frozenset[str]:
    """Return the groups that the change touches: a locked one among them is not changed."""
    if not isinstance(change, PersonMoved):
        return frozenset({change.group})
    left = {group.id for group in plan.groups if change.person in group.participants}
    return frozenset(left | ({change.group} if change.group else set()))


def counted(problem: Problem, plan: Plan, bound: int | None) -> Plan:
    """Return the plan with what it costs now; the bound only where it still says something of this plan.

    bound: proven for every plan of the problem. A plan that breaks a rule can cost less.
    """
    verdict = check(problem, plan)
    holds = bound is not None and not verdict.violations and bound <= verdict.cost
    return replace(plan, cost=verdict.cost, bound=bound if holds else None)


def next_name(name: str, *, most: int) -> str:
    """Return what the next version of a plan is called: "Plan 2013 (2)" after "Plan 2013"."""
    found = _NUMBERED.fullmatch(name)
    base, number = (found[1], int(found[2]) + 1) if found else (name, 2)
    ending = f" ({number})"
    return f"{base[: most - len(ending)]}{ending}"


def _as_changed(problem: Problem, plan: Plan, change: GroupChanged) -> Group:
    group = next((one for one in plan.groups if one.id == change.group), None)
    if group is None:
        raise NotInPlan(change.group)
    _known(change.room, (one.id for one in problem.rooms))
    for coach in (*change.coaches, *((change.reserve,) if change.reserve else ())):
        _known(coach, (one.id for one in problem.coaches))
    return replace(
        group,
        room=change.room,
        start_week=change.start_week,
        coaches=change.coaches,
        reserve=change.reserve,
    )


def _known(code: str, codes: Iterable[str]) -> None:
    if code not in set(codes):
        raise NotInPlan(code)
