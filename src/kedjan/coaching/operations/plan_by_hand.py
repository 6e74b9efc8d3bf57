"""Change a proposal by hand, take the change back, and lock groups of it. Rule: docs/rules/year-plan.md, "By hand"."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.expected import Basis
from kedjan.coaching.domain.plan_changes import (
    Change,
    GroupChanged,
    GroupRemoved,
    NotInPlan,
    PersonMoved,
    counted,
    next_name,
    touched,
    tried_on,
)
from kedjan.coaching.domain.plan_rules import (
    CHANGED_MEANWHILE,
    IS_LOCKED,
    MISSING,
    NAME_LENGTH,
    NOT_BY_HAND,
    NOT_IN_PLAN,
    NOTHING_CHANGED,
)
from kedjan.coaching.models import PlannedPerson, Waiting, YearPlan
from kedjan.coaching.operations.expecting import keep_expected
from kedjan.coaching.operations.planning import CannotChangePlan, locked_plan
from kedjan.coaching.queries.plans import bound_of
from kedjan.engines.groups.by_hand import Tried
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.written import plan_document, plan_from, problem_from
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import YearPlanId, new_id
from kedjan.organisations.domain.permissions import Permission, require


class Hand(StrEnum):
    """What was changed by hand."""

    GROUP = "group"
    REMOVED = "removed"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class PlanChangedByHand:
    """A proposal was changed: a new one stands in its place. points: how much dearer it became."""

    plan_id: YearPlanId
    earlier_id: YearPlanId
    hand: Hand
    group: str
    rules_broken: int
    points: int


@dataclass(frozen=True, slots=True)
class HandChangeUndone:
    """A change by hand was taken back: the proposal before it stands again."""

    plan_id: YearPlanId
    earlier_id: YearPlanId


@dataclass(frozen=True, slots=True)
class GroupsLocked:
    """Groups of a proposal that the next plan is to keep as they are, or no longer."""

    plan_id: YearPlanId
    locked: tuple[str, ...]
    unlocked: tuple[str, ...]


@transaction.atomic
def change_by_hand(*, actor: Actor, plan_id: YearPlanId, change: Change, now: datetime) -> PlanChangedByHand:
    """Put a changed proposal in the place of one, which is kept. Raises CannotChangePlan.

    A broken rule is no refusal: such a plan can be gone on from, and is refused when somebody publishes it.
    """
    require(actor, Permission.PLAN_GROUPS)
    row = _proposal(actor, plan_id)
    problem, plan = problem_from(row.problem).problem, plan_from(row.plan)
    if touched(plan, change) & set(row.locked):
        raise CannotChangePlan(IS_LOCKED)
    tried = _tried(problem, plan, change)
    made = _version_of(row, actor=actor, problem=problem, plan=tried.plan, now=now)
    keep_expected(made, problem, tried.plan, basis=Basis.PROPOSED, now=now)
    row.status = PlanStatus.REPLACED
    row.save(update_fields=["status"])
    event = PlanChangedByHand(
        plan_id=YearPlanId(made.pk),
        earlier_id=plan_id,
        hand=_hand(change),
        group=change.group or "",
        rules_broken=len(tried.broken),
        points=tried.points,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def undo_by_hand(*, actor: Actor, plan_id: YearPlanId, now: datetime) -> HandChangeUndone:
    """Throw away a proposal that was changed by hand, and let the one before it stand. Raises CannotChangePlan."""
    require(actor, Permission.PLAN_GROUPS)
    row = _proposal(actor, plan_id)
    earlier = None if row.seconds or row.based_on_id is None else locked_plan(actor, YearPlanId(row.based_on_id))
    if earlier is None or earlier.status != PlanStatus.REPLACED:
        raise CannotChangePlan(NOT_BY_HAND)
    PlannedPerson.objects.filter(plan_id=row.pk).delete()
    row.status, earlier.status = PlanStatus.DISCARDED, PlanStatus.PROPOSED
    for one in (row, earlier):
        one.save(update_fields=["status"])
    event = HandChangeUndone(plan_id=plan_id, earlier_id=YearPlanId(earlier.pk))
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def lock_groups(
    *, actor: Actor, plan_id: YearPlanId, lock: Collection[str], unlock: Collection[str], now: datetime
) -> GroupsLocked:
    """Lock some groups of a proposal and unlock others; what is named in neither stays. Raises CannotChangePlan."""
    require(actor, Permission.PLAN_GROUPS)
    row = _proposal(actor, plan_id)
    known = [group.id for group in plan_from(row.plan).groups]
    if not {*lock, *unlock} <= set(known):
        raise CannotChangePlan(NOT_IN_PLAN)
    wanted = (set(row.locked) | set(lock)) - set(unlock)
    event = GroupsLocked(
        plan_id=plan_id,
        locked=tuple(one for one in known if one in wanted and one not in row.locked),
        unlocked=tuple(one for one in known if one in row.locked and one not in wanted),
    )
    if not event.locked and not event.unlocked:
        raise CannotChangePlan(NOTHING_CHANGED)
    row.locked = [one for one in known if one in wanted]
    row.save(update_fields=["locked"])
    record(actor=actor, event=event, now=now)
    return event


def _proposal(actor: Actor, plan_id: YearPlanId) -> YearPlan:
    """Return a proposal that is the actor's alone until the transaction ends. Raises CannotChangePlan."""
    row = locked_plan(actor, plan_id)
    if row is None or row.plan is None:
        raise CannotChangePlan(MISSING)
    if row.status != PlanStatus.PROPOSED:
        raise CannotChangePlan(CHANGED_MEANWHILE)
    return row


