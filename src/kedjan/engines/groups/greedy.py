"""The first plan, well within a second and without compiled code: the group that gains most, again and again.

A gain only falls while others are seated, so that a column is looked at again only when it stands first (lazy greedy).
"""

import heapq
from collections.abc import Collection
from dataclasses import replace
from itertools import combinations

import numpy as np

from kedjan.engines.groups.draft import Calendars, Draft, Held, Seated, calendars, enter, held_groups, lead
from kedjan.engines.groups.instance import NEVER, Instance, Ints
from kedjan.engines.groups.plan import Group


class CannotLead(Exception):
    """A group that is under way can be led by nobody; the text is its id."""


def first_draft(instance: Instance) -> Draft:
    """Return a plan that keeps to every rule, the published one as far as it still does. Raises CannotLead."""
    return with_more_groups(instance, published_draft(instance, with_led(instance, Draft((), held_groups(instance)))))


def with_more_groups(instance: Instance, draft: Draft) -> Draft:
    """Add groups as long as one gains."""
    made = calendars(instance, draft)
    free = np.ones(len(instance.people.ids), dtype=np.bool_)
    free[[person for group in draft.groups for person in group.people]] = False
    queue = [(-_gain(instance, column, free)[0], column) for column in range(len(instance.columns.room))]
    heapq.heapify(queue)
    groups = list(draft.groups)
    while queue and queue[0][0] < 0:
        gain, column = heapq.heappop(queue)
        if not _has_place(instance, made, column):
            continue
        now, people = _gain(instance, column, free)
        if now < -gain:
            heapq.heappush(queue, (-now, column))
            continue
        group = _led_group(instance, made, column, people)
        if group is not None:
            groups.append(group)
            free[list(people)] = False
    return Draft(tuple(groups), draft.held)


def published_draft(instance: Instance, draft: Draft) -> Draft:
    """Add the published groups that have not started, with whom they still can have."""
    replan = instance.problem.replan
    held = {each.group.id for each in draft.held}
    groups: list[Seated] = []
    made = calendars(instance, draft)
    columns = {
        (int(room), int(start)): column
        for column, (room, start) in enumerate(zip(instance.columns.room, instance.columns.start, strict=True))
    }
    rooms = {id_: number for number, id_ in enumerate(instance.rooms.ids)}
    for group in replan.previous.groups if replan else ():
        column = columns.get((rooms[group.room], group.start_week))
        if group.id in held or column is None or not _has_place(instance, made, column):
            continue
        again = _again(instance, made, group, column)
        if again is not None:
            groups.append(again)
    return Draft(tuple(groups), draft.held)


def _again(instance: Instance, made: Calendars, group: Group, column: int) -> Seated | None:
    """Return the published group with its people who can still come and its coaches who can still lead."""
    seats = {id_: number for number, id_ in enumerate(instance.people.ids)}
    costs = instance.seat_costs[column]
    people = tuple(seats[id_] for id_ in group.participants if id_ in seats and costs[seats[id_]] < NEVER)
    if not instance.problem.rules.group_min <= len(people) <= instance.columns.seats[column]:
        return None
    before = {number for number, id_ in enumerate(instance.coaches.ids) if id_ in group.coaches}
    made_again = _led_group(instance, made, column, people, before)
    return replace(made_again, id=group.id) if made_again is not None else None


def _gain(instance: Instance, column: int, free: "np.ndarray") -> tuple[float, tuple[int, ...]]:
    """Return what the column's best people gain, the group paid, and who they are; nothing where they are too few."""
    rules = instance.problem.rules
    value = np.where(free, instance.people.alone - instance.seat_costs[column], -NEVER)
    best = np.argsort(-value, kind="stable")[: instance.columns.seats[column]]
    best = best[(value[best] > 0)]
    if len(best) < rules.group_min:
        return 0.0, ()
    return float(value[best].sum()) - instance.problem.costs.group, tuple(int(person) for person in best)


def _has_place(instance: Instance, made: Calendars, column: int) -> bool:
    columns, room = instance.columns, int(instance.columns.room[column])
    if made.starts[columns.area[column]] >= instance.problem.rules.starts_per_area:
        return False
    return bool((made.rooms[room, columns.meets[column]] < instance.rooms.parallel[room]).all())


def _led_group(
    instance: Instance, made: Calendars, column: int, people: tuple[int, ...], before: Collection[int] = ()
) -> Seated | None:
    """Return the group with its cheapest coaches, entered in the calendars; None where nobody can lead it."""
    room, weeks = int(instance.columns.room[column]), instance.columns.meets[column]
    coaches = cheapest_coaches(instance, made, room, weeks, _languages(instance, people), before)
    if coaches is None:
        return None
    enter(made, instance, room, tuple(weeks))
    lead(made, coaches, None, tuple(weeks))
    reserve = free_reserve(instance, made, room, weeks, coaches)
    if reserve is not None:
        made.reserved[reserve, weeks] += 1
    return Seated(column, people, coaches, reserve)


