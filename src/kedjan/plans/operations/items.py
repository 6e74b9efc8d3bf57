"""Take a step in the plan: write, propose, answer, start, finish. docs/rules/plan.md.

The person decides. Whoever supports them proposes, and writes in what the person has said only with how they said it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf, refusals_on_behalf, told_parts
from kedjan.consents.operations import lock_person
from kedjan.journeys.domain.transitions import ALREADY_CLOSED
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId, ParticipantId, PlanItemId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_organisation, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.queries import register_of
from kedjan.plans.domain.codes import Dimension, ItemKind, State, Step
from kedjan.plans.domain.items import Content, PlanItem, refusals_of_content
from kedjan.plans.domain.transitions import refusals_of_who, refusals_to_step
from kedjan.plans.models import PlanItem as ItemRow
from kedjan.plans.models import PlanStep
from kedjan.plans.queries.items import item_of

NO_PROGRAMME = Reason("plan-no-programme", N_("Planen börjar när deltagaren är med i ett program."))
NO_SUCH_ITEM = Reason("plan-no-such-item", N_("Det finns inte i planen."))
_NOT_IN_TEAM = Reason("plan-not-in-team", N_("Bara laget runt deltagaren skriver i planen."))


@dataclass(frozen=True, slots=True)
class PlanStepTaken:
    """Something in the plan was written, proposed, answered, begun or finished; never what it says."""

    item_id: PlanItemId
    participant_id: ParticipantId
    kind: ItemKind
    step: Step
    sequence: int
    told_by: ToldBy | None = None
    why_on_behalf: WhyOnBehalf | None = None


class CannotChangePlan(Refusal):
    """The plan is as it was."""


@dataclass(frozen=True, slots=True)
class NewStep:
    """The step to take. content: how the thing would read; words: what the person answers; seen: the proposal answered.

    told: how the person said it, where somebody else writes it in.
    """

    step: Step
    content: Content | None = None
    words: str = ""
    seen: int | None = None
    told: Told | None = None


@transaction.atomic
def begin_item(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    kind: ItemKind,
    dimension: Dimension | None,
    step: NewStep,
    now: datetime,
) -> PlanStepTaken:
    """Write or propose something new in the plan; raises CannotChangePlan."""
    lock_person(participant_id)
    _require(actor)
    case, register = _case(actor, participant_id), register_of(actor=actor, participant_id=participant_id)
    if register is None:
        raise CannotChangePlan(NO_PROGRAMME)
    dimension = dimension if kind is ItemKind.OBSTACLE else None
    item = PlanItem(PlanItemId(new_id()), kind, dimension, State.NEW, None, None, ())
    _allow(actor, case, item, step, now)
    ItemRow.objects.create(
        id=item.id,
        enrolment_id=case.enrolment_id,
        participant_id=participant_id,
        organisation_id=register,
        kind=kind,
        dimension=dimension or "",
        begun_at=now,
        begun_by=actor.account_id,
    )
    return _take(actor, participant_id, register, item, step, now)


@transaction.atomic
def take_step(*, actor: Actor, item_id: PlanItemId, step: NewStep, now: datetime) -> PlanStepTaken:
    """Change, answer, start, finish or drop something in the plan; raises CannotChangePlan."""
    _require(actor)
    about = ItemRow.objects.filter(pk=item_id).values_list("participant_id", "organisation_id").first()
    if about is None:
        raise CannotChangePlan(NO_SUCH_ITEM)
    lock_person(ParticipantId(about[0]))
    found = item_of(actor=actor, item_id=item_id)
    if found is None:
        raise CannotChangePlan(NO_SUCH_ITEM)
    participant_id, item = found
    _allow(actor, _case(actor, participant_id), item, step, now)
    return _take(actor, participant_id, OrganisationId(about[1]), item, step, now)


def _require(actor: Actor) -> None:
    is_person = actor.participant_id is not None
    require(actor, Permission.DECIDE_OWN_PLAN if is_person else Permission.PLAN_TOGETHER)


def _case(actor: Actor, participant_id: ParticipantId) -> CaseView:
    case = case_of(actor=actor, participant_id=participant_id)
    if case is None:
        raise CannotChangePlan(NO_PROGRAMME)
    if case.exit is not None:
        raise CannotChangePlan(ALREADY_CLOSED)
    return case


def _allow(actor: Actor, case: CaseView, item: PlanItem, step: NewStep, now: datetime) -> None:
    today = swedish_day(now)
    team = frozenset(one.organisation.id for one in case.team if one.until_on is None or one.until_on >= today)
    is_person = actor.participant_id is not None
    if not is_person and actor.home not in team:
        raise CannotChangePlan(_NOT_IN_TEAM)
    rules: tuple[Callable[[], tuple[Reason, ...]], ...] = (
        lambda: refusals_of_who(step=step.step, is_person=is_person, is_told=step.told is not None),
        lambda: () if step.told is None else refusals_on_behalf(told=step.told, is_person=is_person),
        lambda: refusals_to_step(
            kind=item.kind,
            state=item.state,
            step=step.step,
            words=step.words,
            seen=step.seen,
            latest=None if item.proposal is None else item.proposal.number,
        ),
        lambda: (
            refusals_of_content(
                kind=item.kind,
                dimension=item.dimension,
                content=step.content or Content(""),
                team=team,
                today=today,
            )
            if step.step.has_content
            else ()
        ),
    )
    for rule in rules:
        if reasons := rule():
            raise CannotChangePlan(*reasons)


def _take(
    actor: Actor,
    participant_id: ParticipantId,
    register: OrganisationId,
    item: PlanItem,
    step: NewStep,
    now: datetime,
) -> PlanStepTaken:
    number, step_id = len(item.history) + 1, new_id()
    content = _kept(item.kind, step)
    told_by, why = told_parts(step.told)
    PlanStep.objects.create(
        id=step_id,
        item_id=item.id,
        participant_id=participant_id,
        organisation_id=register,
        sequence=number,
        step=step.step,
        text_sealed=None if content is None else PlanStep.TEXT.seal(content.text.strip(), step_id),
        measure_sealed=PlanStep.MEASURE.seal(content.measure.strip(), step_id) if content and content.measure else None,
        words_sealed=PlanStep.WORDS.seal(step.words.strip(), step_id) if step.words.strip() else None,
        owner_id=None if content is None else content.owner_id,
        due_on=None if content is None else content.due_on,
        by_organisation_id=None if actor.participant_id is not None else actor.home,
        told_by=told_by or "",
        why_on_behalf=why or "",
        taken_at=now,
        taken_by=actor.account_id,
    )
    event = PlanStepTaken(item.id, participant_id, item.kind, step.step, number, told_by, why)
    record(actor=actor, event=event, now=now)
    _tell(actor, participant_id, item, step, now)
    return event


def _kept(kind: ItemKind, step: NewStep) -> Content | None:
    """Return what is kept of the wording: a goal has nobody who does it and no day, and only an obstacle a measure."""
    if step.content is None or not step.step.has_content:
        return None
    if kind is ItemKind.GOAL:
        return Content(step.content.text)
    return step.content if kind is ItemKind.OBSTACLE else replace(step.content, measure="")


def _tell(actor: Actor, participant_id: ParticipantId, item: PlanItem, step: NewStep, now: datetime) -> None:
    """Tell the person of a proposal, and whoever proposed of the answer, unless they wrote it in themselves."""
    if step.step is Step.PROPOSED:
        values = {"organisation": str(actor.home)}
        tell(actor=actor, tellings=[to_person(NoticeKind.PLAN_PROPOSED, participant_id, values)], now=now)
    elif step.step.is_answer and item.proposal is not None and item.proposal.by_organisation is not None:
        proposer = item.proposal.by_organisation
        if actor.participant_id is not None or proposer != actor.home:
            telling = to_organisation(NoticeKind.PLAN_ANSWERED, participant_id, proposer, {})
            tell(actor=actor, tellings=[telling], now=now)
