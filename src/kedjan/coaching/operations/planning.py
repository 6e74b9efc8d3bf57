"""Ask for a plan of a year, try again what has stopped, stop it, and throw a proposal away.

Rule: docs/rules/year-plan.md.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_rules import (
    ALREADY_WORKING,
    CHANGED_MEANWHILE,
    GOES_ON,
    MISSING,
    NO_PROGRAMME,
    NOT_READY,
    PlanWish,
    obstacles_to,
)
from kedjan.coaching.domain.plan_start import broken_by
from kedjan.coaching.domain.weeks import WEEKS, week_of
from kedjan.coaching.models import PlannedPerson, YearPlan
from kedjan.coaching.operations.plan_basis import kept_groups
from kedjan.coaching.queries.plan_published import begins_with, with_published
from kedjan.coaching.queries.plans import codes_of, item_of, planner_is_gone
from kedjan.coaching.queries.programmes import coaching_programme
from kedjan.coaching.queries.readiness import is_ready
from kedjan.coaching.queries.year import YearProblem, problem_of_year
from kedjan.engines.groups.document import CannotReadDocument
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.written import problem_document, problem_from
from kedjan.integrations.jobs import enqueue
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId, YearPlanId, new_id
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require

PLANNING_JOB = "coaching.plan_year"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan is made from. first_week_on: its first Monday, before the one asked for where groups go on."""

    first_week_on: date
    year: YearProblem
    problem: Problem


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """Somebody has asked for a plan."""

    plan_id: YearPlanId
    programme_id: ProgrammeId
    groups_kept: int


@dataclass(frozen=True, slots=True)
class PlanAskedAgain:
    """The making of a plan had stopped, and was asked for again."""

    plan_id: YearPlanId
    attempt: int


@dataclass(frozen=True, slots=True)
class PlanningStopped:
    """Somebody has had enough of the search; the best plan so far is kept."""

    plan_id: YearPlanId


@dataclass(frozen=True, slots=True)
class PlanDiscarded:
    """A proposal was thrown away."""

    plan_id: YearPlanId


class CannotPlanYear(Refusal):
    """No plan is made; nothing has changed."""


class CannotChangePlan(Refusal):
    """The plan is as it was."""


