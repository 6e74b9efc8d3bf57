"""What a worker does for one region of a nation, and for the bound of the whole. Slow modules come when used."""

import signal
from dataclasses import replace
from importlib import import_module
from multiprocessing.synchronize import Event

from kedjan.engines.groups.draft import plan_of
from kedjan.engines.groups.greedy import first_draft, with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.regions import Region

_stops: list[Event] = []
"""What says that somebody has had enough: given to the process when it begins."""


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


def prove_whole(problem: Problem, locked: tuple[Group, ...], cost: int, effort: Effort) -> int:
    """Return the bound of the whole that prices prove; cost: of some plan."""
    work = import_module("kedjan.engines.groups.work")
    return int(work.proven_bound(Instance(problem, locked), cost, effort, _stopped))


def _stopped() -> bool:
    return _stops[0].is_set()
