"""Read the seat that somebody is offered, and what they have answered."""

from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.codes import GroupStatus, SeatAnswer
from kedjan.coaching.models import Seat
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GroupId, ParticipantId, SeatId


@dataclass(frozen=True, slots=True)
class OfferView:
    """A seat in a group; answer: None until the person has answered. is_open: the answer can still be given."""

    seat_id: SeatId
    group_id: GroupId
    reply_by_on: date
    answer: SeatAnswer | None
    is_open: bool


def offer_of(*, actor: Actor, participant_id: ParticipantId) -> OfferView | None:
    """Return the seat that the person has or is offered, or None."""
    expect(actor)
    rows = Seat.objects.filter(participant_id=participant_id, left_on__isnull=True).select_related("group")
    row = rows.order_by("-offered_at", "-id").first()
    if row is None:
        return None
    return OfferView(
        seat_id=SeatId(row.pk),
        group_id=GroupId(row.group_id),
        reply_by_on=row.reply_by_on,
        answer=SeatAnswer(row.answer) if row.answer else None,
        is_open=row.group.status == GroupStatus.PLANNED,
    )
