"""Go on to the next stage, or end the participation with an outcome."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import get_language

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.integrations.database.asking import ask
from kedjan.journeys.domain.path import refusals_to_close, refusals_to_enter, refusals_to_hand_over
from kedjan.journeys.domain.tasks import missing
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.domain.transitions import Act, refusals_to
from kedjan.journeys.models import Enrolment, Exit, StageEntry
from kedjan.journeys.operations.gates import gate_owners, open_gates
from kedjan.journeys.queries.cases import CaseView, case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.programmes.domain.programme import Stage
from kedjan.programmes.domain.questions import outcomes_from, stage


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The participation went on to another stage; these gates and tasks were open, and somebody gave a reason."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    stage: str
    entered_on: date
    open_gates: tuple[str, ...]
    open_tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipationClosed:
    """The participation ended with an outcome."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    outcome: str
    exited_on: date


class CannotHandOver(Refusal):
    """The participation is in the stage where it was."""


class CannotCloseParticipation(Refusal):
    """The participation goes on."""


_HIDDEN = Reason("no-such-participation", N_("Deltagandet finns inte."))
_UNSEEN = Reason(
    "steps-are-hidden",
    N_("Andra i laget har skrivit in steg som du inte ser längre. Be deltagaren om ett nytt samtycke att dela."),
)


@transaction.atomic
def hand_over(
    *, actor: Actor, enrolment_id: EnrolmentId, to: str, entered_on: date, reason: str, now: datetime
) -> HandedOver:
    """Let the participation go on to the stage `to`; with open gates only for a written reason."""
    require(actor, Permission.HAND_OVER)
    case = _locked(actor, enrolment_id)
    if case is None:
        raise CannotHandOver(_HIDDEN)
    reasons = (
        _happened_unseen(case)
        or refusals_to(Act.HAND_OVER, state=case.state)
        or _refusals(case, to, entered_on, reason, swedish_day(now))
    )
    if reasons:
        raise CannotHandOver(*reasons)
    _enter(actor, case, to, entered_on, reason, now)
    _open_next_gates(actor, case, stage(case.programme, to), entered_on, now)
    left = [gate for gate in case.stage_gates if gate.blocks_handover and not gate.state.settled]
    event = HandedOver(
        enrolment_id=enrolment_id,
        participant_id=case.participant_id,
        stage=to,
        entered_on=entered_on,
        open_gates=tuple(gate.kind for gate in left),
        open_tasks=tuple(f"{gate.kind}.{task.key}" for gate in left for task in missing(gate.tasks)),
    )
    record(actor=actor, event=event, now=now)
    return event


def _refusals(case: CaseView, to: str, entered_on: date, reason: str, today: date) -> tuple[Reason, ...]:
    return (
        *refusals_to_hand_over(
            gates=case.stage_gates,
            hidden=case.hidden_gates,
            stage=case.stage.key,
            allowed=case.stage.next_keys,
            to=to,
            reason=reason,
        ),
        *refusals_to_enter(entered_on=entered_on, latest_on=case.entries[-1].entered_on, today=today),
    )


def _enter(actor: Actor, case: CaseView, to: str, entered_on: date, reason: str, now: datetime) -> None:
    entry_id = new_id()
    StageEntry.objects.create(
        id=entry_id,
        enrolment_id=case.enrolment_id,
        participant_id=case.participant_id,
        organisation_id=actor.home,
        sequence=len(case.entries) + 1,
        stage=to,
        entered_on=entered_on,
        reason_sealed=StageEntry.REASON.seal(reason, entry_id) if reason.strip() else None,
        recorded_at=now,
        recorded_by=actor.account_id,
    )


@transaction.atomic
def close_participation(
    *, actor: Actor, enrolment_id: EnrolmentId, outcome: str, exited_on: date, now: datetime
) -> ParticipationClosed:
    """End the participation with one of the outcomes that its stage allows; raises CannotCloseParticipation."""
    require(actor, Permission.CLOSE_CASE)
    case = _locked(actor, enrolment_id)
    if case is None:
        raise CannotCloseParticipation(_HIDDEN)
    reasons = (
        *_happened_unseen(case),
        *(refusals_to(Act.CLOSE, state=case.state) or _refusals_of_outcome(case, outcome)),
        *refusals_to_enter(entered_on=exited_on, latest_on=case.entries[-1].entered_on, today=swedish_day(now)),
    )
    if reasons:
        raise CannotCloseParticipation(*reasons)
    Exit.objects.create(
        enrolment_id=enrolment_id,
        participant_id=case.participant_id,
        organisation_id=actor.home,
        exited_on=exited_on,
        outcome=outcome,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = ParticipationClosed(
        enrolment_id=enrolment_id, participant_id=case.participant_id, outcome=outcome, exited_on=exited_on
    )
    record(actor=actor, event=event, now=now)
    return event


def _refusals_of_outcome(case: CaseView, outcome: str) -> tuple[Reason, ...]:
    language = get_language() or "sv"
    return refusals_to_close(
        outcome=outcome,
        known=frozenset(one.key for one in case.programme.outcomes),
        stage=case.stage.title.text_in(language),
        allowed={one.key: one.title.text_in(language) for one in outcomes_from(case.programme, case.stage)},
    )


def _locked(actor: Actor, enrolment_id: EnrolmentId) -> CaseView | None:
    participant_id = Enrolment.objects.filter(pk=enrolment_id).values_list("participant_id", flat=True).first()
    if participant_id is None:
        return None
    lock_person(ParticipantId(participant_id))
    return case_of_enrolment(actor=actor, enrolment_id=enrolment_id)


def _open_next_gates(actor: Actor, case: CaseView, entered: Stage, entered_on: date, now: datetime) -> None:
    team = tuple(TeamPlace(one.organisation.id, one.organisation.kind) for one in case.team)
    open_gates(
        actor=actor,
        enrolment_id=case.enrolment_id,
        participant_id=case.participant_id,
        stage=entered,
        owners=gate_owners(stage=entered, team=team),
        entered_on=entered_on,
        now=now,
    )


def _happened_unseen(case: CaseView) -> tuple[Reason, ...]:
    """Return why nothing can be done on what the actor sees: others have taken steps that a withdrawn consent hides."""
    unseen_end = case.exit is None and ask("has_ended", case.enrolment_id)
    if unseen_end or ask("steps_taken", case.enrolment_id) != len(case.entries):
        return (_UNSEEN,)
    return ()
