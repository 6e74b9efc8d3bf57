"""Plan a year: the first plan at once, cheaper ones as they are found, and how far the last can be from the best.

    plan = plan_groups(problem, Effort(seconds=60, seed=0, workers=2), tell=print)

Every plan that is told or returned has passed the verifier. With moves instead of seconds the same seed gives the same
plan. Groups that are locked stay as they are: id, room, start, coaches, reserve and people. That goes for a proposal
too, before anything is published: keep what is good and plan all else anew,

    again = plan_groups(problem, effort, locked=tuple(group for group in plan.groups if group.id in kept))
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from kedjan.engines.groups.check import check
from kedjan.engines.groups.draft import Draft, draft_of, plan_of
from kedjan.engines.groups.greedy import first_draft, with_more_groups, with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort, Progress, stopped_by
from kedjan.engines.groups.worker import Job, findings, findings_here, now
from kedjan.kernel.refusal import Refusal

_REPAIR_SECONDS = 10.0
NATIONAL = 12
"""More areas than this are planned as regions, side by side."""


class CannotLock(Refusal):
    """Locked groups break rules by themselves, whatever is planned around them; the reasons are check's."""


class PlanIsBroken(Exception):
    """The solver made a plan that the verifier refuses: a fault of ours, never of the problem."""


def plan_groups(
    problem: Problem,
    effort: Effort,
    *,
    locked: tuple[Group, ...] = (),
    start: tuple[Group, ...] = (),
    tell: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Return the best plan found, with its bound; start: groups to begin with, which keep to every rule.

    Raises CannotLead where a group under way has nobody to lead it, CannotLock where locked groups break a rule.
    """
    _refuse_broken(problem, locked)
    if len(problem.areas) > NATIONAL and problem.replan is None:
        found: Plan = import_module("kedjan.engines.groups.nation").plan_nation(
            problem, effort, locked=locked, tell=tell, cancelled=cancelled
        )
        return found
    best = Best(problem, locked, tell)
    first = with_more_groups(best.instance, draft_of(best.instance, start)) if start else first_draft(best.instance)
    draft = with_reserves(best.instance, first)
    best.take(draft)
    if problem.replan is not None:
        draft = _repaired(best.instance, draft, effort)
        best.take(draft)
    search = findings if effort.workers > 1 else findings_here
    for finding in search(Job(problem, locked, draft, effort, best.began), cancelled):
        if finding is not None:
            best.take(finding.draft, finding.bound)
        if best.is_optimal():
            break
    best.settle_reserves()
    return best.plan(cancelled=cancelled())


def _refuse_broken(problem: Problem, locked: tuple[Group, ...]) -> None:
    """Judge the locked groups alone; groups under way that are not among them are not missed. Raises CannotLock."""
    violations = check(problem, Plan(problem.name, locked)).violations if locked else ()
    reasons = [each for each in violations if each.code != "under_way_missing"]
    if reasons:
        raise CannotLock(*reasons)


def _repaired(instance: Instance, draft: Draft, effort: Effort) -> Draft:
    """Set people, coaches and reserves of the published groups anew, at once: the repair, proven for those groups."""
    polish = import_module("kedjan.engines.groups.polish").polish
    found = polish(instance, draft, seconds=min(_REPAIR_SECONDS, effort.seconds), nodes=None)
    return draft if found is None else found.draft


class Best:
    """The best plan so far, and the best bound."""

    def __init__(self, problem: Problem, locked: tuple[Group, ...], tell: Callable[[Progress], None]) -> None:
        """Begin with nothing."""
        self.began = now()
        self.instance = Instance(problem, locked)
        self._problem = problem
        self._tell = tell
        self._plan: Plan | None = None
        self._draft = Draft((), ())
        self._bound: int | None = None

    def take(self, draft: Draft | None, bound: int | None = None) -> None:
        """Keep a draft that is cheaper and a bound that is higher, and tell. Raises PlanIsBroken."""
        better = False
        if bound is not None and (self._bound is None or bound > self._bound):
            self._bound, better = bound, True
        if draft is not None:
            plan = plan_of(self.instance, draft)
            if self._plan is None or (plan.cost or 0) < (self._plan.cost or 0):
                violations = check(self._problem, plan).violations
                if violations:
                    raise PlanIsBroken(", ".join(reason.code for reason in violations))
                self._plan, self._draft, better = plan, draft, True
        if better and self._plan is not None and self._plan.cost is not None:
            placed = sum(len(group.participants) for group in self._plan.groups)
            self._tell(Progress(now() - self.began, self._plan.cost, self._bound, placed))

    def settle_reserves(self) -> None:
        """Choose reserves who could lead, where that costs no more."""
        if self._plan is None:
            return
        settle = import_module("kedjan.engines.groups.reserves").with_ready_reserves
        plan = plan_of(self.instance, settle(self.instance, self._draft))
        if (plan.cost or 0) <= (self._plan.cost or 0) and not check(self._problem, plan).violations:
            self._plan = plan

    def is_optimal(self) -> bool:
        """Tell whether nothing cheaper can be."""
        return self._plan is not None and self._bound is not None and (self._plan.cost or 0) <= self._bound

    def plan(self, *, cancelled: bool) -> Plan:
        """Return the plan with all that is known of it."""
        if self._plan is None:
            raise PlanIsBroken("none")
        seconds = round(now() - self.began, 2)
        bound = min(self._bound, self._plan.cost or 0) if self._bound is not None else None
        stopped = stopped_by(self._plan, bound, cancelled=cancelled)
        return replace(self._plan, bound=bound, seconds=seconds, stopped=stopped)
