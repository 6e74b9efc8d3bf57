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


@dataclass(frozen=True, slots=True)
class LinkedSeat:
    """The seat that a link is about, and whose it is. is_theirs: the person still has it or is offered it."""

    participant_id: ParticipantId
    offer: OfferView
    is_theirs: bool


def linked_seat(*, actor: Actor, seat_id: SeatId) -> LinkedSeat | None:
    """Return one seat, also one that was answered with no; None where it is not there for the actor."""
    expect(actor)
    row = Seat.objects.filter(pk=seat_id).select_related("group").first()
    if row is None:
        return None
    return LinkedSeat(ParticipantId(row.participant_id), _offer(row), row.left_on is None)


def offer_of(*, actor: Actor, participant_id: ParticipantId) -> OfferView | None:
    """Return the seat that the person has or is offered, or None."""
    expect(actor)
    rows = Seat.objects.filter(participant_id=participant_id, left_on__isnull=True).select_related("group")
    row = rows.order_by("-offered_at", "-id").first()
    return None if row is None else _offer(row)


def _offer(row: Seat) -> OfferView:
    return OfferView(
        seat_id=SeatId(row.pk),
        group_id=GroupId(row.group_id),
        reply_by_on=row.reply_by_on,
        answer=SeatAnswer(row.answer) if row.answer else None,
        is_open=row.group.status == GroupStatus.PLANNED,
    )
