"""Read which findings the security officer has looked at."""

from dataclasses import dataclass
from datetime import date, datetime

from kedjan.audit.domain.unusual import Sign
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.reviews.models import Handled


@dataclass(frozen=True, slots=True)
class HandledView:
    """A finding that was looked at, how many it was then, and what the officer wrote."""

    account_id: AccountId
    sign: Sign
    on: date
    count: int
    note: str
    handled_at: datetime


def handled_since(*, actor: Actor, since: date) -> tuple[HandledView, ...]:
    """Return what has been looked at in the actor's organisation, of the weeks from `since` on, latest first."""
    expect(actor)
    return tuple(
        HandledView(
            account_id=AccountId(row.account_id),
            sign=Sign(row.sign),
            on=row.on,
            count=row.count,
            note=Handled.NOTE.open(row.note_sealed, row.pk),
            handled_at=row.handled_at,
        )
        for row in Handled.objects.filter(on__gte=since).order_by("-handled_at", "id")
    )
