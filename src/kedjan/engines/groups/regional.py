"""What a worker does for one region of a nation, and for the bound of the whole. Slow modules come when used."""

import signal
from dataclasses import replace
from importlib import import_module
from multiprocessing.synchronize import Event

from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.draft import plan_of
from kedjan.engines.groups.greedy import first_draft, with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.regions import Outlook, Region
from kedjan.engines.groups.worker import now

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


def look_around(problem: Problem, locked: tuple[Group, ...], seconds: float) -> Outlook:
    """Return what prices say of the whole."""
    import_module("kedjan.engines.groups.kernels").compile_kernels()
    budget = Budget(clock=now, seconds=seconds, cancelled=_stopped)
    found: Outlook = import_module("kedjan.engines.groups.outlook").outlook(problem, locked, budget)
    return found


def _stopped() -> bool:
    return _stops[0].is_set()
