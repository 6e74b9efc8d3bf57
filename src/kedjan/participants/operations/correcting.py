"""Correct what the register says of a person: a name, a phone number, an address of e-mail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
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


_CONTACT = {
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
    write = _write_name if value.is_name else _write_contact
    if not write(participant_id, actor.home, value, text.strip()):
        raise CannotCorrectRegister(NO_SUCH_PERSON)
    event = RegisterCorrected(participant_id=participant_id, value=value)
    record(actor=actor, event=event, now=now)
    return event


def _write_contact(participant_id: ParticipantId, home: OrganisationId, value: RegisterValue, text: str) -> int:
    column = _CONTACT[value]
    rows = Contact.objects.filter(participant_id=participant_id, organisation_id=home)
    return rows.update(**{column.column: column.seal(text, participant_id)})


def _write_name(participant_id: ParticipantId, home: OrganisationId, value: RegisterValue, text: str) -> int:
    """Write the name, and with it what the whole of it is found by."""
    rows = Identity.objects.filter(participant_id=participant_id, organisation_id=home)
    held = rows.select_for_update(of=("self",)).first()
    if held is None:
        return 0
    given, family = (
        Identity.GIVEN_NAME.open(held.given_name_sealed, participant_id),
        Identity.FAMILY_NAME.open(held.family_name_sealed, participant_id),
    )
    if value is RegisterValue.GIVEN_NAME:
        given = text
    else:
        family = text
    return rows.update(
        given_name_sealed=Identity.GIVEN_NAME.seal(given, participant_id),
        family_name_sealed=Identity.FAMILY_NAME.seal(family, participant_id),
        name_index=Identity.index_of_name(home, given, family),
    )
