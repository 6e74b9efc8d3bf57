"""Simulated annealing over columns: open, close, shift and move groups; each time all seats are set anew, exactly.

The temperature is in points. A move that cannot be led or has no room is refused before anything is seated.
"""

from typing import NamedTuple

import numba
import numpy as np

from kedjan.engines.groups.crew import Crew, book, choose_pair, count_free, languages_in, total_cost
from kedjan.engines.groups.facts import Facts
from kedjan.engines.groups.instance import Ints
from kedjan.engines.groups.seating import Seating, close_slot, open_slot, seat_all


class Places(NamedTuple):
    """Rooms and areas in use. rooms [R, W]: groups in the week; starts [A]; most [A]: starts allowed.

    cancelled [G]: what it costs to keep a published slot closed.
    """

    rooms: Ints
    starts: Ints
    most: Ints
    cancelled: Ints


class Search(NamedTuple):
    """A whole state of the search. numbers: the state of chance, moves accepted."""

    seating: Seating
    crew: Crew
    places: Places


@numba.njit(cache=True)
def draw(chance: "np.ndarray", most: int) -> int:
    """Return a whole number from 0 to most - 1, by xorshift."""
    x = chance[0]
    x ^= x << np.uint64(13)
    x ^= x >> np.uint64(7)
    x ^= x << np.uint64(17)
    chance[0] = x
    return int(np.int64((x >> np.uint64(11)) % np.uint64(most)))


@numba.njit(cache=True)
def draw_share(chance: "np.ndarray") -> float:
    """Return a number from 0 to 1."""
    return draw(chance, 1 << 30) / (1 << 30)


@numba.njit(cache=True)
def occupy(places: Places, facts: Facts, column: int, sign: int) -> None:
    """Enter (1) or strike (-1) a column in its room's calendar and its area's starts."""
    for week in facts.meets[column]:
        places.rooms[facts.room[column], week] += sign
    places.starts[facts.area[column]] += sign


@numba.njit(cache=True)
def has_place(places: Places, facts: Facts, column: int) -> bool:
    """Tell whether the column's room is free and its area may have one more start."""
    if places.starts[facts.area[column]] >= places.most[facts.area[column]]:
        return False
    room = facts.room[column]
    for week in facts.meets[column]:
        if places.rooms[room, week] >= facts.parallel[room]:
            return False
    return True


@numba.njit(cache=True)
def copy_state(source: Search, target: Search) -> None:
    """Copy everything that moves change."""
    a, b = source.seating, target.seating
    b.column[:], b.size[:], b.most[:], b.at[:] = a.column, a.size, a.most, a.at
    b.people[:], b.step[:], b.who[:] = a.people, a.step, a.who
    target.crew.lead[:], target.crew.busy[:], target.crew.led[:] = source.crew.lead, source.crew.busy, source.crew.led
    target.places.rooms[:], target.places.starts[:] = source.places.rooms, source.places.starts


@numba.njit(cache=True)
def draw_slot(search: Search, facts: Facts, chance: "np.ndarray", area: int) -> int:
    """Return an open slot of the area (-1: any area), each as likely; -1 where there is none."""
    found, chosen = 0, -1
    for slot in range(len(search.seating.column)):
        column = search.seating.column[slot]
        if column >= 0 and (area < 0 or facts.area[column] == area):
            found += 1
            if draw(chance, found) == 0:
                chosen = slot
    return chosen


@numba.njit(cache=True)
def closed_slot(search: Search) -> int:
    """Return a closed slot, one that was published first; -1 where all are open."""
    for slot in range(len(search.seating.column)):
        if search.seating.column[slot] < 0:
            return slot
    return -1


@numba.njit(cache=True)
def draw_column(odds: "np.ndarray", chance: "np.ndarray") -> int:
    """Return a column, by the odds (cumulative [C])."""
    return int(min(np.searchsorted(odds, draw_share(chance) * odds[-1], side="right"), len(odds) - 1))


