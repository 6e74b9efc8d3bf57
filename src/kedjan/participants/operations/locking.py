"""One operation at a time about one person."""

from uuid import UUID

from kedjan.integrations.database.turns import PEOPLE, take_turn
from kedjan.kernel.ids import ParticipantId


def lock_person(participant_id: ParticipantId) -> None:
    """Let one operation at a time work on the person, until the transaction ends."""
    lock(participant_id)


def lock(what: UUID) -> None:
    """Let one operation at a time work on what has the id, until the transaction ends."""
    take_turn(str(what), among=PEOPLE)
