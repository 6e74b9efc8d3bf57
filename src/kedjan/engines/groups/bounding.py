"""The proven bound: prices moved step by step, the best so far at any time. It needs no plan, only a cost to aim at.

Held groups are counted with what they cost at least. Costs of disturbance that no price knows are left out, which keeps
the bound a bound.
"""

import math
from collections.abc import Iterator

import numpy as np

from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.draft import Draft, Held, calendars, held_groups
from kedjan.engines.groups.facts import facts_of
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.prices import Limits, eligible_of, lower_bound, prices_of_nothing
from kedjan.engines.groups.pricing import Prices, scratch

_SMOOTH = 0.7
_PATIENCE = 20
_FALTER = 0.8
LEAST = 40
"""Steps that are made in any case: every plan has a bound, also one that was made in no time at all."""

STEPS = 800
"""More steps gain less than a thousandth."""


class Bounding:
    """Prices on the way to the best bound."""

    def __init__(self, instance: Instance, target: float) -> None:
        """Begin with prices of nothing; target: the cost of some plan."""
        self._facts = facts_of(instance, with_seats=False)
        self._eligible = eligible_of(instance)
        locked = tuple(each for each in held_groups(instance) if each.locked)
        self._limits = _limits(instance, locked)
        self._paid = _paid(instance)
        self._target = target
        self._work = scratch(len(instance.coaches.ids), int(self._facts.seats.max(initial=1)))
        self._values = np.zeros(len(self._facts.room))
        self._taken = np.zeros(len(self._facts.room), dtype=np.bool_)
        self.prices = prices_of_nothing(self._facts, instance.weeks)
        self._use = prices_of_nothing(self._facts, instance.weeks)
        self._drift = [np.zeros_like(each) for each in self.prices]
        self.best = 0.0

    def steps(self, budget: Budget, most: int = STEPS) -> Iterator[int]:
        """Move the prices step by step; yield the proven bound, in whole points, after each."""
        pace, waited = 0.3, 0
        for number in range(most):
            if (budget.share() >= 1 and number >= LEAST) or pace < 0.002:
                return
            bound = self._bound() + self._paid
            waited = 0 if bound > self.best * 1.0001 else waited + 1
            self.best = max(self.best, bound)
            if waited >= _PATIENCE:
                pace, waited = pace * _FALTER, 0
            self._move(pace, first=number == 0)
            yield self.whole()

    def whole(self) -> int:
        """Return the bound in whole points: costs are whole."""
        return max(0, math.ceil(self.best - 1e-3))

    def _bound(self) -> float:
        return float(
            lower_bound(
                self._facts,
                self._eligible,
                self.prices,
                self._limits,
                self._work,
                self._values,
                self._taken,
                self._use,
            )
        )

    def _move(self, pace: float, *, first: bool) -> None:
        """Move along the smoothed subgradient, as far as the gap to the target lets hope."""
        for name, drift in zip(Prices._fields, self._drift, strict=True):
            use, price = getattr(self._use, name), getattr(self.prices, name)
            if name != "led":
                use[(price <= 0) & (use < 0)] = 0
            drift[...] = use if first else _SMOOTH * drift + (1 - _SMOOTH) * use
        length = sum(float((drift * drift).sum()) for drift in self._drift)
        step = pace * max(1.0, self._target - self.best) / max(length, 1e-9)
        for name, drift in zip(Prices._fields, self._drift, strict=True):
            price = getattr(self.prices, name)
            price += step * drift
            if name != "led":
                np.maximum(price, 0, out=price)


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
