"""Read one invitation that waits for its answer."""

from dataclasses import dataclass
from datetime import date

from kedjan.integrations.database.context import expect
from kedjan.journeys.models import Invitation
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import InvitationId


@dataclass(frozen=True, slots=True)
class WaitingInvitation:
    """What the person is asked, without the person: to which programme, by whom, until when."""

    programme: str
    organisation: str
    reply_by_on: date


def waiting_invitation(*, actor: Actor, invitation_id: InvitationId, today: date) -> WaitingInvitation | None:
    """Return the invitation, or None where it is answered, over, or not the actor's to see."""
    expect(actor)
    rows = Invitation.objects.filter(pk=invitation_id, answered__isnull=True, reply_by_on__gte=today)
    row = rows.select_related("programme", "organisation").first()
    return None if row is None else WaitingInvitation(row.programme.name, row.organisation.name, row.reply_by_on)
