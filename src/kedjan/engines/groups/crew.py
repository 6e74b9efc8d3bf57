"""Coaches, given which columns are open and which languages their people need: the cheapest pair that is free."""

from typing import NamedTuple

import numba
import numpy as np

from kedjan.engines.groups.facts import Facts
from kedjan.engines.groups.instance import NEVER, Ints
from kedjan.engines.groups.seating import Seating


class Crew(NamedTuple):
    """Who leads. lead [G, 2]: coaches or -1; busy [K, W]: groups in the week; led [K]: groups in all.

    before [G, 2]: who led the published group that has this slot, and what each missing one costs.
    """

    lead: Ints
    busy: Ints
    led: Ints
    before: Ints
    changed: Ints
    free: Ints


def empty_crew(slots: int, coaches: int, weeks: int) -> Crew:
    """Return a crew that leads nothing."""
    return Crew(
        lead=np.full((slots, 2), -1, dtype=np.int64),
        busy=np.zeros((coaches, weeks), dtype=np.int64),
        led=np.zeros(coaches, dtype=np.int64),
        before=np.full((slots, 2), -1, dtype=np.int64),
        changed=np.zeros(slots, dtype=np.int64),
        free=np.zeros(coaches, dtype=np.int64),
    )


@numba.njit(cache=True)
def count_free(crew: Crew, facts: Facts, column: int) -> int:
    """List in crew.free the coaches who can lead the column beside what they lead already; return how many."""
    found = 0
    for place in range(facts.able_from[column], facts.able_from[column + 1]):
        coach = facts.able[place]
        if crew.led[coach] >= facts.most[coach]:
            continue
        good = True
        for week in facts.meets[column]:
            if crew.busy[coach, week] >= facts.at_once[coach]:
                good = False
                break
        if good:
            crew.free[found] = coach
            found += 1
    return found


@numba.njit(cache=True)
def count_bits(bits: int) -> int:
    """Return how many languages are in the bits."""
    number = 0
    while bits:
        bits &= bits - 1
        number += 1
    return number


@numba.njit(cache=True)
def coach_cost(crew: Crew, facts: Facts, slot: int, column: int, coach: int) -> int:
    """Return the points of one more group for the coach: the drive, the load, less a change that is not made."""
    cost = facts.weights.coach_minute * facts.drive[coach, facts.room[column]]
    cost += facts.load[crew.led[coach] + 1] - facts.load[crew.led[coach]]
    if coach in (crew.before[slot, 0], crew.before[slot, 1]):
        cost -= crew.changed[slot]
    return int(cost)


@numba.njit(cache=True)
def choose_pair(crew: Crew, facts: Facts, slot: int, column: int, languages: int) -> bool:
    """Let the cheapest free coaches lead the slot; False, and nobody, where there are too few."""
    found = count_free(crew, facts, column)
    best, first, second = NEVER, -1, -1
    for i in range(found):
        a = crew.free[i]
        cost_a = coach_cost(crew, facts, slot, column, a)
        if facts.weights.crew == 1:
            cost = cost_a + facts.weights.interpreter * count_bits(languages & ~facts.speaks[a])
            if cost < best:
                best, first = cost, a
            continue
        for j in range(i):
            b = crew.free[j]
            unspoken = languages & ~(facts.speaks[a] | facts.speaks[b])
            cost = cost_a + coach_cost(crew, facts, slot, column, b) + facts.weights.interpreter * count_bits(unspoken)
            if cost < best:
                best, first, second = cost, a, b
    if first < 0:
        return False
    crew.lead[slot, 0], crew.lead[slot, 1] = first, second
    book(crew, facts, slot, column, 1)
    return True


@numba.njit(cache=True)
def book(crew: Crew, facts: Facts, slot: int, column: int, sign: int) -> None:
    """Enter (1) or strike (-1) the slot's coaches in their calendars."""
    for place in range(2):
        coach = crew.lead[slot, place]
        if coach >= 0:
            crew.led[coach] += sign
            for week in facts.meets[column]:
                crew.busy[coach, week] += sign
    if sign < 0:
        crew.lead[slot, :] = -1


@numba.njit(cache=True)
def languages_in(seating: Seating, facts: Facts, slot: int) -> int:
    """Return the bits of the languages that the slot's people need."""
    bits = 0
    for number in range(seating.size[slot]):
        language = facts.language[seating.people[slot, number]]
        if language >= 0:
            bits |= 1 << language
    return bits


@numba.njit(cache=True)
def balance_gap(seating: Seating, facts: Facts, slot: int) -> int:
    """Return how many people of either sex are missing to the share that each should reach."""
    women, men = 0, 0
    for number in range(seating.size[slot]):
        sex = facts.sex[seating.people[slot, number]]
        women += sex == 0
        men += sex == 1
    share = int(np.ceil(facts.weights.share * seating.size[slot] - 1e-9))
    return max(0, share - women) + max(0, share - men)


@numba.njit(cache=True)
def total_cost(seating: Seating, crew: Crew, facts: Facts, cancelled: Ints) -> int:
    """Return the cost of all, reserves apart, with what is paid for people missing to the least size."""
    out, total, weights = len(seating.size), 0, facts.weights
    for person in range(len(seating.at)):
        total += seat_cost_of(seating, facts, person, out)
    for slot in range(out):
        column = seating.column[slot]
        if column < 0:
            total += cancelled[slot]
            continue
        total += weights.group + weights.short * max(0, weights.group_min - seating.size[slot])
        spoken = 0
        for coach in crew.lead[slot]:
            if coach >= 0:
                total += weights.coach_minute * facts.drive[coach, facts.room[column]]
                spoken |= facts.speaks[coach]
        for old in crew.before[slot]:
            if old >= 0 and old not in (crew.lead[slot, 0], crew.lead[slot, 1]):
                total += crew.changed[slot]
        total += weights.interpreter * count_bits(languages_in(seating, facts, slot) & ~spoken)
        total += weights.sex_balance * balance_gap(seating, facts, slot)
    for coach in range(len(crew.led)):
        total += facts.load[crew.led[coach]]
    return total


@numba.njit(cache=True)
def seat_cost_of(seating: Seating, facts: Facts, person: int, out: int) -> int:
    """Return what the person costs where they are."""
    slot = seating.at[person]
    return int(facts.alone[person] if slot == out else facts.costs[seating.column[slot], person])
