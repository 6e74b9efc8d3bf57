"""Ask for a correction, and answer it. Rule: docs/rules/corrections.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, Telling, to_organisation, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.corrections import RegisterValue
from kedjan.participants.operations import CannotCorrectRegister, correct_register
from kedjan.rights.domain.corrections import Verdict, can_be_corrected, refusals_to_ask, refusals_to_decide
from kedjan.rights.models import CorrectionDecision, CorrectionRequest
from kedjan.rights.queries import CorrectionView, correction, corrections_about, record_of

_IN_PLACE = {"participants_identity", "participants_contact"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asks: which value of which record, what is wrong with it, what it should say."""

    table: str
    record_id: UUID
    value: str
    wrong: str
    wanted: str


@dataclass(frozen=True, slots=True)
class CorrectionAsked:
    """The person has asked an organisation to correct a value."""

    participant_id: ParticipantId
    request_id: UUID
    answering_organisation_id: OrganisationId
    table: str
    value: str


@dataclass(frozen=True, slots=True)
class CorrectionDecided:
    """The organisation has answered. in_place: the register itself was changed."""

    participant_id: ParticipantId
    request_id: UUID
    verdict: Verdict
    in_place: bool


class CannotAskForCorrection(Refusal):
    """Nothing was sent."""


class CannotDecideCorrection(Refusal):
    """Nothing was decided and nothing corrected."""


@transaction.atomic
def ask_for_correction(*, actor: Actor, wish: Wish, now: datetime) -> CorrectionAsked:
    """Let the acting participant ask whoever wrote the record to correct it. Raises CannotAskForCorrection."""
    require(actor, Permission.ASK_FOR_CORRECTION)
    if actor.participant_id is None:
        raise CannotAskForCorrection(_NO_SUCH_RECORD)
    lock_person(actor.participant_id)
    owner = _owner(actor, actor.participant_id, wish)
    reasons = refusals_to_ask(
        wrong=wish.wrong, wanted=wish.wanted, is_waiting=_is_waiting(actor, actor.participant_id, wish)
    )
    if reasons:
        raise CannotAskForCorrection(*reasons)
    row = _asked(actor, actor.participant_id, owner, wish, now)
    event = CorrectionAsked(actor.participant_id, row.id, owner, wish.table, wish.value)
    record(actor=actor, event=event, now=now)
    tell(actor=actor, tellings=_asked_tellings(event), now=now)
    return event


@transaction.atomic
def decide_correction(
    *, actor: Actor, request_id: UUID, verdict: Verdict, recorded: str, reason: str, now: datetime
) -> CorrectionDecided:
    """Answer a request: say what holds from now on, or why nothing is changed. Raises CannotDecideCorrection.

    A name, a phone number or an address is corrected in the register itself; other records stay as they were written,
    with the correction beside them.
    """
    require(actor, Permission.DECIDE_CORRECTIONS)
    found = correction(actor=actor, request_id=request_id)
    if found is None or found.organisation_id != actor.home:
        raise CannotDecideCorrection(_NO_SUCH_REQUEST)
    lock_person(found.participant_id)
    is_decided = CorrectionDecision.objects.filter(pk=request_id).exists()
    reasons = refusals_to_decide(verdict=verdict, recorded=recorded, reason=reason, is_decided=is_decided)
    if reasons:
        raise CannotDecideCorrection(*reasons)
    in_place = verdict is Verdict.CORRECTED and _corrected_in_place(actor, found, recorded, now)
    CorrectionDecision.objects.create(
        request_id=request_id,
        participant_id=found.participant_id,
        organisation_id=actor.home,
        verdict=verdict,
        recorded_sealed=_sealed(CorrectionDecision.RECORDED, recorded, request_id),
        reason_sealed=_sealed(CorrectionDecision.REASON, reason, request_id),
        decided_at=now,
        decided_by=actor.account_id,
    )
    event = CorrectionDecided(found.participant_id, request_id, verdict, in_place)
    record(actor=actor, event=event, now=now)
    said = {"organisation": str(actor.home)}
    tell(actor=actor, tellings=[to_person(NoticeKind.CORRECTION_ANSWERED, found.participant_id, said)], now=now)
    return event


_NO_SUCH_RECORD = Reason("no-such-record", N_("Uppgiften finns inte, eller kan inte rättas."))
_NO_SUCH_REQUEST = Reason("no-such-request", N_("Begäran finns inte."))


def _asked_tellings(event: CorrectionAsked) -> tuple[Telling, ...]:
    """Return what the person and whoever is to answer are told."""
    person, owner = event.participant_id, event.answering_organisation_id
    return (
        to_person(NoticeKind.CORRECTION_ASKED, person, {"organisation": str(owner)}),
        to_organisation(NoticeKind.CORRECTION_ASKED, person, owner, {}),
    )


def _owner(actor: Actor, me: ParticipantId, wish: Wish) -> OrganisationId:
    """Return who wrote the record, which the person must be able to see."""
    found = record_of(actor=actor, participant_id=me, table=wish.table, record_id=wish.record_id)
    if found is None or not can_be_corrected(wish.table):
        raise CannotAskForCorrection(_NO_SUCH_RECORD)
    _section, one = found
    if one.organisation_id is None or wish.value not in {value.column for value in one.values}:
        raise CannotAskForCorrection(_NO_SUCH_RECORD)
    return one.organisation_id


def _is_waiting(actor: Actor, me: ParticipantId, wish: Wish) -> bool:
    asked = corrections_about(actor=actor, participant_id=me)
    same = (wish.table, wish.record_id, wish.value)
    return any(one.decided is None and (one.table, one.record_id, one.value) == same for one in asked)


def _asked(actor: Actor, me: ParticipantId, owner: OrganisationId, wish: Wish, now: datetime) -> CorrectionRequest:
    row = CorrectionRequest(
        participant_id=me,
        organisation_id=owner,
        record_table=wish.table,
        record_id=wish.record_id,
        record_value=wish.value,
        asked_at=now,
        asked_by=actor.account_id,
    )
    row.wrong_sealed = CorrectionRequest.WRONG.seal(wish.wrong.strip(), row.id)
    row.wanted_sealed = CorrectionRequest.WANTED.seal(wish.wanted.strip(), row.id)
    row.save(force_insert=True)
    return row


def _corrected_in_place(actor: Actor, found: CorrectionView, recorded: str, now: datetime) -> bool:
    if found.table not in _IN_PLACE or found.value not in {str(one) for one in RegisterValue}:
        return False
    value = RegisterValue(found.value)
    try:
        correct_register(actor=actor, participant_id=found.participant_id, value=value, text=recorded, now=now)
    except CannotCorrectRegister as refusal:
        raise CannotDecideCorrection(*refusal.reasons) from refusal
    return True


def _sealed(column: SealedColumn, text: str, request_id: UUID) -> bytes | None:
    return column.seal(text.strip(), request_id) if text.strip() else None