@transaction.atomic
def ask_for_plan(*, actor: Actor, wish: PlanWish, now: datetime) -> PlanAsked:
    """Let a job plan the year, from what the register says now. Raises CannotPlanYear with all that is wrong.

    A plan based on an earlier one keeps the groups of it that are locked, and begins from the others.
    """
    require(actor, Permission.PLAN_GROUPS)
    if obstacles := obstacles_to(wish, is_ready=is_ready()):
        raise CannotPlanYear(*obstacles)
    if YearPlan.objects.filter(
        organisation_id=actor.home, programme_id=wish.programme_id, status=PlanStatus.WORKING
    ).exists():
        raise CannotPlanYear(ALREADY_WORKING)
    facts = facts_for(actor=actor, wish=wish, now=now)
    plan = keep_facts(actor=actor, wish=wish, facts=facts, now=now)
    if broken := broken_by(facts.problem, kept_groups(plan).locked):
        raise CannotPlanYear(*broken)
    _ask_for_work(plan, actor=actor, now=now)
    event = PlanAsked(plan_id=YearPlanId(plan.pk), programme_id=wish.programme_id, groups_kept=len(wish.locked))
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def resume_planning(*, actor: Actor, plan_id: YearPlanId, now: datetime) -> PlanAskedAgain:
    """Try again what has stopped, as the actor. Raises CannotPlanYear."""
    require(actor, Permission.PLAN_GROUPS)
    row = locked_plan(actor, plan_id)
    if row is None or row.status != PlanStatus.WORKING:
        raise CannotPlanYear(MISSING)
    if not is_ready():
        raise CannotPlanYear(NOT_READY)
    item = item_of(row)
    is_stalled = item.progress is not None and item.progress.is_stalled(now)
    if not is_stalled and not planner_is_gone(item, home=actor.home):
        raise CannotPlanYear(GOES_ON)
    _ask_for_work(row, actor=actor, now=now)
    event = PlanAskedAgain(plan_id=plan_id, attempt=row.attempt)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def stop_planning(*, actor: Actor, plan_id: YearPlanId, now: datetime) -> PlanningStopped:
    """Let the search end with the best plan so far; one that stands still and has none is thrown away.

    Raises CannotChangePlan.
    """
    require(actor, Permission.PLAN_GROUPS)
    row = locked_plan(actor, plan_id)
    if row is None or row.status != PlanStatus.WORKING:
        raise CannotChangePlan(MISSING)
    progress = item_of(row).progress
    row.cancel_asked_at = now
    if progress is not None and (progress.begun_at is None or progress.is_stalled(now)):
        row.status = PlanStatus.DISCARDED
    row.save(update_fields=["cancel_asked_at", "status"])
    event = PlanningStopped(plan_id=plan_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def discard_plan(*, actor: Actor, plan_id: YearPlanId, now: datetime) -> PlanDiscarded:
    """Throw a proposal away, its versions before it was changed by hand, and what they say of people.

    Raises CannotChangePlan.
    """
    require(actor, Permission.PLAN_GROUPS)
    row = locked_plan(actor, plan_id)
    if row is None or row.status not in {PlanStatus.PROPOSED, PlanStatus.REPLACED, PlanStatus.IMPOSSIBLE}:
        raise CannotChangePlan(MISSING)
    thrown: YearPlan | None = row
    while thrown is not None:
        PlannedPerson.objects.filter(plan_id=thrown.pk).delete()
        thrown.status = PlanStatus.DISCARDED
        thrown.save(update_fields=["status"])
        thrown = _version_before(actor, thrown)
    event = PlanDiscarded(plan_id=plan_id)
    record(actor=actor, event=event, now=now)
    return event


def _version_before(actor: Actor, row: YearPlan) -> YearPlan | None:
    """Return what the plan was before somebody changed it by hand; None where nobody did, or it once held."""
    if row.seconds or row.based_on_id is None:
        return None
    earlier = locked_plan(actor, YearPlanId(row.based_on_id))
    is_version = earlier is not None and earlier.status == PlanStatus.REPLACED and earlier.published_at is None
    return earlier if is_version else None


def locked_plan(actor: Actor, plan_id: YearPlanId) -> YearPlan | None:
    """Return the plan, for nobody else to work or decide on until the transaction ends."""
    rows = YearPlan.objects.select_for_update(of=("self",)).filter(pk=plan_id, organisation_id=actor.home)
    return rows.first()


def facts_for(*, actor: Actor, wish: PlanWish, now: datetime) -> PlanFacts:
    """Return what a plan is made from, as the register is now. Raises CannotPlanYear."""
    programme = coaching_programme(actor=actor, programme_id=wish.programme_id)
    if programme is None:
        raise CannotPlanYear(NO_PROGRAMME)
    begins_on = begins_with(actor=actor, programme=programme, first_week_on=wish.first_week_on)
    weeks = WEEKS + week_of(begins_on, wish.first_week_on)
    earlier = _earlier(actor, wish)
    codes = {} if earlier is None else codes_of(actor=actor, plan_id=YearPlanId(earlier.pk))
    year = problem_of_year(actor=actor, programme=programme, first_week_on=begins_on, codes=codes, weeks=weeks)
    problem = with_published(
        year, actor=actor, programme=programme, first_week_on=begins_on, asked_on=wish.first_week_on, now=now
    )
    return PlanFacts(begins_on, year, problem)


def keep_facts(*, actor: Actor, wish: PlanWish, facts: PlanFacts, now: datetime) -> YearPlan:
    """Keep what a plan is made from, and whom its codes are about. Raises CannotPlanYear where no plan can be made."""
    plan = _kept(actor, wish, facts.first_week_on, _sound(facts.problem), now)
    _keep_people(actor, plan, facts.year)
    return plan


def _sound(problem: Problem) -> dict[str, object]:
    """Return the problem as it is kept. Raises CannotPlanYear with every fault that no plan can be made with."""
    document = problem_document(problem)
    try:
        problem_from(document)
    except CannotReadDocument as refusal:
        raise CannotPlanYear(*refusal.reasons) from refusal
    return document


def _earlier(actor: Actor, wish: PlanWish) -> YearPlan | None:
    """Return the plan that the new one is to be based on, None for one from nothing. Raises CannotPlanYear."""
    if wish.based_on is None:
        return None
    rows = YearPlan.objects.filter(pk=wish.based_on, organisation_id=actor.home, programme_id=wish.programme_id)
    found = rows.filter(status__in=(PlanStatus.PROPOSED, PlanStatus.PUBLISHED)).first()
    if found is None or found.plan is None:
        raise CannotPlanYear(CHANGED_MEANWHILE)
    return found


def _kept(actor: Actor, wish: PlanWish, first_week_on: date, problem: dict[str, object], now: datetime) -> YearPlan:
    return YearPlan.objects.create(
        id=new_id(),
        programme_id=wish.programme_id,
        organisation_id=actor.home,
        name=wish.name,
        first_week_on=first_week_on,
        status=PlanStatus.WORKING,
        seconds=wish.seconds,
        seed=wish.seed,
        problem=problem,
        locked=list(wish.locked),
        based_on_id=wish.based_on,
        created_at=now,
        created_by=actor.account_id,
        asked_by=actor.account_id,
        asked_as=actor.role,
        moved_at=now,
    )


def _keep_people(actor: Actor, plan: YearPlan, year: YearProblem) -> None:
    PlannedPerson.objects.bulk_create(
        PlannedPerson(
            id=new_id(),
            plan=plan,
            code=code,
            participant_id=person.participant_id,
            waiting_id=person.id,
            organisation_id=actor.home,
        )
        for code, person in year.people.items()
    )


def _ask_for_work(plan: YearPlan, *, actor: Actor, now: datetime) -> None:
    """Put the plan into the queue, to be made as the actor; an earlier attempt stops."""
    plan.asked_by, plan.asked_as = actor.account_id, actor.role
    plan.attempt += 1
    plan.begun_at, plan.best, plan.cancel_asked_at, plan.moved_at = None, None, None, now
    plan.save(update_fields=["asked_by", "asked_as", "attempt", "begun_at", "best", "cancel_asked_at", "moved_at"])
    enqueue(
        PLANNING_JOB,
        plan_id=str(plan.pk),
        attempt=str(plan.attempt),
        account_id=str(actor.account_id),
        organisation_id=str(actor.home),
        role=actor.role,
    )
