"""Read what somebody typed in a form and did not send. docs/rules/drafts.md."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.drafts import LASTS
from kedjan.organisations.models import Draft


@dataclass(frozen=True, slots=True)
class DraftView:
    """What was typed, by the names of its fields, and when it was saved."""

    saved_at: datetime
    fields: Mapping[str, list[str]]


def draft_of(*, actor: Actor, address: str, now: datetime) -> DraftView | None:
    """Return the actor's own draft of the form at the address; None without one, or when its seven days are over."""
    expect(actor)
    row = draft_rows(actor, address).filter(saved_at__gt=now - LASTS).first()
    return None if row is None else DraftView(row.saved_at, json.loads(Draft.FIELDS.open(row.fields_sealed, row.id)))


def draft_rows(actor: Actor, address: str | None = None) -> QuerySet[Draft]:
    """Return the actor's own drafts, or that of one form, however old."""
    home = Q(organisation__isnull=True)
    if actor.organisation_id is not None:
        home = Q(organisation_id=actor.organisation_id)
    rows = Draft.objects.filter(home, account_id=actor.account_id)
    if address is None:
        return rows
    return rows.filter(address_index__in=Draft.ADDRESS.all_of(place_of(actor, address)))


def place_of(actor: Actor, address: str) -> str:
    """Return what a draft is found by: who acts, for whom, and the form's address."""
    return f"{actor.account_id}|{actor.organisation_id or ''}|{address}"
