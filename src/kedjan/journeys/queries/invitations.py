"""Read one invitation that waits for its answer."""

from dataclasses import dataclass
from datetime import date, datetime

from kedjan.consents.domain.on_behalf import Told, told_from
from kedjan.integrations.database.context import expect
from kedjan.journeys.models import Invitation, InvitationAnswer
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import InvitationId, ParticipantId
from kedjan.participants.domain.answers import Answer


@dataclass(frozen=True, slots=True)
class WaitingInvitation:
    """What the person is asked, without the person: to which programme, by whom, until when."""

    programme: str
    organisation: str
    reply_by_on: date


def waiting_invitation(*, actor: Actor, invitation_id: InvitationId, today: date) -> WaitingInvitation | None:
    """Return the invitation, or None where it is answered, over, not the actor's to see, or of a protected person.

    Nothing goes by link to or from somebody with protected identity: docs/rules/protection.md.
    """
    expect(actor)
    rows = Invitation.objects.filter(pk=invitation_id, answered__isnull=True, reply_by_on__gte=today)
    rows = rows.filter(participant__is_protected=False)
    row = rows.select_related("programme", "organisation").first()
    return None if row is None else WaitingInvitation(row.programme.name, row.organisation.name, row.reply_by_on)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What the person answered, and who wrote it in how; told: None where that is not known."""

    answer: Answer
    at: datetime
    organisation: str
    told: Told | None


def latest_answer(*, actor: Actor, participant_id: ParticipantId) -> GivenAnswer | None:
    """Return the person's latest answer to an invitation."""
    expect(actor)
    rows = InvitationAnswer.objects.filter(participant_id=participant_id).select_related("organisation")
    row = rows.order_by("-answered_at").first()
    if row is None:
        return None
    told = told_from(row.told_by, row.why_on_behalf)
    return GivenAnswer(Answer(row.answer), row.answered_at, row.organisation.name, told)
