"""A coach falls ill: ready repairs of the published plan, the one that disturbs least first, each proven of its kind.

    found = repairs(problem, plan, coach="k7", weeks=range(20, 28))
    found[0].plan, found[0].cost, found[0].changes.coach_changes, found[0].changes.moved, found[0].proven

`problem` is what `plan` was published for, `weeks` those in which the coach is away; `from_week` is the first week that
may change, the first of the illness unless told otherwise. Nothing is written anywhere: to keep a repair, publish its
plan; from then on the problem is `with_absence(…)`, which also is what to plan anew from at length (plan_groups).
All three take less than two seconds together for a region, in one process, without
compiled code. What each may do: docs/rules/coaching-groups.md.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kedjan.engines.groups.changes import changes_between
from kedjan.engines.groups.check import check
from kedjan.engines.groups.draft import Draft, Held, calendars, held_groups, hold, plan_of
from kedjan.engines.groups.illness import Kind, Repair, affected, with_absence
from kedjan.engines.groups.instance import Instance, existing
from kedjan.engines.groups.model import Model
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.polish import used_outside
from kedjan.engines.groups.problem import DISTURBANCE, Problem, ReplanCosts
from kedjan.engines.groups.reserves import with_ready_reserves
from kedjan.engines.groups.sites import Site, site_at, site_of_held
from kedjan.engines.groups.worker import now

SHIFT = 2
"""Weeks that an affected group may start earlier or later, where that is better than other coaches."""

_RELUCTANT = 100_000
"""Points of a changed coach where nothing else is to change: far more than all else that coaches can save."""


@dataclass(frozen=True, slots=True)
class _Found:
    draft: Draft
    proven: bool


def repairs(
    problem: Problem,
    plan: Plan,
    *,
    coach: str,
    weeks: Collection[int],
    from_week: int | None = None,
    seconds: float = 2.0,
) -> tuple[Repair, ...]:
    """Return up to three repairs, by disturbance and then cost; none that changes what one before it does.

    seconds: the most for each. Empty where a group under way has nobody left to lead it: that is for people to solve.
    A coach whom the plan does not use needs no repair: the one that is returned changes nothing.
    """
    facts = with_absence(problem, plan, coach=coach, weeks=weeks, from_week=from_week)
    hurt = {group.id for group in affected(facts, plan, coach=coach, weeks=weeks)}
    bench = _Bench(facts, plan, coach, frozenset(hurt), seconds)
    found = [each for each in (bench.made(kind) for kind in Kind) if each is not None]
    found.sort(key=lambda each: (each.disturbance, each.cost))
    return tuple(each for place, each in enumerate(found) if _groups(each) not in map(_groups, found[:place]))


def _groups(repair: Repair) -> frozenset[Group]:
    return frozenset(replace(group, participants=tuple(sorted(group.participants))) for group in repair.plan.groups)


class _Bench:
    """The facts after the illness, and the repairs of each kind."""

    def __init__(self, problem: Problem, plan: Plan, coach: str, hurt: frozenset[str], seconds: float) -> None:
        self._problem, self._plan, self._coach, self._hurt, self._seconds = problem, plan, coach, hurt, seconds
        self._costs = problem.replan.costs if problem.replan else DISTURBANCE
        self._instance = Instance(problem)
        exist = {each.id for each in problem.participants}
        self._held = tuple(hold(self._instance, existing(group, exist), locked=False) for group in plan.groups)

    def made(self, kind: Kind) -> Repair | None:
        """Return the repair of a kind; None where there is none that keeps every rule."""
        began = now()
        make = {Kind.RESERVES: self._reserves_lead, Kind.COACHES: self._others_lead, Kind.FREE: self._freely}
        found = make[kind]()
        if found is None:
            return None
        plan = plan_of(self._instance, with_ready_reserves(self._instance, found.draft))
        if check(self._problem, plan).violations:
            return None
        changes = changes_between(self._problem, self._plan, plan)
        points = changes.points(self._costs)
        return Repair(kind, plan, changes, points, found.proven, round(now() - began, 3))

    def _reserves_lead(self) -> _Found | None:
        """Let the reserves of the coach's groups lead them; who stands by where is chosen anew."""
        model = self._led_anew(self._instance)
        numbers = {id_: number for number, id_ in enumerate(self._instance.coaches.ids)}
        for group, leads in zip(self._plan.groups, model.lead, strict=True):
            for id_ in _with_reserve(group, self._coach, self._hurt):
                if numbers[id_] not in leads:
                    return None
                model.programme.row([(leads[numbers[id_]], 1.0)], low=1)
        return self._solved(model, self._held)

    def _others_lead(self) -> _Found | None:
        reluctant = replace(self._costs, coach_changed=_RELUCTANT)
        return self._solved(self._led_anew(Instance(_priced(self._problem, reluctant))), self._held)

    def _led_anew(self, instance: Instance) -> Model:
        """Return what chooses coaches and reserves at the least cost; groups keep their room, start and people."""
        sites = tuple(site_of_held(instance, each) for each in self._held)
        return Model(instance, sites, calendars(instance, Draft((), ())), ())

    def _freely(self) -> _Found | None:
        """Choose everything anew but rooms, and weeks of groups that the illness leaves alone."""
        running = held_groups(self._instance)
        sites = (*(site_of_held(self._instance, each) for each in running), *self._open_sites(running))
        used = used_outside(self._instance, Draft((), running))
        return self._solved(Model(self._instance, sites, used, range(len(self._instance.people.ids))), running)

    def _open_sites(self, running: tuple[Held, ...]) -> list[Site]:
        """Return where each group that has not started can be: where it is, and some weeks off if it is affected."""
        under_way, instance = {each.group.id for each in running}, self._instance
        pairs = zip(instance.columns.room, instance.columns.start, strict=True)
        columns = {(instance.rooms.ids[room], int(start)): column for column, (room, start) in enumerate(pairs)}
        everybody = instance.people.home >= 0
        sites = []
        for group in self._plan.groups:
            if group.id in under_way:
                continue
            shift = SHIFT if group.id in self._hurt else 0
            starts = range(group.start_week - shift, group.start_week + shift + 1)
            found = [columns[group.room, start] for start in starts if (group.room, start) in columns]
            sites += [site_at(instance, column, group.id, everybody) for column in found]
        return sites

    def _solved(self, model: Model, held: tuple[Held, ...]) -> _Found | None:
        solved = model.programme.solve(seconds=self._seconds, nodes=None, start=None)
        return None if solved is None else _Found(model.draft_of(solved, held), solved.proven)


def _with_reserve(group: Group, coach: str, hurt: frozenset[str]) -> tuple[str, ...]:
    """Return who leads: the reserve for the coach who is ill; a group without a reserve cannot be repaired so."""
    if group.id not in hurt or coach not in group.coaches:
        return group.coaches
    return tuple(each for each in (*group.coaches, group.reserve or coach) if each != coach or group.reserve is None)


def _priced(problem: Problem, costs: ReplanCosts) -> Problem:
    """Return the problem with other weights of disturbance."""
    return replace(problem, replan=replace(problem.replan, costs=costs) if problem.replan else None)
