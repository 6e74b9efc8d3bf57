"""Read which protected people of the officer's register nobody sees: opaque ids, by a vetted definer function."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.queries import SUPPORTING


@dataclass(frozen=True, slots=True)
class UnseenView:
    """Somebody with protected identity whom nobody at their register sees; since: when they were protected."""

    participant_id: ParticipantId
    since: datetime


def unseen_protected(*, actor: Actor) -> tuple[UnseenView, ...]:
    """Return them, the longest protected first; nobody for whoever does not review at the organisation."""
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT participant_id, since FROM app.unseen_protected(%s)", [list(SUPPORTING)])
        return tuple(UnseenView(ParticipantId(person), since) for person, since in cursor.fetchall())
