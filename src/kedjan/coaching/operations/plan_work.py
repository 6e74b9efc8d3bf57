"""What the job that makes a plan does in the database, step by step. Rule: docs/rules/long-work.md."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.expected import Basis
from kedjan.coaching.domain.plan_start import sound_start
from kedjan.coaching.models import YearPlan
from kedjan.coaching.operations.expecting import keep_expected
from kedjan.coaching.operations.plan_basis import kept_groups
from kedjan.coaching.operations.planning import locked_plan
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort, Progress
from kedjan.engines.groups.written import plan_document, problem_from
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import YearPlanId
from kedjan.kernel.refusal import Reason
from kedjan.organisations.domain.permissions import Permission, require

_WORKERS = 2


@dataclass(frozen=True, slots=True)
class YearPlanned:
    """A plan is made and waits, as a proposal, for somebody to look at it."""

    plan_id: YearPlanId
    groups: int
    placed: int
    cost: int
    bound: int | None


@dataclass(frozen=True, slots=True)
class PlanGivenUp:
    """No plan can be made; why: the codes of what stands in the way."""

    plan_id: YearPlanId
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What the search is given. locked: groups that stay as they are; start: groups to begin with."""

    problem: Problem
    effort: Effort
    locked: tuple[Group, ...]
    start: tuple[Group, ...]


@transaction.atomic
def begin_planning(*, actor: Actor, plan_id: YearPlanId, attempt: int, now: datetime) -> Task | None:
    """Begin an attempt; None if it is not to: it was stopped, or asked for again."""
    require(actor, Permission.PLAN_GROUPS)
    row = _worked_on(actor, plan_id, attempt)
    if row is None:
        return None
    row.begun_at = row.moved_at = now
    row.save(update_fields=["begun_at", "moved_at"])
    effort = Effort(seconds=float(row.seconds), seed=row.seed, workers=_WORKERS)
    problem, kept = problem_from(row.problem).problem, kept_groups(row)
    return Task(problem, effort, kept.locked, sound_start(problem, kept.locked, kept.others))


@transaction.atomic
def note_progress(*, actor: Actor, plan_id: YearPlanId, attempt: int, progress: Progress | None, now: datetime) -> bool:
    """Keep how far the search is; False if it is to end: somebody has had enough, or another attempt goes on."""
    require(actor, Permission.PLAN_GROUPS)
    row = _worked_on(actor, plan_id, attempt)
    if row is None:
        return False
    row.moved_at = now
    if progress is not None:
        row.best = asdict(progress)
    row.save(update_fields=["moved_at", "best"])
    return row.cancel_asked_at is None


@transaction.atomic
def finish_planning(
    *, actor: Actor, plan_id: YearPlanId, attempt: int, plan: Plan, now: datetime
) -> YearPlanned | None:
    """Keep the plan as a proposal; None if this attempt is not to."""
    require(actor, Permission.PLAN_GROUPS)
    row = _worked_on(actor, plan_id, attempt)
    if row is None:
        return None
    placed = sum(len(group.participants) for group in plan.groups)
    row.status = PlanStatus.PROPOSED
    row.plan = plan_document(plan)
    row.best = {
        "seconds": plan.seconds,
        "cost": plan.cost,
        "bound": plan.bound,
        "placed": placed,
        "keeps": len(row.locked),
    }
    row.moved_at = now
    row.save(update_fields=["status", "plan", "best", "moved_at"])
    keep_expected(row, problem_from(row.problem).problem, plan, basis=Basis.PROPOSED, now=now)
    event = YearPlanned(plan_id=plan_id, groups=len(plan.groups), placed=placed, cost=plan.cost or 0, bound=plan.bound)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def give_up_planning(
    *, actor: Actor, plan_id: YearPlanId, attempt: int, reasons: tuple[Reason, ...], now: datetime
) -> PlanGivenUp | None:
    """Keep why no plan can be made, for its page to say; None if this attempt is not to."""
    require(actor, Permission.PLAN_GROUPS)
    row = _worked_on(actor, plan_id, attempt)
    if row is None:
        return None
    row.status, row.moved_at = PlanStatus.IMPOSSIBLE, now
    row.best = {"stopped": [{"code": one.code, "message": one.message, "values": dict(one.values)} for one in reasons]}
    row.save(update_fields=["status", "best", "moved_at"])
    event = PlanGivenUp(plan_id=plan_id, why=tuple(one.code for one in reasons))
    record(actor=actor, event=event, now=now)
    return event


def _worked_on(actor: Actor, plan_id: YearPlanId, attempt: int) -> YearPlan | None:
    row = locked_plan(actor, plan_id)
    return row if row is not None and row.status == PlanStatus.WORKING and row.attempt == attempt else None
