"""The instance as the compiled kernels take it: arrays in a named tuple, which numba passes without copying."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kedjan.engines.groups.instance import Instance, Ints

SHORT = 700
"""What the search pays for each person missing to group_min: a hard rule there would leave it nowhere to go."""


class Weights(NamedTuple):
    """The costs that are not seats, and two rules of size."""

    coach_minute: int
    interpreter: int
    sex_balance: int
    group: int
    short: int
    group_min: int
    share: float
    crew: int


class Facts(NamedTuple):
    """See Instance. where [R, W]: the column of a room and start, -1 for none; able: coaches of a column, from ptr."""

    costs: npt.NDArray[np.int32]
    alone: Ints
    language: Ints
    sex: Ints
    room: Ints
    start: Ints
    meets: Ints
    area: Ints
    seats: Ints
    where: Ints
    able_from: Ints
    able: Ints
    drive: Ints
    speaks: Ints
    at_once: Ints
    most: Ints
    load: Ints
    parallel: Ints
    weights: Weights


def facts_of(instance: Instance, *, with_seats: bool = True) -> Facts:
    """Lay the instance out for the kernels; without seats, costs is empty (a matrix of a nation is half a gigabyte)."""
    columns, coaches, people = instance.columns, instance.coaches, instance.people
    able_from, able = _able(instance)
    where = np.full((len(instance.rooms.ids), instance.weeks), -1, dtype=np.int64)
    where[columns.room, columns.start] = np.arange(len(columns.room))
    return Facts(
        costs=instance.seat_costs if with_seats else np.zeros((0, 0), dtype=np.int32),
        alone=people.alone,
        language=people.language,
        sex=people.sex,
        room=columns.room,
        start=columns.start,
        meets=columns.meets,
        area=columns.area,
        seats=columns.seats,
        where=where,
        able_from=able_from,
        able=able,
        drive=coaches.drive,
        speaks=coaches.speaks,
        at_once=coaches.at_once,
        most=coaches.most,
        load=_load(instance),
        parallel=instance.rooms.parallel,
        weights=_weights(instance),
    )


def _able(instance: Instance) -> tuple[Ints, Ints]:
    """Return who can lead each column by reach and calendar: [C + 1] ends, and the coaches one after another."""
    columns, coaches = instance.columns, instance.coaches
    free = {
        int(start): ~coaches.away[:, columns.meets[np.argmax(columns.start == start)]].any(axis=1)
        for start in np.unique(columns.start)
    }
    lists = [
        np.flatnonzero(coaches.reaches[:, room] & free[int(start)])
        for room, start in zip(columns.room, columns.start, strict=True)
    ]
    ends = np.cumsum([0, *(len(each) for each in lists)])
    return ends.astype(np.int64), np.concatenate([*lists, np.zeros(0)]).astype(np.int64)


def _load(instance: Instance) -> Ints:
    """Return the cost of leading 0, 1, 2 … groups, as far as anybody may lead."""
    table = instance.problem.costs.coach_load
    most = int(instance.coaches.most.max(initial=0))
    return np.array([table[min(number, len(table) - 1)] for number in range(most + 2)], dtype=np.int64)


def _weights(instance: Instance) -> Weights:
    rules, costs = instance.problem.rules, instance.problem.costs
    return Weights(
        coach_minute=costs.coach_minute,
        interpreter=costs.interpreter,
        sex_balance=costs.sex_balance,
        group=costs.group,
        short=SHORT,
        group_min=rules.group_min,
        share=rules.sex_share_min,
        crew=rules.coaches_per_group,
    )
