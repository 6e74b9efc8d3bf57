"""A mail that says no more than that there is something to read."""

from uuid import UUID

from django.utils.translation import gettext, override

from kedjan.integrations.database.context import acting
from kedjan.integrations.jobs import job
from kedjan.integrations.mail import send_plain
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.kernel.information import Purpose
from kedjan.notices.operations import MAIL_JOB
from kedjan.organisations.domain.roles import RoleKey
from kedjan.participants.queries import mail_address

_NOBODY = AccountId(UUID(int=0))


@job(MAIL_JOB)
def mail_to_person(participant_id: str) -> None:
    """Tell the person that there is something to read, if they have an address and may be written to."""
    which = ParticipantId(UUID(participant_id))
    itself = Actor(
        account_id=_NOBODY,
        organisation_id=None,
        role=RoleKey.PARTICIPANT,
        permissions=frozenset(),
        purpose=Purpose.OWN,
        participant_id=which,
    )
    with acting(itself):
        found = mail_address(actor=itself, participant_id=which)
    if found is None:
        return
    with override(found.language):
        send_plain(
            to=found.address,
            subject=gettext("Kedjan"),
            text=gettext("Du har något nytt att läsa i Kedjan. Logga in för att läsa det."),
        )
