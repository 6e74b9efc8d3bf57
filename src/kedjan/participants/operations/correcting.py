"""Correct what the register says of a person: a name, a phone number, an address of e-mail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.corrections import RegisterValue, refusals_to_correct
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.models import Contact, Identity


@dataclass(frozen=True, slots=True)
class RegisterCorrected:
    """A value of the person's identity or contact was corrected; which one, and never what it said or says."""

    participant_id: ParticipantId
    value: RegisterValue


class CannotCorrectRegister(Refusal):
    """The text cannot stand there, or there is no such person in the own register; nothing was changed."""


_COLUMNS = {
    RegisterValue.GIVEN_NAME: Identity.GIVEN_NAME,
    RegisterValue.FAMILY_NAME: Identity.FAMILY_NAME,
    RegisterValue.PHONE: Contact.PHONE,
    RegisterValue.EMAIL: Contact.EMAIL,
}


@transaction.atomic
def correct_register(
    *, actor: Actor, participant_id: ParticipantId, value: RegisterValue, text: str, now: datetime
) -> RegisterCorrected:
    """Let the register of the actor's organisation say the text from now on. Raises CannotCorrectRegister."""
    require(actor, Permission.DECIDE_CORRECTIONS)
    reasons = refusals_to_correct(text)
    if reasons:
        raise CannotCorrectRegister(*reasons)
    column = _COLUMNS[value]
    rows = Identity.objects if value.is_name else Contact.objects
    changed = rows.filter(participant_id=participant_id, organisation_id=actor.home).update(
        **{column.column: column.seal(text.strip(), participant_id)}
    )
    if not changed:
        raise CannotCorrectRegister(NO_SUCH_PERSON)
    event = RegisterCorrected(participant_id=participant_id, value=value)
    record(actor=actor, event=event, now=now)
    return event
