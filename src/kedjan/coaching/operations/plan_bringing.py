"""Keep a plan that was made by hand, or elsewhere, as a proposal. Rule: docs/rules/year-plan.md."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.expected import Basis
from kedjan.coaching.domain.plan_rules import PlanWish, obstacles_to
from kedjan.coaching.domain.weeks import week_of
from kedjan.coaching.operations.expecting import keep_expected
from kedjan.coaching.operations.planning import CannotPlanYear, PlanFacts, facts_for, keep_facts
from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.written import plan_document
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import CoachId, EnrolmentId, ProgrammeId, RoomId, YearPlanId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require

NOT_WAITING = Reason("plan.not_waiting", N_("Någon i planen väntar inte på en grupp."))


@dataclass(frozen=True, slots=True)
class BroughtGroup:
    """A group as somebody has put it together. starts_on: the Monday of its first week; code: its name in the plan."""

    code: str
    room_id: RoomId
    starts_on: date
    coaches: tuple[CoachId, ...]
    reserve: CoachId | None
    people: tuple[EnrolmentId, ...]


@dataclass(frozen=True, slots=True)
class PlanBrought:
    """A plan that somebody has put together waits, as a proposal."""

    plan_id: YearPlanId
    programme_id: ProgrammeId
    groups: int
    placed: int
    cost: int


@transaction.atomic
def bring_plan(*, actor: Actor, wish: PlanWish, groups: tuple[BroughtGroup, ...], now: datetime) -> PlanBrought:
    """Keep a plan that needs no search. Raises CannotPlanYear with every rule that it breaks.

    Groups that are under way stand in it as they are, by their codes.
    """
    require(actor, Permission.PLAN_GROUPS)
    if obstacles := obstacles_to(wish, is_ready=True):
        raise CannotPlanYear(*obstacles)
    facts = facts_for(actor=actor, wish=wish, now=now)
    plan = Plan(facts.problem.name, tuple(_group(one, facts) for one in groups))
    verdict = check(facts.problem, plan)
    if verdict.violations:
        raise CannotPlanYear(*verdict.violations)
    row = keep_facts(actor=actor, wish=wish, facts=facts, now=now)
    row.status = PlanStatus.PROPOSED
    row.plan = plan_document(replace(plan, cost=verdict.cost))
    row.best = {"seconds": 0, "cost": verdict.cost, "bound": None, "placed": verdict.placed}
    row.save(update_fields=["status", "plan", "best"])
    keep_expected(row, facts.problem, plan, basis=Basis.PROPOSED, now=now)
    event = PlanBrought(
        plan_id=YearPlanId(row.pk),
        programme_id=wish.programme_id,
        groups=len(groups),
        placed=verdict.placed,
        cost=verdict.cost,
    )
    record(actor=actor, event=event, now=now)
    return event


def _group(one: BroughtGroup, facts: PlanFacts) -> Group:
    code_of = {person.enrolment_id: code for code, person in facts.year.people.items()}
    if not code_of.keys() >= set(one.people):
        raise CannotPlanYear(NOT_WAITING)
    return Group(
        id=one.code,
        room=str(one.room_id),
        start_week=week_of(facts.first_week_on, one.starts_on),
        coaches=tuple(str(coach) for coach in one.coaches),
        reserve=None if one.reserve is None else str(one.reserve),
        participants=tuple(code_of[person] for person in one.people),
    )
