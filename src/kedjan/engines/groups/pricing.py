"""The best group of a column under prices: who sits there and who leads it, exactly, languages and least size included.

Prices make the columns independent: a seat for somebody costs what it keeps others from (seat [P]), a room its weeks
(room [R, W]), a coach a group (led [K]) and weeks (week [K, W]). What no price knows, a reserve and the balance of the
sexes, can only make a plan dearer, so that the sum of the best groups is a bound from below.
"""

from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from kedjan.engines.groups.facts import Facts
from kedjan.engines.groups.instance import Ints

Points = npt.NDArray[np.float64]
CLASSES = 7
"""How many languages are told apart in one column; more are taken as spoken, which keeps the bound a bound."""


class Prices(NamedTuple):
    """See above. All in points; seat, room and week are never negative."""

    seat: Points
    room: Points
    led: Points
    week: Points


class Eligible(NamedTuple):
    """Who can sit in each column, one after another: [C + 1] ends, people, points of the seat."""

    ends: Ints
    people: Ints
    costs: Ints


class Scratch(NamedTuple):
    """What pricing one column works in. top [classes, cap] values, who; taken [classes]; value [2^classes]."""

    top: Points
    who: Ints
    size: Ints
    bit: Ints
    taken: Ints
    best: Points
    subset: Ints
    coach: Points
    chosen: Ints
    pair: Ints


def scratch(coaches: int, cap: int) -> Scratch:
    """Return room to work in."""
    return Scratch(
        top=np.zeros((CLASSES + 1, cap)),
        who=np.zeros((CLASSES + 1, cap), dtype=np.int64),
        size=np.zeros(CLASSES + 1, dtype=np.int64),
        bit=np.zeros(CLASSES + 1, dtype=np.int64),
        taken=np.zeros(CLASSES + 1, dtype=np.int64),
        best=np.zeros(1 << CLASSES),
        subset=np.zeros(1 << CLASSES, dtype=np.int64),
        coach=np.zeros(max(1, coaches)),
        chosen=np.full(cap, -1, dtype=np.int64),
        pair=np.full(2, -1, dtype=np.int64),
    )


@numba.njit(cache=True)
def sort_people(column: int, facts: Facts, eligible: Eligible, prices: Prices, work: Scratch) -> int:
    """Sort the best of each language class into work.top; return how many classes there are beside the first."""
    cap, classes = facts.seats[column], 0
    work.size[:] = 0
    for place in range(eligible.ends[column], eligible.ends[column + 1]):
        person = eligible.people[place]
        value = facts.alone[person] - eligible.costs[place] - prices.seat[person]
        kind, language = 0, facts.language[person]
        if language >= 0:
            for number in range(1, classes + 1):
                if work.bit[number] == language:
                    kind = number
            if kind == 0 and classes < CLASSES and value > 0:
                classes += 1
                kind = classes
                work.bit[kind] = language
            elif kind == 0 and value <= 0:
                continue
        number = work.size[kind]
        if number == cap:
            if work.top[kind, cap - 1] >= value:
                continue
            number -= 1
        else:
            work.size[kind] += 1
        while number > 0 and work.top[kind, number - 1] < value:
            work.top[kind, number] = work.top[kind, number - 1]
            work.who[kind, number] = work.who[kind, number - 1]
            number -= 1
        work.top[kind, number], work.who[kind, number] = value, person
    return classes


@numba.njit(cache=True)
def fill(column: int, facts: Facts, work: Scratch, classes: int, allowed: int) -> float:
    """Seat the best of the allowed classes, to the least size at any price; return their value."""
    cap, least, total = facts.seats[column], facts.weights.group_min, 0.0
    work.taken[:] = 0
    for number in range(cap):
        best, kind = -1e18, -1
        for each in range(classes + 1):
            if (each == 0 or allowed >> (each - 1) & 1) and work.taken[each] < work.size[each]:
                value = work.top[each, work.taken[each]]
                if value > best:
                    best, kind = value, each
        if kind < 0 or (best <= 0 and number >= least):
            if number < least:
                return -1e18
            work.chosen[number:] = -1
            return total
        work.chosen[number] = work.who[kind, work.taken[kind]]
        work.taken[kind] += 1
        total += best
    return total


@numba.njit(cache=True)
def value_subsets(column: int, facts: Facts, work: Scratch, classes: int) -> None:
    """Find, for each set of languages spoken by the coaches, what the best people are worth, interpreters paid."""
    for allowed in range(1 << classes):
        work.best[allowed] = fill(column, facts, work, classes, allowed)
        work.subset[allowed] = allowed
    interpreter = facts.weights.interpreter
    for bit in range(classes):  # a language not spoken: leave it out, or pay
        for spoken in range(1 << classes):
            if not spoken >> bit & 1:
                other = spoken | 1 << bit
                if work.best[other] - interpreter > work.best[spoken]:
                    work.best[spoken] = work.best[other] - interpreter
                    work.subset[spoken] = work.subset[other]


@numba.njit(cache=True)
def spoken_classes(speaks: int, work: Scratch, classes: int) -> int:
    """Return the languages as bits of this column's classes."""
    bits = 0
    for number in range(1, classes + 1):
        if speaks >> work.bit[number] & 1:
            bits |= 1 << (number - 1)
    return bits


@numba.njit(cache=True)
def price_coaches(column: int, facts: Facts, prices: Prices, work: Scratch) -> None:
    """Find what each coach who can lead the column costs there."""
    for place in range(facts.able_from[column], facts.able_from[column + 1]):
        coach = facts.able[place]
        cost = facts.weights.coach_minute * facts.drive[coach, facts.room[column]] + prices.led[coach]
        for week in facts.meets[column]:
            cost += prices.week[coach, week]
        work.coach[place - facts.able_from[column]] = cost


@numba.njit(cache=True)
def price_column(column: int, facts: Facts, eligible: Eligible, prices: Prices, work: Scratch) -> float:
    """Return the cost of the column's best group under the prices; it stands in work.chosen and work.pair."""
    classes = sort_people(column, facts, eligible, prices, work)
    value_subsets(column, facts, work, classes)
    price_coaches(column, facts, prices, work)
    first, last = facts.able_from[column], facts.able_from[column + 1]
    most, best, spoken = work.best[(1 << classes) - 1], 1e18, 0
    for i in range(last - first):
        if facts.weights.crew == 1:
            bits = spoken_classes(facts.speaks[facts.able[first + i]], work, classes)
            cost = work.coach[i] - work.best[bits]
            if cost < best:
                best, spoken, work.pair[0] = cost, bits, facts.able[first + i]
            continue
        for j in range(i):
            if work.coach[i] + work.coach[j] - most >= best:
                continue
            speaks = facts.speaks[facts.able[first + i]] | facts.speaks[facts.able[first + j]]
            bits = spoken_classes(speaks, work, classes)
            cost = work.coach[i] + work.coach[j] - work.best[bits]
            if cost < best:
                best, spoken = cost, bits
                work.pair[0], work.pair[1] = facts.able[first + i], facts.able[first + j]
    fill(column, facts, work, classes, work.subset[spoken])
    for week in facts.meets[column]:
        best += prices.room[facts.room[column], week]
    return best + facts.weights.group
