"""Read the record: the person's own log of who looked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked: when, from which organisation, in which role, at what, why, on which page."""

    at: datetime
    organisation_id: OrganisationId | None
    role: str
    category: Category
    purpose: Purpose
    page: str


def looks_at_me(*, actor: Actor, limit: int = 200) -> tuple[Look, ...]:
    """Return who looked at the acting participant, newest first; their own looks are left out."""
    expect(actor)
    if actor.participant_id is None:
        return ()
    rows = Reading.objects.filter(participant_id__in=_my_records()).exclude(actor_id=actor.account_id)
    return tuple(
        Look(
            at=row.at,
            organisation_id=None if row.organisation_id is None else OrganisationId(row.organisation_id),
            role=row.role,
            category=Category(row.category or ""),
            purpose=Purpose(row.purpose),
            page=row.page,
        )
        for row in rows.order_by("-at", "category", "id")[:limit]
    )


def _my_records() -> list[UUID]:
    """Return the opaque ids of the acting person's records, those that were merged into theirs among them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.my_records()")
        row = cursor.fetchone()
    return list(row[0])
