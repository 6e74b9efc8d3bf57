"""The person's own notes: write, share, share no longer, throw away. docs/rules/plan.md, "Egna anteckningar"."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OwnNoteId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.queries import register_of
from kedjan.plans.models import OwnNote

_NOT_YOURS = Reason("note-not-yours", N_("Det här kan bara du själv göra."))
_NO_PROGRAMME = Reason("note-no-programme", N_("Du är inte med i något program än."))
_NO_SUCH_NOTE = Reason("note-gone", N_("Anteckningen finns inte längre."))
_EMPTY = Reason("note-empty", N_("Skriv något först."))


@dataclass(frozen=True, slots=True)
class OwnNoteWritten:
    """Somebody wrote a note of their own; never what."""

    participant_id: ParticipantId
    note_id: OwnNoteId


@dataclass(frozen=True, slots=True)
class OwnNoteShared:
    """Somebody shows a note of their own to their team, or does so no longer."""

    participant_id: ParticipantId
    note_id: OwnNoteId
    is_shared: bool


@dataclass(frozen=True, slots=True)
class OwnNoteThrownAway:
    """Somebody threw a note of their own away."""

    participant_id: ParticipantId
    note_id: OwnNoteId


class CannotChangeNote(Refusal):
    """The notes are as they were."""


@transaction.atomic
def write_note(*, actor: Actor, note_id: OwnNoteId | None, text: str, now: datetime) -> OwnNoteWritten:
    """Keep what the actor has written, new where note_id is None; what is shared stays shared. CannotChangeNote."""
    me = _me(actor)
    if not text.strip():
        raise CannotChangeNote(_EMPTY)
    kept = OwnNoteId(new_id()) if note_id is None else note_id
    sealed = OwnNote.TEXT.seal(text.strip(), kept)
    if note_id is None:
        _create(actor, me, kept, sealed, now)
    else:
        row = _note(me, note_id)
        row.text_sealed, row.changed_at, row.changed_by = sealed, now, actor.account_id
        row.save(update_fields=["text_sealed", "changed_at", "changed_by"])
    event = OwnNoteWritten(participant_id=me, note_id=kept)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def share_note(*, actor: Actor, note_id: OwnNoteId, is_shared: bool, now: datetime) -> OwnNoteShared:
    """Show a note to whom the actor's consent opens the plan, or end that; raises CannotChangeNote."""
    me = _me(actor)
    row = _note(me, note_id)
    row.shared_at, row.changed_at, row.changed_by = now if is_shared else None, now, actor.account_id
    row.save(update_fields=["shared_at", "changed_at", "changed_by"])
    event = OwnNoteShared(participant_id=me, note_id=note_id, is_shared=is_shared)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def throw_note_away(*, actor: Actor, note_id: OwnNoteId, now: datetime) -> OwnNoteThrownAway:
    """Throw a note of the actor's own away, for good; raises CannotChangeNote."""
    me = _me(actor)
    _note(me, note_id).delete()
    event = OwnNoteThrownAway(participant_id=me, note_id=note_id)
    record(actor=actor, event=event, now=now)
    return event


def _me(actor: Actor) -> ParticipantId:
    require(actor, Permission.DECIDE_OWN_PLAN)
    if actor.participant_id is None:
        raise CannotChangeNote(_NOT_YOURS)
    lock_person(actor.participant_id)
    return actor.participant_id


def _note(me: ParticipantId, note_id: OwnNoteId) -> OwnNote:
    row = OwnNote.objects.filter(pk=note_id, participant_id=me).first()
    if row is None:
        raise CannotChangeNote(_NO_SUCH_NOTE)
    return row


def _create(actor: Actor, me: ParticipantId, note_id: OwnNoteId, sealed: bytes, now: datetime) -> None:
    case, register = case_of(actor=actor, participant_id=me), register_of(actor=actor, participant_id=me)
    if case is None or register is None:
        raise CannotChangeNote(_NO_PROGRAMME)
    OwnNote.objects.create(
        id=note_id,
        participant_id=me,
        enrolment_id=case.enrolment_id,
        organisation_id=register,
        text_sealed=sealed,
        changed_at=now,
        changed_by=actor.account_id,
    )
