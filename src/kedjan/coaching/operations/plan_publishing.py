"""Let a plan hold: its groups start, its people are offered seats and told. Rule: docs/rules/year-plan.md."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import PlanStatus, WhyCancelled
from kedjan.coaching.domain.expected import Basis
from kedjan.coaching.domain.plan_rules import MISSING, NOT_PROPOSED, WHY_MISSING
from kedjan.coaching.models import Group, YearPlan
from kedjan.coaching.operations.expecting import keep_expected
from kedjan.coaching.operations.plan_writing import Meeting, Writing, write_steps
from kedjan.coaching.operations.planning import locked_plan
from kedjan.coaching.queries.plan_steps import LIVING, Steps, steps_of
from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.written import plan_document, plan_from, problem_from
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId, YearPlanId
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class PlanPublished:
    """A plan holds from now on."""

    plan_id: YearPlanId
    programme_id: ProgrammeId
    groups: int
    changed: int
    cancelled: int
    people_told: int


class CannotPublishPlan(Refusal):
    """Nothing is published, nobody is told."""


@transaction.atomic
def publish_plan(
    *,
    actor: Actor,
    plan_id: YearPlanId,
    meeting: Meeting,
    now: datetime,
    why: WhyCancelled | None = None,
) -> PlanPublished:
    """Make a proposal the plan that holds. Raises CannotPublishPlan with every rule that it breaks.

    why: asked for where the plan does without a group that was to start.
    """
    require(actor, Permission.PLAN_GROUPS)
    row = locked_plan(actor, plan_id)
    if row is None:
        raise CannotPublishPlan(MISSING)
    if row.status != PlanStatus.PROPOSED or row.plan is None:
        raise CannotPublishPlan(NOT_PROPOSED)
    problem, plan = problem_from(row.problem).problem, with_own_codes(actor, row)
    if broken := check(problem, plan).violations:
        raise CannotPublishPlan(*broken)
    programme_id = ProgrammeId(row.programme_id)
    steps = steps_of(
        actor=actor,
        plan=plan,
        plan_id=plan_id,
        programme_id=programme_id,
        first_week_on=row.first_week_on,
        now=now,
    )
    if steps.cancelled and why is None:
        raise CannotPublishPlan(WHY_MISSING)
    _become_published(row, plan, actor=actor, now=now)
    writing = Writing(programme_id, row.first_week_on, problem, meeting, why, now)
    told = write_steps(actor=actor, steps=steps, writing=writing)
    keep_expected(row, problem, plan, basis=Basis.PUBLISHED, now=now)
    event = _event(row, plan, steps, told)
    record(actor=actor, event=event, now=now)
    return event


def with_own_codes(actor: Actor, row: YearPlan) -> Plan:
    """Return the plan of a row with other ids for groups that are new and have the code of one that is over."""
    plan = plan_from(row.plan)
    rows = Group.objects.filter(organisation_id=actor.home, programme_id=row.programme_id)
    over = set(rows.exclude(status__in=LIVING).values_list("code", flat=True))
    taken = over | {group.id for group in plan.groups}
    fresh = (f"g{number}" for number in count() if f"g{number}" not in taken)
    return replace(plan, groups=tuple(replace(one, id=next(fresh)) if one.id in over else one for one in plan.groups))


def _become_published(row: YearPlan, plan: Plan, *, actor: Actor, now: datetime) -> None:
    """Let the plan hold, and the one before it be replaced: first that, for one plan holds at a time."""
    rows = YearPlan.objects.filter(
        organisation_id=actor.home, programme_id=row.programme_id, status=PlanStatus.PUBLISHED
    )
    rows.update(status=PlanStatus.REPLACED)
    row.status, row.plan = PlanStatus.PUBLISHED, plan_document(plan)
    row.published_at, row.published_by = now, actor.account_id
    row.save(update_fields=["status", "plan", "published_at", "published_by"])


def _event(row: YearPlan, plan: Plan, steps: Steps, told: int) -> PlanPublished:
    return PlanPublished(
        plan_id=YearPlanId(row.pk),
        programme_id=ProgrammeId(row.programme_id),
        groups=len(plan.groups),
        changed=len(steps.changed),
        cancelled=len(steps.cancelled),
        people_told=told,
    )
