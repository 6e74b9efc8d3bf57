"""The person's own notes: all of them to the person, what is shared to whom a consent opens the plan."""

from dataclasses import dataclass
from datetime import datetime

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OwnNoteId, ParticipantId
from kedjan.plans.models import OwnNote


@dataclass(frozen=True, slots=True)
class OwnNoteView:
    """A note, since when it is shared, and when it was last changed."""

    id: OwnNoteId
    text: str
    shared_at: datetime | None
    changed_at: datetime


def own_notes(*, actor: Actor, participant_id: ParticipantId) -> tuple[OwnNoteView, ...]:
    """Return the person's notes that the actor may see, the newest first."""
    expect(actor)
    rows = OwnNote.objects.filter(participant_id=participant_id).order_by("-changed_at", "-id")
    return tuple(
        OwnNoteView(
            id=OwnNoteId(row.pk),
            text=OwnNote.TEXT.open(row.text_sealed, row.pk),
            shared_at=row.shared_at,
            changed_at=row.changed_at,
        )
        for row in rows
    )
