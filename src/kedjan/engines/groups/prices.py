"""Lagrangian prices: a proven bound from below, and how often each column was wanted on the way.

Each step prices every column, takes the best of each area, and moves the prices towards what was taken too often or
too seldom: a subgradient, smoothed over steps, as long as what is still to gain allows.
"""

from typing import NamedTuple

import numba
import numpy as np

from kedjan.engines.groups.facts import Facts
from kedjan.engines.groups.instance import NEVER, Instance, Ints
from kedjan.engines.groups.pricing import Eligible, Points, Prices, Scratch, price_column


class Limits(NamedTuple):
    """What is left for groups: rooms [R, W], coach weeks [K, W], groups of a coach [K] beside led [K], starts [A]."""

    rooms: Ints
    weeks: Ints
    most: Ints
    led: Ints
    starts: Ints


def prices_of_nothing(facts: Facts, weeks: int) -> Prices:
    """Return prices to begin with: none."""
    return Prices(
        seat=np.zeros(len(facts.alone)),
        room=np.zeros((len(facts.parallel), weeks)),
        led=np.zeros(len(facts.most)),
        week=np.zeros((len(facts.most), weeks)),
    )


def eligible_of(instance: Instance) -> Eligible:
    """List who can sit in each column, and for how many points."""
    people, costs, ends = [], [], [0]
    for room, start in zip(instance.columns.room, instance.columns.start, strict=True):
        row = instance.seat_costs_at(int(room), int(start))
        can = np.flatnonzero(row < NEVER)
        people.append(can)
        costs.append(row[can])
        ends.append(ends[-1] + len(can))
    nobody = [np.zeros(0, dtype=np.int64)]
    return Eligible(np.array(ends, dtype=np.int64), np.concatenate(people or nobody), np.concatenate(costs or nobody))


@numba.njit(cache=True)
def take_best(facts: Facts, values: Points, limits: Limits, taken: "np.ndarray") -> float:
    """Take, in each area, the columns that cost less than nothing, at most as many as may start; return their sum."""
    total = 0.0
    taken[:] = False
    left = limits.starts.copy()
    for column in np.argsort(values):
        if values[column] >= 0:
            break
        area = facts.area[column]
        if left[area] > 0:
            left[area] -= 1
            taken[column] = True
            total += values[column]
    return total


@numba.njit(cache=True)
def count_group(column: int, facts: Facts, work: Scratch, use: Prices) -> None:
    """Count what the group in work uses."""
    for person in work.chosen[: facts.seats[column]]:
        if person < 0:
            break
        use.seat[person] += 1
    for week in facts.meets[column]:
        use.room[facts.room[column], week] += 1
    for coach in work.pair[: facts.weights.crew]:
        use.led[coach] += 1
        for week in facts.meets[column]:
            use.week[coach, week] += 1


@numba.njit(cache=True)
def count_parts(
    facts: Facts,
    eligible: Eligible,
    prices: Prices,
    work: Scratch,
    taken: "np.ndarray",
    part: Ints,
    people: Ints,
    coaches: Ints,
) -> None:
    """Count whom the groups taken in each part of a nation have. part [R]; people [N, P]; coaches [N, K]."""
    for column in range(len(taken)):
        if not taken[column]:
            continue
        price_column(column, facts, eligible, prices, work)
        here = part[facts.room[column]]
        for person in work.chosen[: facts.seats[column]]:
            if person < 0:
                break
            people[here, person] += 1
        for coach in work.pair[: facts.weights.crew]:
            coaches[here, coach] += 1


@numba.njit(cache=True)
def lead_for(facts: Facts, limits: Limits, prices: Prices, use: Prices) -> float:
    """Let each coach lead as many groups as pays; return the sum, and take what they lead from the use."""
    total = 0.0
    for coach in range(len(limits.most)):
        best, number = 0.0, 0
        led = limits.led[coach]
        for more in range(limits.most[coach] + 1):
            cost = facts.load[led + more] - facts.load[led] - prices.led[coach] * more
            if cost < best:
                best, number = cost, more
        total += best
        use.led[coach] -= number
    return total


@numba.njit(cache=True)
def lower_bound(
    facts: Facts,
    eligible: Eligible,
    prices: Prices,
    limits: Limits,
    work: Scratch,
    values: Points,
    taken: "np.ndarray",
    use: Prices,
) -> float:
    """Return the bound that the prices prove, without what is paid already; use: what was taken less what there is."""
    for column in range(len(values)):
        values[column] = price_column(column, facts, eligible, prices, work)
    use.seat[:], use.led[:] = -1, 0
    use.room[:] = -limits.rooms
    use.week[:] = -limits.weeks
    bound = take_best(facts, values, limits, taken) + facts.alone.sum()
    bound += -prices.seat.sum() - (prices.room * limits.rooms).sum() - (prices.week * limits.weeks).sum()
    for column in range(len(values)):
        if taken[column]:
            price_column(column, facts, eligible, prices, work)
            count_group(column, facts, work, use)
    return float(bound + lead_for(facts, limits, prices, use))
