"""A plan on the way: groups by index, beside those that are held as they are; and its calendars."""

from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from kedjan.engines.groups.check import Verdict, check
from kedjan.engines.groups.instance import Instance, Ints, under_way
from kedjan.engines.groups.plan import Group, Plan


@dataclass(frozen=True, slots=True)
class Seated:
    """A group that may change: its column, people, coaches and reserve as indices; id: a published group's, or None."""

    column: int
    people: tuple[int, ...]
    coaches: tuple[int, ...]
    reserve: int | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A group whose room, start and people stay. counted: weeks that its coaches are needed; locked: they stay too."""

    group: Group
    room: int
    meets: tuple[int, ...]
    counted: tuple[int, ...]
    coaches: tuple[int, ...]
    reserve: int | None
    locked: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """All groups of a plan."""

    groups: tuple[Seated, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Calendars:
    """What groups use: rooms [R, W], coaches led [K], busy [K, W], reserved [K, W], starts [A]."""

    rooms: Ints
    led: Ints
    busy: Ints
    reserved: Ints
    starts: Ints


def held_groups(instance: Instance) -> tuple[Held, ...]:
    """Return the groups that are locked and those under way, as they are in the published plan."""
    locked = {group.id for group in instance.locked}
    groups = (*instance.locked, *(group for group in under_way(instance.problem) if group.id not in locked))
    return tuple(hold(instance, group, locked=group.id in locked) for group in groups)


def hold(instance: Instance, group: Group, *, locked: bool) -> Held:
    """Return a group as one that is held. Coaches of one under way count from now on."""
    now = instance.problem.replan.from_week if instance.problem.replan else 0
    meets = instance.problem.session_weeks(group.start_week)
    return Held(
        group=group,
        room=instance.rooms.ids.index(group.room),
        meets=meets,
        counted=tuple(week for week in meets if week >= now),
        coaches=tuple(instance.coaches.ids.index(each) for each in group.coaches),
        reserve=instance.coaches.ids.index(group.reserve) if group.reserve in instance.coaches.ids else None,
        locked=locked,
    )


def calendars(instance: Instance, draft: Draft) -> Calendars:
    """Count what the groups of a draft use."""
    coaches, weeks = len(instance.coaches.ids), instance.weeks
    made = Calendars(
        rooms=np.zeros((len(instance.rooms.ids), weeks), dtype=np.int64),
        led=np.zeros(coaches, dtype=np.int64),
        busy=np.zeros((coaches, weeks), dtype=np.int64),
        reserved=np.zeros((coaches, weeks), dtype=np.int64),
        starts=np.zeros(len(instance.areas), dtype=np.int64),
    )
    for each in draft.held:
        enter(made, instance, each.room, each.meets)
        lead(made, each.coaches, each.reserve, each.counted)
    for group in draft.groups:
        weeks_of = tuple(instance.columns.meets[group.column])
        enter(made, instance, int(instance.columns.room[group.column]), weeks_of)
        lead(made, group.coaches, group.reserve, weeks_of)
    return made


def enter(made: Calendars, instance: Instance, room: int, meets: tuple[int, ...]) -> None:
    """Enter a group in its room's calendar and its area's starts."""
    made.rooms[room, list(meets)] += 1
    made.starts[instance.rooms.area[room]] += 1


def lead(made: Calendars, coaches: tuple[int, ...], reserve: int | None, counted: tuple[int, ...]) -> None:
    """Enter a group in the calendars of those who lead it and stand by."""
    for coach in coaches:
        made.led[coach] += 1
        made.busy[coach, list(counted)] += 1
    if reserve is not None:
        made.reserved[reserve, list(counted)] += 1


def plan_of(instance: Instance, draft: Draft) -> Plan:
    """Return the draft as a plan, in the order of rooms and weeks, with its cost."""
    groups = [_held_group(instance, each) for each in draft.held]
    taken = {group.id for group in groups} | {each.id for each in draft.groups if each.id}
    taken |= {each.id for each in instance.problem.replan.previous.groups} if instance.problem.replan else set()
    fresh = (f"g{number}" for number in count() if f"g{number}" not in taken)
    ordered = sorted(draft.groups, key=lambda group: group.column)
    groups += [_group(instance, each, each.id or next(fresh)) for each in ordered]
    plan = Plan(problem=instance.problem.name, groups=tuple(groups))
    return replace(plan, cost=check(instance.problem, plan).cost)


def draft_of(instance: Instance, groups: tuple[Group, ...]) -> Draft:
    """Return a plan's groups as a draft of the instance, beside those that are held. A group keeps a published id."""
    held = held_groups(instance)
    taken = {each.group.id for each in held}
    published = {each.id for each in instance.problem.replan.previous.groups} if instance.problem.replan else set()
    rooms, people, coaches = (
        {id_: number for number, id_ in enumerate(ids)}
        for ids in (instance.rooms.ids, instance.people.ids, instance.coaches.ids)
    )
    pairs = zip(instance.columns.room, instance.columns.start, strict=True)
    columns = {(int(room), int(start)): column for column, (room, start) in enumerate(pairs)}
    seated = tuple(
        Seated(
            column=columns[rooms[group.room], group.start_week],
            people=tuple(people[each] for each in group.participants),
            coaches=tuple(coaches[each] for each in group.coaches),
            reserve=coaches[group.reserve] if group.reserve else None,
            id=group.id if group.id in published else None,
        )
        for group in groups
        if group.id not in taken
    )
    return Draft(seated, held)


def cost_of(instance: Instance, draft: Draft) -> int:
    """Return what the draft costs."""
    return verdict_on(instance, draft).cost


def verdict_on(instance: Instance, draft: Draft) -> Verdict:
    """Return what the verifier says of the draft."""
    return check(instance.problem, plan_of(instance, draft))


def _held_group(instance: Instance, each: Held) -> Group:
    ids = instance.coaches.ids
    reserve = ids[each.reserve] if each.reserve is not None else None
    return replace(each.group, coaches=tuple(ids[coach] for coach in each.coaches), reserve=reserve)


def _group(instance: Instance, each: Seated, id_: str) -> Group:
    columns, coaches = instance.columns, instance.coaches.ids
    return Group(
        id=id_,
        room=instance.rooms.ids[columns.room[each.column]],
        start_week=int(columns.start[each.column]),
        coaches=tuple(coaches[coach] for coach in each.coaches),
        reserve=coaches[each.reserve] if each.reserve is not None else None,
        participants=tuple(instance.people.ids[person] for person in sorted(each.people)),
    )
