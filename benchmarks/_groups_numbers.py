"""A problem of coaching groups as numbers for rivals that know nothing of us, and their answers as plans.

Rivals get what our own search works on: columns (room and start) that are open and can be led, and for each person the
points of each, -1 where they cannot come. They answer with a line for each group: column, two coaches, people.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from kedjan.engines.groups.draft import Draft, Seated, plan_of
from kedjan.engines.groups.instance import NEVER, Instance
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.reserves import with_ready_reserves


def write_numbers(path: Path, instance: Instance, start: Draft) -> None:
    """Write the problem and a plan to begin with."""
    rules, costs = instance.problem.rules, instance.problem.costs
    columns, people, coaches, rooms = instance.columns, instance.people, instance.coaches, instance.rooms
    table = costs.coach_load
    load = [table[min(number, len(table) - 1)] for number in range(int(coaches.most.max()) + 4)]
    able = coaches.reaches[:, columns.room] & ~coaches.away[:, columns.meets].any(axis=2)
    sizes = (len(people.ids), len(columns.room), len(coaches.ids), len(rooms.ids), len(instance.areas))
    weights = (costs.group, costs.coach_minute, costs.interpreter, costs.sex_balance)
    seats = np.where(instance.seat_costs.T < NEVER, instance.seat_costs.T, -1)
    parts: list[object] = [
        (*sizes, instance.weeks, rules.sessions, len(instance.languages), rules.group_min, *weights),
        (rules.starts_per_area, round(1000 * rules.sex_share_min), len(load), *load),
        *(rooms.parallel, columns.room, columns.start, columns.area, columns.seats, columns.meets),
        *(people.alone, people.language, people.sex, seats),
        *(coaches.at_once, coaches.most, coaches.speaks, coaches.drive, able),
        [len(start.groups)],
        *((each.column, *each.coaches, len(each.people), *each.people) for each in start.groups),
    ]
    with path.open("w", encoding="ascii") as file:
        for part in parts:
            for row in np.atleast_2d(np.asarray(part, dtype=np.int64)):
                file.write(" ".join(map(str, row.tolist())) + "\n")


def plan_from(lines: Iterable[str], instance: Instance) -> Plan:
    """Return a rival's groups as a plan: those that are large enough, with reserves as good as ours."""
    groups = []
    for line in lines:
        column, first, second, *people = (int(number) for number in line.split())
        if len(people) >= instance.problem.rules.group_min:
            groups.append(Seated(column, tuple(people), (first, second)))
    return plan_of(instance, with_ready_reserves(instance, Draft(tuple(groups), ())))
