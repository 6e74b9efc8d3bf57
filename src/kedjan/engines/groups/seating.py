"""Seats, given which columns are open: a transportation problem kept optimal by augmenting paths, compiled by numba.

A node is a slot (an open group) or OUT, the last node: everybody without a seat. step[i, j] is the cheapest change of
cost when somebody moves from i to j, and who[i, j] is that somebody; rows and columns are mended where somebody moved.
A path takes somebody from its first node, pushes one person along each step, and ends where a seat is free (or OUT).
Before a change of columns no path is cheaper than nothing; after it, the cheapest paths restore that, one by one.
"""

from typing import NamedTuple

import numba
import numpy as np

from kedjan.engines.groups.facts import Facts
from kedjan.engines.groups.instance import NEVER, Ints


class Seating(NamedTuple):
    """Who sits where. column, size, most [G] of each slot (column -1: closed); people [G, most]; at [P]: slot or G."""

    column: Ints
    size: Ints
    most: Ints
    people: Ints
    at: Ints
    step: Ints
    who: Ints
    far: Ints
    back: Ints
    path: Ints


def empty_seating(slots: int, people: int, most: int) -> Seating:
    """Return a seating with every slot closed and everybody out."""
    return Seating(
        column=np.full(slots, -1, dtype=np.int64),
        size=np.zeros(slots, dtype=np.int64),
        most=np.zeros(slots, dtype=np.int64),
        people=np.full((slots, max(1, most)), -1, dtype=np.int64),
        at=np.full(people, slots, dtype=np.int64),
        step=np.full((slots + 1, slots + 1), NEVER, dtype=np.int64),
        who=np.full((slots + 1, slots + 1), -1, dtype=np.int64),
        far=np.zeros(slots + 3, dtype=np.int64),
        back=np.zeros(slots + 1, dtype=np.int64),
        path=np.zeros(slots + 3, dtype=np.int64),
    )


@numba.njit(cache=True)
def seat_cost(seating: Seating, facts: Facts, person: int, node: int) -> int:
    """Return what the person costs at a node."""
    if node == len(seating.size):
        return int(facts.alone[person])
    return int(facts.costs[seating.column[node], person])


@numba.njit(cache=True)
def find_step(seating: Seating, facts: Facts, i: int, j: int) -> None:
    """Find who moves from i to j at the least cost."""
    best, who = NEVER, -1
    out = len(seating.size)
    if i != j and (j == out or seating.column[j] >= 0):
        if i == out:
            costs = facts.costs[seating.column[j]]
            for person in range(len(seating.at)):
                if seating.at[person] == out and costs[person] - facts.alone[person] < best:
                    best, who = costs[person] - facts.alone[person], person
        else:
            for number in range(seating.size[i]):
                person = seating.people[i, number]
                change = seat_cost(seating, facts, person, j) - seat_cost(seating, facts, person, i)
                if change < best:
                    best, who = change, person
    seating.step[i, j] = best
    seating.who[i, j] = who


@numba.njit(cache=True)
def leave(seating: Seating, facts: Facts, person: int, i: int) -> None:
    """Take the person from node i and mend the steps that were theirs."""
    out = len(seating.size)
    if i != out:
        last = seating.size[i] - 1
        for number in range(last + 1):
            if seating.people[i, number] == person:
                seating.people[i, number] = seating.people[i, last]
                break
        seating.size[i] = last
    seating.at[person] = -1
    for j in range(out + 1):
        if seating.who[i, j] == person:
            find_step(seating, facts, i, j)


@numba.njit(cache=True)
def enter(seating: Seating, facts: Facts, person: int, i: int) -> None:
    """Put the person at node i and offer them to each step from there."""
    out = len(seating.size)
    if i != out:
        seating.people[i, seating.size[i]] = person
        seating.size[i] += 1
    seating.at[person] = i
    here = seat_cost(seating, facts, person, i)
    for j in range(out + 1):
        if j != i and (j == out or seating.column[j] >= 0):
            change = seat_cost(seating, facts, person, j) - here
            if change < seating.step[i, j]:
                seating.step[i, j] = change
                seating.who[i, j] = person


@numba.njit(cache=True)
def close_slot(seating: Seating, facts: Facts, slot: int) -> None:
    """Close a slot; its people are out."""
    out = len(seating.size)
    for number in range(seating.size[slot]):
        enter(seating, facts, seating.people[slot, number], out)
    seating.size[slot] = 0
    seating.column[slot] = -1
    seating.step[slot, :] = NEVER
    seating.step[:, slot] = NEVER
    seating.who[slot, :] = -1
    seating.who[:, slot] = -1


@numba.njit(cache=True)
def open_slot(seating: Seating, facts: Facts, slot: int, column: int) -> None:
    """Open a closed slot in a column, empty."""
    seating.column[slot] = column
    seating.most[slot] = facts.seats[column]
    for i in range(len(seating.size) + 1):
        find_step(seating, facts, i, slot)


@numba.njit(cache=True)
def find_distances(seating: Seating, facts: Facts) -> None:
    """Find the cheapest way to push one person into each slot, from wherever: Bellman and Ford."""
    out, least, short = len(seating.size), facts.weights.group_min, facts.weights.short
    far, back = seating.far, seating.back
    for j in range(out):
        far[j], back[j] = seating.step[out, j], out
        if seating.size[j] > 0:
            given_up = short if seating.size[j] <= least else 0
            if given_up < far[j]:
                far[j], back[j] = given_up, -1
    for _ in range(out):
        changed = False
        for i in range(out):
            if seating.column[i] < 0 or far[i] >= NEVER // 2:
                continue
            for j in range(out):
                if far[i] + seating.step[i, j] < far[j]:
                    far[j], back[j] = far[i] + seating.step[i, j], i
                    changed = True
        if not changed:
            return


@numba.njit(cache=True)
def best_end(seating: Seating, facts: Facts) -> tuple[int, int]:
    """Return the cheapest end of a path and its cost."""
    out, least, short = len(seating.size), facts.weights.group_min, facts.weights.short
    best, end = 0, -1
    for j in range(out):
        if seating.column[j] < 0:
            continue
        if seating.size[j] < seating.most[j]:
            cost = seating.far[j] - (short if seating.size[j] < least else 0)
            if cost < best:
                best, end = cost, j
        cost = seating.far[j] + seating.step[j, out]
        if cost < best:
            best, end = cost, out
            seating.back[out] = j
    return best, end


@numba.njit(cache=True)
def push(seating: Seating, facts: Facts, end: int) -> bool:
    """Move one person along each step of the path that ends at `end`; False when it is no path."""
    out = len(seating.size)
    length = 1
    seating.path[0] = end
    node = seating.back[end]
    while node >= 0 and length < len(seating.path):
        seating.path[length] = node
        length += 1
        if node == out:
            break
        node = seating.back[node]
    if length == len(seating.path):
        return False
    for number in range(length - 1):
        i, j = seating.path[number + 1], seating.path[number]
        person = seating.who[i, j]
        leave(seating, facts, person, i)
        seating.path[number] = person
        seating.far[number] = j
    for number in range(length - 1):
        enter(seating, facts, seating.path[number], seating.far[number])
    return True


@numba.njit(cache=True)
def seat_all(seating: Seating, facts: Facts) -> None:
    """Push along the cheapest paths until none is cheaper than nothing."""
    for _ in range(4 * len(seating.at)):
        find_distances(seating, facts)
        cost, end = best_end(seating, facts)
        if cost >= 0 or not push(seating, facts, end):
            return