def _languages(instance: Instance, people: tuple[int, ...]) -> int:
    bits = 0
    for person in people:
        if instance.people.language[person] >= 0:
            bits |= 1 << int(instance.people.language[person])
    return bits


def cheapest_coaches(
    instance: Instance, made: Calendars, room: int, weeks: Ints, languages: int, before: Collection[int]
) -> tuple[int, ...] | None:
    """Return the free coaches who cost least: drive, load, interpreters, change; None where they are too few."""
    coaches, costs = instance.coaches, instance.problem.costs
    able = coaches.reaches[:, room] & ~coaches.away[:, weeks].any(axis=1) & (made.led < coaches.most)
    able &= (made.busy[:, weeks] < coaches.at_once[:, None]).all(axis=1)
    table = np.array(costs.coach_load)
    load = table[np.minimum(made.led + 1, len(table) - 1)] - table[np.minimum(made.led, len(table) - 1)]
    price = costs.coach_minute * coaches.drive[:, room] + load
    if instance.problem.replan is not None:
        price[list(before)] -= instance.problem.replan.costs.coach_changed
    found = sorted(np.flatnonzero(able), key=lambda coach: (price[coach], coach))[:20]
    best: tuple[int, tuple[int, ...]] | None = None
    for crew in combinations(found, instance.problem.rules.coaches_per_group):
        unspoken = languages & ~int(np.bitwise_or.reduce(coaches.speaks[list(crew)]))
        cost = int(price[list(crew)].sum()) + costs.interpreter * unspoken.bit_count()
        if best is None or cost < best[0]:
            best = cost, tuple(int(coach) for coach in crew)
    return best[1] if best else None


def free_reserve(instance: Instance, made: Calendars, room: int, weeks: Ints, leading: tuple[int, ...]) -> int | None:
    """Return the coach who stands by with least else to do; None where nobody can."""
    coaches = instance.coaches
    able = coaches.reaches[:, room] & ~coaches.away[:, weeks].any(axis=1)
    able &= (made.reserved[:, weeks] == 0).all(axis=1)
    able[list(leading)] = False
    found = np.flatnonzero(able)
    return int(min(found, key=lambda coach: (made.reserved[coach].sum(), coach))) if len(found) else None


def with_reserves(instance: Instance, draft: Draft) -> Draft:
    """Give each group without a reserve one, the groups with fewest to choose from first."""
    made = calendars(instance, draft)
    groups = list(draft.groups)
    order = sorted(range(len(groups)), key=lambda number: _choices(instance, groups[number]))
    for number in order:
        group = groups[number]
        if group.reserve is None:
            room, weeks = int(instance.columns.room[group.column]), instance.columns.meets[group.column]
            reserve = free_reserve(instance, made, room, weeks, group.coaches)
            if reserve is not None:
                made.reserved[reserve, weeks] += 1
            groups[number] = Seated(group.column, group.people, group.coaches, reserve, group.id)
    return Draft(tuple(groups), draft.held)


def _choices(instance: Instance, group: Seated) -> int:
    room, weeks = int(instance.columns.room[group.column]), instance.columns.meets[group.column]
    coaches = instance.coaches
    return int((coaches.reaches[:, room] & ~coaches.away[:, weeks].any(axis=1)).sum())


def with_led(instance: Instance, draft: Draft) -> Draft:
    """Replace the coaches of held groups who can no longer lead them. Raises CannotLead."""
    made = calendars(instance, Draft((), tuple(each for each in draft.held if each.locked)))
    held = [each if each.locked else _led_again(instance, made, each) for each in draft.held]
    return Draft(draft.groups, tuple(held))


def _led_again(instance: Instance, made: Calendars, each: Held) -> Held:
    """Keep who can still lead, and add the cheapest who can; enter them in the calendars."""
    weeks, coaches = np.array(each.counted, dtype=np.int64), instance.coaches
    fit = coaches.reaches[:, each.room] & ~coaches.away[:, weeks].any(axis=1)
    fit &= (made.busy[:, weeks] < coaches.at_once[:, None]).all(axis=1) & (made.led < coaches.most)
    leading = [coach for coach in each.coaches if fit[coach]]
    fit[list(each.coaches)] = False
    others = sorted(np.flatnonzero(fit), key=lambda coach: (coaches.drive[coach, each.room], coach))
    leading += [int(coach) for coach in others[: instance.problem.rules.coaches_per_group - len(leading)]]
    if len(leading) < instance.problem.rules.coaches_per_group:
        raise CannotLead(each.group.id)
    lead(made, tuple(leading), None, each.counted)
    reserve = free_reserve(instance, made, each.room, weeks, tuple(leading))
    if reserve is not None:
        made.reserved[reserve, weeks] += 1
    return Held(each.group, each.room, each.meets, each.counted, tuple(leading), reserve, locked=False)
