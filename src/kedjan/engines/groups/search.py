"""The search for a cheaper draft: annealing in rounds, each from the best so far, each colder and longer than the last.

The same seed and number of moves give the same draft, on any machine; with seconds instead, the clock decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kedjan.engines.groups.annealing import Places, Search, anneal, copy_state, occupy
from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.crew import book, empty_crew, total_cost
from kedjan.engines.groups.draft import Calendars, Draft, Seated, calendars
from kedjan.engines.groups.facts import Facts, facts_of
from kedjan.engines.groups.greedy import with_reserves
from kedjan.engines.groups.instance import Instance, Ints
from kedjan.engines.groups.pricing import Points
from kedjan.engines.groups.seating import close_slot, empty_seating, open_slot, seat_all

_CHUNK = 250
"""Moves between two looks at the clock: some twenty milliseconds."""

_HOT, _COLD = 450.0, 25.0
_ANYWHERE = 0.01
"""How likely a column that no prices want is drawn, beside one that they always want."""


@dataclass(frozen=True, slots=True)
class Round:
    """Part of the budget from `begin` to `end` (0 to 1), cooling from `hot` points."""

    begin: float
    end: float
    hot: float


ROUNDS = (Round(0.0, 0.04, _HOT), Round(0.04, 0.2, 0.7 * _HOT), Round(0.2, 1.0, _HOT))


class Annealer:
    """A search on one instance: the state it works in and the best it has seen."""

    def __init__(self, instance: Instance, draft: Draft, seed: int, wanted: Ints | None = None) -> None:
        """Begin at a draft. wanted [C]: how often prices wanted each column (bounding.py); nothing: all alike."""
        self._instance = instance
        self._facts: Facts = facts_of(instance)
        self._held = draft.held
        self._slots = _slots(instance, draft)
        base = calendars(instance, Draft((), draft.held))
        self._now, self._kept, self._best = (_empty(instance, self._facts, self._slots, base) for _ in range(3))
        self._chance = np.array([(seed + 1) * 0x9E3779B97F4A7C15 % 2**64 or 1], dtype=np.uint64)
        alike = np.zeros(len(self._facts.room), dtype=np.int64)
        self._odds = np.cumsum(column_odds(alike if wanted is None else wanted))
        self._costs = np.zeros(2, dtype=np.int64)
        self._begin_at(draft)

    def rounds(self, budget: Budget, end: float) -> Iterator[tuple[Draft, bool]]:
        """Search until that share of the budget is spent; yield the best draft now and then, and if it ends a round."""
        for each in ROUNDS:
            self._return_to_best()
            yielded = budget.share()
            while (share := budget.share()) < min(each.end, end) and len(self._facts.room):
                done = (share - each.begin) / (min(each.end, end) - each.begin)
                self._anneal(each.hot * (_COLD / each.hot) ** max(0.0, done))
                budget.spend(_CHUNK)
                if share - yielded > 0.05:
                    yielded = share
                    yield self.best(), False
            yield self.best(), True

    def best(self) -> Draft:
        """Return the cheapest draft so far; groups that are too small are closed and their people seated again."""
        state, facts = _empty_like(self._best), self._facts
        copy_state(self._best, state)
        _close_small(state, facts)
        groups = tuple(_seated(state, int(slot), self._slots) for slot in np.flatnonzero(state.seating.column >= 0))
        return with_reserves(self._instance, Draft(groups, self._held))

    def _anneal(self, temperature: float) -> None:
        anneal(
            self._now, self._kept, self._best, self._facts, self._odds, self._chance, self._costs, _CHUNK, temperature
        )

    def _return_to_best(self) -> None:
        copy_state(self._best, self._now)
        copy_state(self._best, self._kept)
        self._costs[0] = self._costs[1]

    def _begin_at(self, draft: Draft) -> None:
        """Take over a draft's columns and coaches. Seats are set anew: paths need seats that no circle improves."""
        state, facts = self._now, self._facts
        slot_of = {id_: slot for slot, id_ in enumerate(self._slots) if id_}
        free = iter(slot for slot, id_ in enumerate(self._slots) if not id_)
        for group in draft.groups:
            slot = slot_of[group.id] if group.id else next(free)
            open_slot(state.seating, facts, slot, group.column)
            occupy(state.places, facts, group.column, 1)
            state.crew.lead[slot, : len(group.coaches)] = group.coaches
            book(state.crew, facts, slot, group.column, 1)
        seat_all(state.seating, facts)
        self._costs[:] = total_cost(state.seating, state.crew, facts, state.places.cancelled)
        copy_state(state, self._kept)
        copy_state(state, self._best)


