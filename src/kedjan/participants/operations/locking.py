"""One operation at a time about one person."""

from uuid import UUID

from django.db import connection

from kedjan.kernel.ids import ParticipantId


def lock_person(participant_id: ParticipantId) -> None:
    """Let one operation at a time work on the person, until the transaction ends."""
    lock(participant_id)


def lock(what: UUID) -> None:
    """Let one operation at a time work on what has the id, until the transaction ends.

    An advisory lock, because append-only tables may not be updated and so not be locked row by row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(what)])