@numba.njit(cache=True)
def draw_near(search: Search, facts: Facts, chance: "np.ndarray", slot: int) -> int:
    """Return a column near the slot's: the same room some weeks off, or another room about then; -1 for none."""
    column = search.seating.column[slot]
    room, start = facts.room[column], facts.start[column]
    if draw(chance, 3) == 0:
        room = draw(chance, facts.where.shape[0])
        start += draw(chance, 5) - 2
    else:
        start += draw(chance, 9) - 4
    if start < 0 or start >= facts.where.shape[1]:
        return -1
    return int(facts.where[room, start])


@numba.njit(cache=True)
def propose(search: Search, facts: Facts, odds: "np.ndarray", chance: "np.ndarray") -> tuple[int, int]:
    """Return a slot and the column it shall have instead: -1 to close it, -2 to lead it anew; slot -1 for no move."""
    kind = draw(chance, 20)
    if kind < 8:
        column = draw_column(odds, chance)
        area = facts.area[column]
        full = search.places.starts[area] >= search.places.most[area]
        if full or draw(chance, 2) == 0:
            return draw_slot(search, facts, chance, area), column
        return closed_slot(search), column
    slot = draw_slot(search, facts, chance, -1)
    if slot < 0 or kind == 8:
        return slot, -1
    if kind < 12:
        return slot, -2
    column = draw_near(search, facts, chance, slot)
    return (slot, column) if column >= 0 else (-1, -1)


@numba.njit(cache=True)
def draw_pair(crew: Crew, facts: Facts, chance: "np.ndarray", slot: int, column: int) -> bool:
    """Let any free coaches lead the slot, each as likely: the cheapest may be needed more elsewhere."""
    found = count_free(crew, facts, column)
    if found < facts.weights.crew:
        return False
    first = draw(chance, found)
    crew.lead[slot, 0] = crew.free[first]
    if facts.weights.crew == 2:
        crew.lead[slot, 1] = crew.free[(first + 1 + draw(chance, found - 1)) % found]
    book(crew, facts, slot, column, 1)
    return True


@numba.njit(cache=True)
def apply(search: Search, facts: Facts, chance: "np.ndarray", slot: int, column: int) -> bool:
    """Make the move and seat everybody anew; False where it cannot be, with the state half changed."""
    seating, crew, places = search.seating, search.crew, search.places
    old = seating.column[slot]
    if column == old:
        return False
    if old >= 0:
        book(crew, facts, slot, old, -1)
    if column == -2 and draw(chance, 2) == 0:
        return draw_pair(crew, facts, chance, slot, old)
    if column == -2:
        return choose_pair(crew, facts, slot, old, languages_in(seating, facts, slot))
    if old >= 0:
        occupy(places, facts, old, -1)
    if column >= 0:
        if not has_place(places, facts, column) or count_free(crew, facts, column) < facts.weights.crew:
            return False
    if old >= 0:
        close_slot(seating, facts, slot)
    if column >= 0:
        occupy(places, facts, column, 1)
        open_slot(seating, facts, slot, column)
    seat_all(seating, facts)
    if column >= 0:
        return choose_pair(crew, facts, slot, column, languages_in(seating, facts, slot))
    return True


@numba.njit(cache=True)
def anneal(
    search: Search,
    kept: Search,
    best: Search,
    facts: Facts,
    odds: "np.ndarray",
    chance: "np.ndarray",
    costs: Ints,
    moves: int,
    temperature: float,
) -> int:
    """Try some moves at one temperature. kept: the state to go back to; costs: now, best. Return how many held."""
    held = 0
    for _ in range(moves):
        slot, column = propose(search, facts, odds, chance)
        if slot < 0:
            continue
        good = apply(search, facts, chance, slot, column)
        cost = total_cost(search.seating, search.crew, facts, search.places.cancelled) if good else 0
        if good and draw_share(chance) < np.exp(min(0.0, (costs[0] - cost) / temperature)):
            costs[0] = cost
            copy_state(search, kept)
            held += 1
            if cost < costs[1]:
                costs[1] = cost
                copy_state(search, best)
        else:
            copy_state(kept, search)
    return held
