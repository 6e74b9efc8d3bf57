"""What about groups takes too long for a page: making a plan of a year. Rule: docs/rules/long-work.md."""

import time
from dataclasses import dataclass, field
from importlib import import_module
from uuid import UUID

from kedjan.coaching.domain.plan_rules import NOBODY_CAN_LEAD
from kedjan.coaching.operations.plan_work import Task, begin_planning, finish_planning, give_up_planning, note_progress
from kedjan.coaching.operations.planning import PLANNING_JOB
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.progress import Progress
from kedjan.integrations.database.context import acting
from kedjan.integrations.jobs import job
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, YearPlanId
from kedjan.kernel.refusal import Reason
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import staff_actors

_EVERY = 1.0
"""Seconds between two words of how far the search is."""


class NoLongerInRole(Exception):
    """Whoever asked for the plan has left the role since; the page of the plan says so, and who can go on."""


@job(PLANNING_JOB)
def plan_year(plan_id: str, account_id: str, organisation_id: str, role: str, attempt: str) -> None:
    """Plan a year as whoever asked for it; how far it is is told every second, in a transaction of its own."""
    which, tried = YearPlanId(UUID(plan_id)), int(attempt)
    actor = _actor(account_id, organisation_id, role)
    with acting(actor) as clock:
        task = begin_planning(actor=actor, plan_id=which, attempt=tried, now=clock.now())
    if task is None:
        return
    watch = _Watch(actor, which, tried)
    found = _planned(task, watch)
    with acting(_actor(account_id, organisation_id, role)) as clock:
        if isinstance(found, Plan):
            finish_planning(actor=actor, plan_id=which, attempt=tried, plan=found, now=clock.now())
        else:
            give_up_planning(actor=actor, plan_id=which, attempt=tried, reasons=found, now=clock.now())


def _planned(task: Task, watch: "_Watch") -> Plan | tuple[Reason, ...]:
    """Return the plan, or what makes every plan impossible.

    The engine is installed after the service, so that a worker loads it with its first plan.
    """
    engine = import_module("kedjan.engines.groups.solve")
    greedy = import_module("kedjan.engines.groups.greedy")
    try:
        plan: Plan = engine.plan_groups(
            task.problem,
            task.effort,
            locked=task.locked,
            start=task.start,
            tell=watch.told,
            cancelled=watch.has_had_enough,
        )
    except greedy.CannotLead as nobody:
        return (Reason("plan.nobody_can_lead", NOBODY_CAN_LEAD, {"group": str(nobody)}),)
    except engine.CannotLock as broken:
        return tuple(broken.reasons)
    return plan


@dataclass(slots=True)
class _Watch:
    """What the search has told last, and when somebody was told of it last."""

    actor: Actor
    plan_id: YearPlanId
    attempt: int
    latest: Progress | None = None
    is_over: bool = False
    began: float = field(default_factory=time.monotonic)
    looked: float = float("-inf")

    def told(self, progress: Progress) -> None:
        """Take what the search tells."""
        self.latest = progress

    def has_had_enough(self) -> bool:
        """Tell whether the search is to end; asked for much oftener than the database is."""
        moment = time.monotonic()
        if not self.is_over and moment - self.looked >= _EVERY:
            self.looked = moment
            with acting(self.actor) as clock:
                self.is_over = not note_progress(
                    actor=self.actor,
                    plan_id=self.plan_id,
                    attempt=self.attempt,
                    progress=self._now(moment),
                    now=clock.now(),
                )
        return self.is_over

    def _now(self, moment: float) -> Progress | None:
        """Return the latest word, with the time that has gone by since."""
        if self.latest is None:
            return None
        return Progress(moment - self.began, self.latest.cost, self.latest.bound, self.latest.placed)


def _actor(account_id: str, organisation_id: str, role: str) -> Actor:
    for actor in staff_actors(account_id=AccountId(UUID(account_id))):
        if (str(actor.organisation_id), actor.role) == (organisation_id, role):
            require(actor, Permission.PLAN_GROUPS)
            return actor
    raise NoLongerInRole(role)