def column_odds(wanted: Ints) -> Points:
    """Return how likely each column [C] is drawn, beside the others."""
    return _ANYWHERE + wanted / max(1, int(wanted.max(initial=0)))


def _slots(instance: Instance, draft: Draft) -> tuple[str | None, ...]:
    """Return the published id of each slot, or None: as many slots as groups may start, at least those of the draft."""
    replan = instance.problem.replan
    held = {each.group.id for each in draft.held}
    published = [group.id for group in (replan.previous.groups if replan else ()) if group.id not in held]
    most = instance.problem.rules.starts_per_area * len(instance.areas)
    fresh = max(most - len(published), sum(group.id is None for group in draft.groups))
    return (*published, *(None,) * fresh)


def _empty(instance: Instance, facts: Facts, slots: tuple[str | None, ...], base: Calendars) -> Search:
    """Return a state in which only held groups use rooms, coaches and starts."""
    most = int(facts.seats.max(initial=1))
    seating = empty_seating(len(slots), len(facts.alone), most)
    crew = empty_crew(len(slots), len(facts.most), instance.weeks)
    crew.busy[:], crew.led[:] = base.busy, base.led
    starts = np.full(len(instance.areas), instance.problem.rules.starts_per_area, dtype=np.int64)
    places = Places(base.rooms.copy(), base.starts.copy(), starts, np.zeros(len(slots), dtype=np.int64))
    replan = instance.problem.replan
    coaches = {id_: number for number, id_ in enumerate(instance.coaches.ids)}
    before = {group.id: group for group in replan.previous.groups} if replan else {}
    for slot, id_ in enumerate(slots):
        if id_ and replan:
            leading = [coaches[each] for each in before[id_].coaches][:2]
            crew.before[slot, : len(leading)] = leading
            crew.changed[slot] = replan.costs.coach_changed
            places.cancelled[slot] = replan.costs.group_cancelled
    return Search(seating, crew, places)


def _empty_like(state: Search) -> Search:
    return Search(
        type(state.seating)(*(each.copy() for each in state.seating)),
        type(state.crew)(*(each.copy() for each in state.crew)),
        type(state.places)(*(each.copy() for each in state.places)),
    )


def _close_small(state: Search, facts: Facts) -> None:
    """Close the smallest group as long as one is too small, and seat its people elsewhere."""
    seating = state.seating
    while True:
        small = np.flatnonzero((seating.column >= 0) & (seating.size < facts.weights.group_min))
        if not len(small):
            return
        slot = int(small[np.argmin(seating.size[small])])
        column = int(seating.column[slot])
        book(state.crew, facts, slot, column, -1)
        occupy(state.places, facts, column, -1)
        close_slot(seating, facts, slot)
        seat_all(seating, facts)


def _seated(state: Search, slot: int, slots: tuple[str | None, ...]) -> Seated:
    seating, lead = state.seating, state.crew.lead[slot]
    people = tuple(sorted(int(person) for person in seating.people[slot, : seating.size[slot]]))
    return Seated(int(seating.column[slot]), people, tuple(int(each) for each in lead if each >= 0), None, slots[slot])
