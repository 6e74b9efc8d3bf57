"""What a worker does for one region of a nation, and for the bound of the whole. Slow modules come when used."""

import signal
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING

from kedjan.engines.groups.check import check
from kedjan.engines.groups.draft import plan_of
from kedjan.engines.groups.greedy import first_draft, with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.regions import Region

if TYPE_CHECKING:
    from kedjan.engines.groups.pricing import Prices

_stops: list[Event] = []
"""What says that somebody has had enough: given to the process when it begins."""


@dataclass(frozen=True, slots=True)
class RegionPrices:
    """The prices with which a region's bound is best, and whom they are about."""

    people: tuple[str, ...]
    rooms: tuple[str, ...]
    coaches: tuple[str, ...]
    prices: "Prices"


def begin(stop: Event) -> None:
    """Begin as a worker; an interrupted terminal is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stops.append(stop)


def first_groups(region: Region, _effort: Effort) -> tuple[Group, ...]:
    """Return a first plan of a region."""
    instance = Instance(region.problem, region.locked)
    return plan_of(instance, with_reserves(instance, first_draft(instance))).groups


def search_region(region: Region, effort: Effort) -> tuple[Group, ...]:
    """Return the best plan of a region that is found from its groups."""
    solve = import_module("kedjan.engines.groups.solve")
    found: Plan = solve.plan_groups(
        region.problem,
        replace(effort, proves=False),
        locked=region.locked,
        start=region.groups,
        cancelled=_stopped,
    )
    return found.groups


def price_region(region: Region, effort: Effort) -> RegionPrices:
    """Return the prices that prove most of a region."""
    instance = Instance(region.problem, region.locked)
    cost = check(region.problem, Plan(region.problem.name, region.groups)).cost
    found = import_module("kedjan.engines.groups.work").proving(instance, cost, effort, _stopped)
    return RegionPrices(instance.people.ids, instance.rooms.ids, instance.coaches.ids, found.best_prices)


def prove_whole(
    problem: Problem, locked: tuple[Group, ...], cost: int, effort: Effort, parts: list[RegionPrices]
) -> int:
    """Return the bound of the whole that the prices of its regions prove, a few steps further."""
    instance = Instance(problem, locked)
    start = _together(instance, parts)
    few = replace(effort, seconds=0.0)
    return int(import_module("kedjan.engines.groups.work").proving(instance, cost, few, _stopped, start).whole())


def _together(instance: Instance, parts: list[RegionPrices]) -> "Prices":
    """Put the prices of the regions where the whole has its people, rooms and coaches."""
    pricing = import_module("kedjan.engines.groups.pricing")
    whole: Prices = pricing.prices_of_nothing(
        len(instance.people.ids), len(instance.rooms.ids), len(instance.coaches.ids), instance.weeks
    )
    people, rooms, coaches = (
        {id_: number for number, id_ in enumerate(ids)}
        for ids in (instance.people.ids, instance.rooms.ids, instance.coaches.ids)
    )
    for part in parts:
        whole.seat[[people[each] for each in part.people]] = part.prices.seat
        whole.room[[rooms[each] for each in part.rooms]] = part.prices.room
        whole.led[[coaches[each] for each in part.coaches]] = part.prices.led
        whole.week[[coaches[each] for each in part.coaches]] = part.prices.week
    return whole


def _stopped() -> bool:
    return _stops[0].is_set()
