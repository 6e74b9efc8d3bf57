"""Exact polish: the groups of a draft keep their rooms and weeks, and all else is set at once by HiGHS."""

from dataclasses import dataclass

import numpy as np

from kedjan.engines.groups.draft import Calendars, Draft, Held, Seated, calendars
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.model import Model
from kedjan.engines.groups.sites import all_sites, site_at, site_of_held

SMALL = 4_000
"""The most seats (person and site) of a problem that is solved as one programme."""


@dataclass(frozen=True, slots=True)
class Polished:
    """The draft, and whether none with the same rooms and weeks (or none at all) is cheaper; bound: of the cost."""

    draft: Draft
    proven: bool
    bound: float


def polish(instance: Instance, draft: Draft, *, seconds: float, nodes: int | None = None) -> Polished | None:
    """Set people, coaches, reserves and interpreters of the draft's groups anew; a group may be closed, none opened."""
    free = np.ones(len(instance.people.ids), dtype=np.bool_)
    running = tuple(each for each in draft.held if not each.locked)
    sites = (
        *(site_of_held(instance, each) for each in running),
        *(site_at(instance, group.column, group.id, free) for group in draft.groups),
    )
    model = Model(instance, sites, used_outside(instance, draft), range(len(instance.people.ids)))
    numbered: dict[int, Seated | Held] = dict(enumerate((*running, *draft.groups)))
    solved = model.programme.solve(seconds=seconds, nodes=nodes, start=model.start_at(numbered))
    if solved is None:
        return None
    found = model.draft_of(solved, running)
    locked = tuple(each for each in draft.held if each.locked)
    return Polished(Draft(found.groups, (*locked, *found.held)), solved.proven, solved.bound)


def solve_whole(instance: Instance, draft: Draft, *, seconds: float, nodes: int | None = None) -> Polished | None:
    """Solve a small problem as one programme, its bound a bound of every plan; None where it is too large."""
    sites = all_sites(instance, draft) if _may_be_small(instance) else ()
    if not 0 < sum(len(site.people) for site in sites) < SMALL:
        return None
    used = used_outside(instance, draft)
    model = Model(instance, sites, used, range(len(instance.people.ids)))
    numbered: dict[int, Seated | Held] = dict(enumerate(draft.held))
    for group in draft.groups:
        numbered[next(n for n, site in enumerate(sites) if site.column == group.column and n not in numbered)] = group
    solved = model.programme.solve(seconds=seconds, nodes=nodes, start=model.start_at(numbered))
    if solved is None:
        return None
    return Polished(model.draft_of(solved, draft.held), solved.proven, solved.bound + model.constant)


def _may_be_small(instance: Instance) -> bool:
    """Tell whether it is worth counting. Published groups have ids, which one site for each column cannot keep."""
    return len(instance.columns.room) < SMALL and instance.problem.replan is None and not instance.locked


def used_outside(instance: Instance, draft: Draft) -> Calendars:
    """Return what is used outside the programme: by locked groups all, by others under way their rooms and starts."""
    held = calendars(instance, Draft((), draft.held))
    locked = calendars(instance, Draft((), tuple(each for each in draft.held if each.locked)))
    return Calendars(held.rooms, locked.led, locked.busy, locked.reserved, held.starts)
