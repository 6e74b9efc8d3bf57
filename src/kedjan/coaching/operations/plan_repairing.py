"""Repair the plan that holds after a coach has fallen ill, and cancel a start. Rule: docs/rules/coach-ill.md."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import GroupStatus, PlanStatus, WhyCancelled
from kedjan.coaching.domain.expected import Basis
from kedjan.coaching.domain.news import NewsKind
from kedjan.coaching.domain.plan_changes import counted
from kedjan.coaching.domain.plan_rules import NO_PLAN_HOLDS, NO_START, NOT_READY, OTHER_REPAIRS
from kedjan.coaching.models import Group, Leader, Seat, YearPlan
from kedjan.coaching.operations.expecting import keep_expected
from kedjan.coaching.operations.plan_writing import Meeting, Writing, write_steps
from kedjan.coaching.operations.planning import locked_plan
from kedjan.coaching.operations.resources import record_absence
from kedjan.coaching.operations.telling import all_coaches, tell_coaches
from kedjan.coaching.queries.plan_repairs import Illness, ready_repairs
from kedjan.coaching.queries.plan_steps import steps_of
from kedjan.coaching.queries.plan_year import published_plan
from kedjan.coaching.queries.plans import bound_of
from kedjan.coaching.queries.readiness import is_ready
from kedjan.engines.groups.illness import Kind
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.written import plan_document, plan_from, problem_document, problem_from
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import CoachId, GroupId, ParticipantId, ProgrammeId, YearPlanId
from kedjan.kernel.refusal import Refusal
from kedjan.notices.domain.kinds import NoticeKind, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class PlanRepaired:
    """The plan that holds was repaired after a coach had fallen ill."""

    plan_id: YearPlanId
    coach_id: CoachId
    first_on: date
    last_on: date
    kind: Kind
    groups: int
    people_told: int


@dataclass(frozen=True, slots=True)
class StartCancelled:
    """A group does not start."""

    group_id: GroupId
    why: WhyCancelled
    people_told: int


class CannotRepairPlan(Refusal):
    """The plan holds as before; the absence is not written either."""


class CannotCancelStart(Refusal):
    """The group is as it was."""


@transaction.atomic
def repair_plan(
    *, actor: Actor, programme_id: ProgrammeId, illness: Illness, kind: Kind, now: datetime
) -> PlanRepaired:
    """Write that the coach is away, and let the chosen repair hold. Raises CannotRepairPlan."""
    require(actor, Permission.PLAN_GROUPS)
    if not is_ready():
        raise CannotRepairPlan(NOT_READY)
    holds = published_plan(actor=actor, programme_id=programme_id)
    row = None if holds is None else locked_plan(actor, holds.item.id)
    if holds is None or row is None or row.status != PlanStatus.PUBLISHED:
        raise CannotRepairPlan(NO_PLAN_HOLDS)
    ready = ready_repairs(actor=actor, holds=holds, illness=illness, today=swedish_day(now))
    chosen = next((one for one in ready.repairs if one.kind is kind), None)
    if chosen is None:
        raise CannotRepairPlan(OTHER_REPAIRS)
    record_absence(
        actor=actor,
        coach_id=illness.coach_id,
        first_on=illness.first_on,
        last_on=illness.last_on,
        is_sudden=True,
        now=now,
    )
    told = _hold(actor, row, chosen.plan, replace(ready.problem, replan=None), now)
    event = PlanRepaired(
        plan_id=holds.item.id,
        coach_id=illness.coach_id,
        first_on=illness.first_on,
        last_on=illness.last_on,
        kind=kind,
        groups=len(ready.affected),
        people_told=told,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def cancel_start(*, actor: Actor, group_id: GroupId, why: WhyCancelled, now: datetime) -> StartCancelled:
    """Let a group that was to start not do so; its people are told, and wait on. Raises CannotCancelStart."""
    require(actor, Permission.PLAN_GROUPS)
    rows = Group.objects.select_for_update(of=("self",)).filter(pk=group_id, organisation_id=actor.home)
    row = rows.first()
    if row is None or row.status != GroupStatus.PLANNED:
        raise CannotCancelStart(NO_START)
    today = swedish_day(now)
    row.status, row.why_cancelled, row.cancelled_at = GroupStatus.CANCELLED, why, now
    row.save(update_fields=["status", "why_cancelled", "cancelled_at"])
    tell_coaches(actor=actor, news=all_coaches([row.pk], NewsKind.CANCELLED), now=now)
    Leader.objects.filter(group_id=row.pk, until_on__isnull=True).update(until_on=today)
    seats = Seat.objects.filter(group_id=row.pk, left_on__isnull=True)
    people = tuple(ParticipantId(one) for one in seats.values_list("participant_id", flat=True))
    seats.update(left_on=today)
    _forget(actor, row)
    values = {"organisation": str(actor.home)}
    tell(actor=actor, tellings=[to_person(NoticeKind.SEAT_WITHDRAWN, one, values) for one in people], now=now)
    event = StartCancelled(group_id=group_id, why=why, people_told=len(people))
    record(actor=actor, event=event, now=now)
    return event


def _hold(actor: Actor, row: YearPlan, plan: Plan, problem: Problem, now: datetime) -> int:
    """Write what the repair changes, and keep it as the plan that holds; return how many are told."""
    programme_id = ProgrammeId(row.programme_id)
    steps = steps_of(
        actor=actor,
        plan=plan,
        plan_id=YearPlanId(row.pk),
        programme_id=programme_id,
        first_week_on=row.first_week_on,
        now=now,
    )
    writing = Writing(programme_id, row.first_week_on, problem, Meeting(), WhyCancelled.NO_COACH, now)
    told = write_steps(actor=actor, steps=steps, writing=writing)
    bound = None if problem_from(row.problem).problem.replan else bound_of(row.best)
    row.problem = problem_document(problem)
    _recount(row, problem, plan, bound)
    row.save(update_fields=["plan", "problem", "best"])
    keep_expected(row, problem, plan, basis=Basis.PUBLISHED, now=None)
    return told


def _recount(row: YearPlan, problem: Problem, plan: Plan, bound: int | None) -> None:
    """Keep the plan with what it costs as it is now; the bound of the same problem, if there is one, still holds.

    An absence more leaves fewer plans to choose from. What a plan costs beside a published one is not counted here.
    """
    found = counted(problem, plan, bound)
    placed = sum(len(group.participants) for group in found.groups)
    row.plan = plan_document(found)
    row.best = {**(row.best or {}), "cost": found.cost, "bound": found.bound, "placed": placed}


def _forget(actor: Actor, row: Group) -> None:
    """Take the group out of the plan that holds, so that no repair brings it back."""
    rows = YearPlan.objects.select_for_update(of=("self",)).filter(
        organisation_id=actor.home, programme_id=row.programme_id, status=PlanStatus.PUBLISHED
    )
    held = rows.first()
    if held is not None and held.plan is not None:
        plan = plan_from(held.plan)
        kept = tuple(group for group in plan.groups if group.id != row.code)
        problem = problem_from(held.problem).problem
        without = replace(plan, groups=kept)
        _recount(held, problem, without, bound_of(held.best))
        held.save(update_fields=["plan", "best"])
        keep_expected(held, problem, without, basis=Basis.PUBLISHED, now=None)