def _tried(problem: Problem, plan: Plan, change: Change) -> Tried:
    try:
        tried = tried_on(problem, plan, change)
    except NotInPlan as missing:
        raise CannotChangePlan(NOT_IN_PLAN) from missing
    if tried.plan.groups == plan.groups:
        raise CannotChangePlan(NOTHING_CHANGED)
    return tried


def _version_of(row: YearPlan, *, actor: Actor, problem: Problem, plan: Plan, now: datetime) -> YearPlan:
    """Return a new proposal of the same problem and people; no search made it."""
    found = counted(problem, plan, bound_of(row.best))
    placed = sum(len(group.participants) for group in found.groups)
    made = YearPlan.objects.create(
        id=new_id(),
        programme_id=row.programme_id,
        organisation_id=row.organisation_id,
        name=next_name(row.name, most=NAME_LENGTH),
        first_week_on=row.first_week_on,
        status=PlanStatus.PROPOSED,
        seconds=0,
        seed=row.seed,
        problem=row.problem,
        plan=plan_document(found),
        best={"seconds": 0, "cost": found.cost, "bound": found.bound, "placed": placed},
        locked=[group.id for group in found.groups if group.id in row.locked],
        based_on=row,
        created_at=now,
        created_by=actor.account_id,
        asked_by=actor.account_id,
        asked_as=actor.role,
        moved_at=now,
    )
    _copy_people(row, made)
    return made


def _copy_people(row: YearPlan, made: YearPlan) -> None:
    """Let the codes mean the same people; whom the actor sees no longer is nobody's code in the new proposal."""
    seen = Waiting.objects.values("pk")
    people = PlannedPerson.objects.filter(plan_id=row.pk, waiting_id__in=seen)
    PlannedPerson.objects.bulk_create(
        PlannedPerson(
            id=new_id(),
            plan=made,
            code=one.code,
            participant_id=one.participant_id,
            waiting_id=one.waiting_id,
            organisation_id=one.organisation_id,
        )
        for one in people
    )


def _hand(change: Change) -> Hand:
    kinds = {GroupChanged: Hand.GROUP, GroupRemoved: Hand.REMOVED, PersonMoved: Hand.PERSON}
    return kinds[type(change)]
