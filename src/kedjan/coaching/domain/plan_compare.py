"""Two plans of the same year beside each other: who waits less, who travels less, which groups differ.

    compared(first, second).waits.less

People are the same where their keys are; groups by where and when they meet and whom they share, for two searches name
their groups differently. Rule: docs/rules/year-plan.md, "Two plans beside each other".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.weeks import day_of
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem

_SAME_MEETING = 1_000
"""What the same room and week weigh beside one shared person, when groups are paired."""


@dataclass(frozen=True, slots=True)
class Side:
    """A plan, what it was made from, and a key for each of its codes that can be found in the other plan."""

    problem: Problem
    plan: Plan
    first_week_on: date
    keys: Mapping[str, str]

    def places(self) -> dict[str, Group]:
        """Return the group of each key that has one."""
        exist = {one.id for one in self.problem.participants}
        return {
            self.keys[code]: group
            for group in self.plan.groups
            for code in group.participants
            if code in self.keys and code in exist
        }

    def people(self) -> frozenset[str]:
        """Return the keys of all whom the plan was made with."""
        return frozenset(self.keys[one.id] for one in self.problem.participants if one.id in self.keys)

    def minutes(self) -> dict[str, int]:
        """Return how long each key that has a group travels to it, one way."""
        row, home = self.problem.places(), {one.id: one.municipality for one in self.problem.participants}
        room = {one.id: one.municipality for one in self.problem.rooms}
        return {
            self.keys[code]: self.problem.transit_minutes[row[home[code]]][row[room[group.room]]]
            for group in self.plan.groups
            for code in group.participants
            if code in self.keys and code in home and group.room in room
        }

    def starts_on(self, group: Group) -> date:
        """Return the Monday of the group's first week."""
        return day_of(self.first_week_on, group.start_week)

    def meeting(self, group: Group) -> tuple[str, date]:
        """Return where and when the group begins to meet."""
        return group.room, self.starts_on(group)

    def seated(self, group: Group) -> frozenset[str]:
        """Return the keys of its people."""
        return frozenset(self.keys[code] for code in group.participants if code in self.keys)


@dataclass(frozen=True, slots=True)
class Shift:
    """How much more the second plan asks of somebody: weeks or minutes; less than 0 where it asks less."""

    key: str
    more: int


@dataclass(frozen=True, slots=True)
class Shifts:
    """Whom the second plan asks less of and whom more, the largest first, and for how many it is the same."""

    less: tuple[Shift, ...]
    more: tuple[Shift, ...]
    same: int

    @property
    def total(self) -> int:
        """Return how much more it asks in all."""
        return sum(one.more for one in (*self.less, *self.more))


@dataclass(frozen=True, slots=True)
class Pair:
    """A group of the first plan and the one of the second that it corresponds to; either is missing where none does.

    came, left: keys of people.
    """

    first: Group | None
    second: Group | None
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs for those who are in both plans. placed, dropped: who gets or loses a seat with the second.

    unknown: how many of the second plan's people cannot be found in the first; changed: groups that differ.
    """

    waits: Shifts
    travels: Shifts
    placed: tuple[str, ...]
    dropped: tuple[str, ...]
    unknown: int
    changed: tuple[Pair, ...]
    same_groups: int


def compared(first: Side, second: Side) -> Comparison:
    """Return what the second plan does differently."""
    was, now, in_both = first.places(), second.places(), first.people() & second.people()
    seated = sorted(key for key in in_both if key in was and key in now)
    before, after = first.minutes(), second.minutes()
    pairs = _pairs(first, second)
    changed = tuple(one for one in pairs if _differs(first, second, one))
    return Comparison(
        waits=_shifts({key: _weeks(first, was[key], second, now[key]) for key in seated}),
        travels=_shifts({key: after[key] - before[key] for key in seated if key in before and key in after}),
        placed=tuple(sorted(key for key in in_both if key in now and key not in was)),
        dropped=tuple(sorted(key for key in in_both if key in was and key not in now)),
        unknown=len(second.problem.participants) - len(in_both),
        changed=changed,
        same_groups=len(pairs) - len(changed),
    )


def _weeks(first: Side, before: Group, second: Side, after: Group) -> int:
    return (second.starts_on(after) - first.starts_on(before)).days // 7


def _shifts(found: Mapping[str, int]) -> Shifts:
    ordered = sorted((Shift(key, more) for key, more in found.items()), key=lambda one: (-abs(one.more), one.key))
    return Shifts(
        less=tuple(one for one in ordered if one.more < 0),
        more=tuple(one for one in ordered if one.more > 0),
        same=sum(not one.more for one in ordered),
    )


def _pairs(first: Side, second: Side) -> tuple[Pair, ...]:
    """Pair the groups that are most alike, in the order of the first plan's starts, then those that are new."""
    scores = sorted(
        ((_likeness(first, one, second, other), one.id, other.id) for one, other in _candidates(first, second)),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    partner: dict[str, str] = {}
    taken: set[str] = set()
    for score, one, other in scores:
        if score and one not in partner and other not in taken:
            partner[one] = other
            taken.add(other)
    by_id = {group.id: group for group in second.plan.groups}
    kept = [_pair(first, one, second, by_id.get(partner.get(one.id, ""))) for one in _in_order(first.plan.groups)]
    new = [_pair(first, None, second, one) for one in _in_order(second.plan.groups) if one.id not in taken]
    return (*kept, *new)


def _candidates(first: Side, second: Side) -> Iterable[tuple[Group, Group]]:
    return ((one, other) for one in first.plan.groups for other in second.plan.groups)


def _likeness(first: Side, one: Group, second: Side, other: Group) -> int:
    """Return how alike two groups are: where they meet first, then whom they share, at least half of the smaller."""
    people, others = first.seated(one), second.seated(other)
    shared = len(people & others)
    meets = _SAME_MEETING if first.meeting(one) == second.meeting(other) else 0
    return meets + (shared if 2 * shared >= min(len(people), len(others)) else 0)


def _pair(first: Side, one: Group | None, second: Side, other: Group | None) -> Pair:
    if one is None or other is None:
        return Pair(one, other)
    people, others = first.seated(one), second.seated(other)
    return Pair(one, other, came=tuple(sorted(others - people)), left=tuple(sorted(people - others)))


def _differs(first: Side, second: Side, pair: Pair) -> bool:
    one, other = pair.first, pair.second
    if one is None or other is None or pair.came or pair.left:
        return True
    same_staff = (set(one.coaches), one.reserve) == (set(other.coaches), other.reserve)
    return not same_staff or first.meeting(one) != second.meeting(other)


def _in_order(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda one: (one.start_week, one.id))
