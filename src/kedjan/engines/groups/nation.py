"""Plan a nation: its regions as jobs of their own, on as many processes as there are workers.

First each region has a plan at once. Then one worker prices the whole: that proves a bound, and says in which region
everybody is wanted. The regions are planned anew so, and searched. At last the borders move, and each new region begins
with the groups that it has: nothing gets dearer, and whoever lives near a border finds a place on the other side.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from multiprocessing import get_context
from multiprocessing.synchronize import Event

from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort, Progress, stopped_by
from kedjan.engines.groups.regional import begin, first_groups, look_around, search_region
from kedjan.engines.groups.regions import Outlook, Region, regions
from kedjan.engines.groups.worker import now

_OUTLOOK, _SEARCH = 0.2, 0.8
"""Shares of the time: until the whole is priced at the latest, and until the borders move."""

Groups = tuple[Group, ...]

_LEAST = 5.0
"""Seconds that are spent in any case."""

_LOOK = 0.2
"""Seconds between two looks at whether somebody has had enough."""


def plan_nation(
    problem: Problem,
    effort: Effort,
    *,
    locked: Groups,
    tell: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Plan:
    """Return the best plan found, with its bound."""
    nation = Nation(problem, locked, tell)
    nation.divide(regions(problem, locked, 0, locked))
    with _crew(effort.workers, cancelled) as crew:
        crew.work(nation, first_groups, effort, until=0.0)
        outlook = crew.wait_for(crew.pool.submit(look_around, problem, locked, _OUTLOOK * effort.seconds))
        nation.divide(regions(problem, locked, 0, locked, outlook.home))
        crew.work(nation, first_groups, effort, until=0.0)
        crew.work(nation, search_region, effort, until=_SEARCH)
        nation.divide(regions(problem, nation.best.groups, 1, locked))
        crew.work(nation, search_region, effort, until=1.0)
        return nation.plan(outlook.bound, cancelled=crew.stop.is_set())


class Nation:
    """The plan of the whole: its regions as they lie now, the groups of each, and what they cost together."""

    def __init__(self, problem: Problem, locked: Groups, tell: Callable[[Progress], None]) -> None:
        """Begin with nothing but what is locked."""
        self._problem, self._tell, self._began = problem, tell, now()
        self._locked = {group.id for group in locked}
        self._turn = 0
        self.regions: tuple[Region, ...] = ()
        self._found: list[Groups] = []
        self._cost = check(problem, Plan(problem.name, locked)).cost
        self.best = Plan(problem.name, locked, cost=self._cost)

    def divide(self, parts: tuple[Region, ...]) -> None:
        """Go on from these regions and the groups that they have; the best plan so far is kept."""
        self._turn += 1
        self.regions, self._found = parts, [part.groups for part in parts]
        groups = tuple(group for part in parts for group in part.groups)
        self._cost = check(self._problem, Plan(self._problem.name, groups)).cost

    def take(self, number: int, groups: Groups) -> None:
        """Let a region have other groups, where the whole is cheaper for it and keeps to every rule."""
        staying = {group.id for group in self.regions[number].locked}
        before = self._found[number]
        self._found[number] = tuple(
            group if group.id in staying else replace(group, id=f"{self._turn}-{number}-{group.id}") for group in groups
        )
        if not self._count():
            self._found[number] = before

    def seconds(self) -> float:
        """Return how long it has lasted."""
        return now() - self._began

    def jobs(self, effort: Effort, until: float) -> list[tuple[int, Region, Effort]]:
        """Return the regions as they are now, the largest first, with what each may spend of the time until that share
        of the whole: as much as it has people.
        """
        left = max(_LEAST, until * effort.seconds - self.seconds()) * effort.workers
        people = {number: len(part.problem.participants) for number, part in enumerate(self.regions)}
        second = left / max(1, sum(people.values()))
        return [
            (
                number,
                replace(self.regions[number], groups=self._found[number]),
                replace(effort, seconds=max(_LOOK, second * people[number]), workers=1),
            )
            for number in sorted(people, key=lambda each: (-people[each], each))
        ]

    def plan(self, bound: int, *, cancelled: bool) -> Plan:
        """Return the plan with all that is known of it, its groups in the order of rooms and weeks."""
        fresh = (f"g{number}" for number in count() if f"g{number}" not in self._locked)
        ordered = sorted(self.best.groups, key=lambda group: (group.room, group.start_week))
        groups = tuple(each if each.id in self._locked else replace(each, id=next(fresh)) for each in ordered)
        plan = replace(self.best, groups=groups, bound=min(bound, self.best.cost or 0))
        stopped = stopped_by(plan, plan.bound, cancelled=cancelled)
        return replace(plan, seconds=round(self.seconds(), 2), stopped=stopped)

    def _count(self) -> bool:
        """Keep what was found where it is cheaper and breaks no rule; tell where no plan was cheaper."""
        groups = tuple(group for each in self._found for group in each)
        verdict = check(self._problem, Plan(self._problem.name, groups))
        if verdict.violations or verdict.cost >= self._cost:
            return False
        self._cost = verdict.cost
        if verdict.cost < (self.best.cost or 0):
            self.best = replace(self.best, groups=groups, cost=verdict.cost)
            self._tell(Progress(self.seconds(), verdict.cost, None, verdict.placed))
        return True


@dataclass(frozen=True, slots=True)
class _Crew:
    """The workers, what tells them to stop, and who says when."""

    pool: ProcessPoolExecutor
    stop: Event
    cancelled: Callable[[], bool]

    def wait_for(self, job: "Future[Outlook]") -> Outlook:
        """Return what a job finds."""
        while not wait([job], timeout=_LOOK).done:
            self._look()
        return job.result()

    def work(self, nation: Nation, act: Callable[[Region, Effort], Groups], effort: Effort, until: float) -> None:
        """Let every region find other groups, and take them as they come."""
        running = {self.pool.submit(act, part, share): number for number, part, share in nation.jobs(effort, until)}
        while running:
            self._look()
            for done in wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED).done:
                nation.take(running.pop(done), done.result())

    def _look(self) -> None:
        if self.cancelled():
            self.stop.set()


@contextmanager
def _crew(workers: int, cancelled: Callable[[], bool]) -> Iterator[_Crew]:
    context = get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(workers, context, begin, (stop,)) as pool:
        try:
            yield _Crew(pool, stop, cancelled)
        except BaseException:
            stop.set()
            pool.shutdown(cancel_futures=True)
            raise
