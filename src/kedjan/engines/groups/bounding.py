"""The proven bound: prices moved step by step, the best bound so far at any time. It needs no plan.

A price moves against what was taken too much or too little of, in the mean of the last steps, divided by how large that
has been (Adam, Kingma and Ba 2015): a coach in the capital and one in the mountains are priced equally soon. The pace
falls through the time that there is. Held groups are counted with what they cost at least. Costs of disturbance that no
price knows are left out, which keeps the bound a bound.
"""

import math
from collections.abc import Iterator

import numpy as np

from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.draft import Draft, Held, calendars, held_groups
from kedjan.engines.groups.facts import facts_of
from kedjan.engines.groups.instance import Instance, Ints
from kedjan.engines.groups.prices import Limits, count_parts, eligible_of, lower_bound, prices_of_nothing
from kedjan.engines.groups.pricing import Points, Prices, scratch

_FAST, _SLOW = 0.2, 0.0015
"""How far a price may move in a step, first and last, in what it costs to leave somebody without a place."""

_WEEKLY = 0.2
"""How far the price of a week of a room or a coach may move beside others: a group uses many weeks at once."""

_MEAN, _SIZE = 0.8, 0.99
LEAST = 40
"""Steps that are made in any case: every plan has a bound, also one that was made in no time at all."""

STEPS = 400
"""More steps gain less than a thousandth."""

SETTLED = 50
"""Steps before prices say something of what is worth opening."""


class Bounding:
    """Prices on the way to the best bound. wanted [C]: how often, since they settled, each column was worth opening."""

    def __init__(self, instance: Instance) -> None:
        """Begin with prices of nothing."""
        self._facts = facts_of(instance, with_seats=False)
        self._eligible = eligible_of(instance)
        locked = tuple(each for each in held_groups(instance) if each.locked)
        self._limits = _limits(instance, locked)
        self._paid = _paid(instance)
        self._work = scratch(len(instance.coaches.ids), int(self._facts.seats.max(initial=1)))
        self._values = np.zeros(len(self._facts.room))
        self._taken = np.zeros(len(self._facts.room), dtype=np.bool_)
        self._unit = max(1.0, float(self._facts.alone.mean())) if len(self._facts.alone) else 1.0
        self._prices, self._use, self._mean, self._size = (
            prices_of_nothing(self._facts, instance.weeks) for _ in range(4)
        )
        self.best = 0.0
        self.wanted = np.zeros(len(self._facts.room), dtype=np.int64)

    def steps(self, budget: Budget, most: int = STEPS) -> Iterator[int]:
        """Move the prices step by step; yield the proven bound, in whole points, after each."""
        for number in range(most):
            share = budget.share()
            if share >= 1 and number >= LEAST:
                return
            self.best = max(self.best, self._bound() + self._paid)
            if number >= SETTLED:
                self.wanted += self._taken
            self._move(max(min(1.0, share), number / most), number + 1)
            yield self.whole()

    def count_parts(self, part: Ints, people: Ints, coaches: Ints) -> None:
        """Count whom the groups that were worth opening have, in each part of a nation: see prices.count_parts."""
        count_parts(self._facts, self._eligible, self._prices, self._work, self._taken, part, people, coaches)

    def whole(self) -> int:
        """Return the bound in whole points: costs are whole."""
        return max(0, math.ceil(self.best - 1e-3))

    def _bound(self) -> float:
        return float(
            lower_bound(
                self._facts,
                self._eligible,
                self._prices,
                self._limits,
                self._work,
                self._values,
                self._taken,
                self._use,
            )
        )

    def _move(self, done: float, number: int) -> None:
        """Move every price; done: the share of the way, 0 to 1."""
        pace = self._unit * _FAST * (_SLOW / _FAST) ** done
        for name in Prices._fields:
            price, use = _of(self._prices, name), _of(self._use, name)
            mean, size = _of(self._mean, name), _of(self._size, name)
            if name != "led":
                use[(price <= 0) & (use < 0)] = 0
            mean[...] = _MEAN * mean + (1 - _MEAN) * use
            size[...] = _SIZE * size + (1 - _SIZE) * use * use
            usual = np.sqrt(size / (1 - _SIZE**number)) + 1e-3
            price += pace * (_WEEKLY if name in ("room", "week") else 1.0) * mean / (1 - _MEAN**number) / usual
            if name != "led":
                np.maximum(price, 0, out=price)


def _of(prices: Prices, name: str) -> Points:
    found: Points = getattr(prices, name)
    return found


def _limits(instance: Instance, locked: tuple[Held, ...]) -> Limits:
    """Return what locked groups leave; those under way are taken to need no coach, for theirs may change."""
    used = calendars(instance, Draft((), locked))
    starts = calendars(instance, Draft((), held_groups(instance)))
    coaches, rules = instance.coaches, instance.problem.rules
    return Limits(
        rooms=np.maximum(0, instance.rooms.parallel[:, None] - starts.rooms),
        weeks=np.maximum(0, coaches.at_once[:, None] - used.busy),
        most=np.maximum(0, coaches.most - used.led),
        led=used.led,
        starts=np.maximum(0, rules.starts_per_area - starts.starts),
    )


def _paid(instance: Instance) -> float:
    """Return the least that held groups cost: their seats, themselves, and the coaches of locked ones."""
    people = {each.id: each for each in instance.problem.participants}
    places = instance.problem.places()
    weight, total = instance.problem.costs, 0.0
    for each in held_groups(instance):
        total += weight.group
        there = int(instance.rooms.place[each.room])
        for id_ in each.group.participants:
            minutes = instance.problem.transit_minutes[places[people[id_].municipality]][there]
            total += weight.wait_week * (each.group.start_week - people[id_].earliest) + weight.travel_minute * minutes
        if each.locked:
            total += weight.coach_minute * sum(int(instance.coaches.drive[coach, each.room]) for coach in each.coaches)
    return total
