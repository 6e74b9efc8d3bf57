"""First come, first served: week by week, a group starts as soon as enough people wait who can come to a room.

Those who have waited longest sit first. How many are enough is tried from the least size to a full room, and the best
of these plans is kept: whoever plans like that would learn it.
"""

from dataclasses import replace

import numpy as np

from kedjan.engines.groups.draft import Draft, Seated, calendars, enter, lead, plan_of
from kedjan.engines.groups.greedy import cheapest_coaches
from kedjan.engines.groups.instance import NEVER, Instance
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.reserves import with_ready_reserves


def first_come(instance: Instance) -> Plan:
    """Return the best of the plans."""
    rules = instance.problem.rules
    plans = [_planned(instance, enough) for enough in range(max(1, rules.group_min), rules.group_max + 1)]
    return min(plans, key=lambda plan: plan.cost or 0)


def _planned(instance: Instance, enough: int) -> Plan:
    columns, people = instance.columns, instance.people
    made = calendars(instance, Draft((), ()))
    free = np.ones(len(people.ids), dtype=np.bool_)
    groups: list[Seated] = []
    for column in np.lexsort((columns.room, columns.start)):
        room, weeks = int(columns.room[column]), columns.meets[column]
        waiting = np.flatnonzero(free & (instance.seat_costs[column] < NEVER))
        waiting = waiting[np.argsort(people.earliest[waiting], kind="stable")][: columns.seats[column]]
        full = made.starts[columns.area[column]] >= instance.problem.rules.starts_per_area
        taken = (made.rooms[room, weeks] >= instance.rooms.parallel[room]).any()
        if full or taken or len(waiting) < min(enough, int(columns.seats[column])):
            continue
        crew = cheapest_coaches(instance, made, room, weeks, 0, ())
        if crew is not None:
            enter(made, instance, room, tuple(weeks))
            lead(made, crew, None, tuple(weeks))
            free[waiting] = False
            groups.append(Seated(int(column), tuple(int(each) for each in waiting), crew))
    plan = plan_of(instance, with_ready_reserves(instance, Draft(tuple(groups), ())))
    return replace(plan, problem=instance.problem.name)
