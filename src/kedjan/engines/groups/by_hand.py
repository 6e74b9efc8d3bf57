"""A plan changed by hand: which rules the change breaks and what the plan costs then, in some ten milliseconds.

    tried = with_group(problem, plan, replace(group, start_week=14))
    tried.broken     # reasons, of the change alone: show these at once
    tried.violations # all that is broken in the plan now
    tried.points     # what the change costs; less than 0 where it saves
    tried.plan       # to go on from

Nothing is refused here: a plan that breaks a rule can be gone on from, and is refused when somebody publishes it.
Words for a reason: its message and values. Rules and costs: docs/rules/coaching-groups.md.
"""

from collections import Counter
from dataclasses import dataclass, replace

from kedjan.engines.groups.check import Verdict, check
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.refusal import Reason


class NoSuchGroup(Exception):
    """The plan has no group of that id; the text is the id."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The plan after a change, what the verifier says of it, and what it said before."""

    plan: Plan
    before: Verdict
    after: Verdict

    @property
    def violations(self) -> tuple[Reason, ...]:
        """Return every rule that the plan breaks now."""
        return self.after.violations

    @property
    def broken(self) -> tuple[Reason, ...]:
        """Return the rules that are broken now and were not before."""
        known = Counter(_key(reason) for reason in self.before.violations)
        return tuple(reason for reason in self.after.violations if not known[_key(reason)])

    @property
    def points(self) -> int:
        """Return how much dearer the plan became."""
        return self.after.cost - self.before.cost

    @property
    def items(self) -> dict[str, int]:
        """Return how much dearer each item of the cost became, where it did change."""
        names = sorted({*self.before.costs, *self.after.costs})
        points = {name: self.after.costs.get(name, 0) - self.before.costs.get(name, 0) for name in names}
        return {name: change for name, change in points.items() if change}


def with_group(problem: Problem, plan: Plan, group: Group) -> Tried:
    """Put the group in the place of the one with its id, or beside the others where none has it."""
    if all(each.id != group.id for each in plan.groups):
        return _tried(problem, plan, (*plan.groups, group))
    return _tried(problem, plan, tuple(group if each.id == group.id else each for each in plan.groups))


def without_group(problem: Problem, plan: Plan, group: str) -> Tried:
    """Cancel a group; its people have no place. Raises NoSuchGroup."""
    _find(plan, group)
    return _tried(problem, plan, tuple(each for each in plan.groups if each.id != group))


def with_person(problem: Problem, plan: Plan, person: str, group: str | None) -> Tried:
    """Move a person to a group, or out of every group with None. Raises NoSuchGroup."""
    if group is not None:
        _find(plan, group)
    return _tried(problem, plan, tuple(_seated(each, person, here=each.id == group) for each in plan.groups))


def _find(plan: Plan, group: str) -> None:
    if all(each.id != group for each in plan.groups):
        raise NoSuchGroup(group)


def _seated(group: Group, person: str, *, here: bool) -> Group:
    if here == (person in group.participants):
        return group
    others = tuple(each for each in group.participants if each != person)
    return replace(group, participants=(*others, person) if here else others)


def _tried(problem: Problem, plan: Plan, groups: tuple[Group, ...]) -> Tried:
    """Judge the groups as a plan; nothing is proven of it."""
    changed = Plan(plan.problem, groups)
    verdict = check(problem, changed)
    return Tried(replace(changed, cost=verdict.cost), check(problem, plan), verdict)


def _key(reason: Reason) -> tuple[str, tuple[tuple[str, str | int], ...]]:
    return reason.code, tuple(sorted(reason.values.items()))
