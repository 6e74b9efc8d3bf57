"""Read the record: the person's own log of who looked. docs/rules/who-looked.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kedjan.audit.domain.acts import Act, Basis
from kedjan.audit.models import Reading
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category, Purpose

AT_ONCE = 200
"""About how many groups a page shows; a day is never divided."""

# What was merged into the person's record is theirs too (app.my_records); it is asked once per statement.
_LAST = """
    SELECT max(at) FROM audit_reading
    WHERE participant_id = ANY((SELECT app.my_records())::uuid[]) AND actor_id <> %(me)s
"""
_BY_DAY = """
    SELECT (at AT TIME ZONE %(zone)s)::date AS day, organisation_id, role, purpose, basis, consent_id, act,
           array_agg(DISTINCT category ORDER BY category), min(at), max(at), count(DISTINCT (actor_id, at))
    FROM audit_reading
    WHERE participant_id = ANY((SELECT app.my_records())::uuid[]) AND actor_id <> %(me)s
      AND (%(before)s::date IS NULL OR at < (%(before)s::date)::timestamp AT TIME ZONE %(zone)s)
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1 DESC, 10 DESC, 2, 3, 7, 6 LIMIT %(limit)s
"""
_SHARED = """
    SELECT organisation_id, array_agg(DISTINCT category ORDER BY category), max(at)
    FROM audit_reading WHERE participant_id = ANY((SELECT app.my_records())::uuid[]) AND actor_id <> %(me)s
    GROUP BY 1 ORDER BY 3 DESC, 1
"""


@dataclass(frozen=True, slots=True)
class LookGroup:
    """What one unit's people in one role did in one way on one day (in Sweden), and how many times."""

    on: date
    organisation_id: OrganisationId | None
    role: str
    purpose: Purpose
    basis: Basis
    consent_id: ConsentId | None
    act: Act
    categories: tuple[Category, ...]
    first_at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Shared:
    """All that one unit has ever read about the person, and when it last did."""

    organisation_id: OrganisationId | None
    categories: tuple[Category, ...]
    last_at: datetime


def last_look_at_me(*, actor: Actor) -> datetime | None:
    """Return when somebody else last read about the acting participant."""
    if actor.participant_id is None:
        return None
    rows = _rows(actor, _LAST)
    moment = rows[0][0]
    return moment if isinstance(moment, datetime) else None


def looks_by_day(
    *, actor: Actor, before: date | None = None, limit: int = AT_ONCE
) -> tuple[tuple[LookGroup, ...], bool]:
    """Return who looked at the acting participant before a day, latest day first, and whether there is more before.

    Each day is whole; their own looks are left out.
    """
    groups = tuple(_group(row) for row in _rows(actor, _BY_DAY, before=before, limit=limit + 1))
    if len(groups) <= limit:
        return groups, False
    whole = tuple(one for one in groups if one.on > groups[-1].on)
    return (whole, True) if whole else looks_by_day(actor=actor, before=before, limit=2 * limit)


def my_latest_look(*, actor: Actor, participant_id: ParticipantId, page: str, before: datetime) -> datetime | None:
    """Return when the actor last read of the person on the page before the moment; None where they never have."""
    expect(actor)
    rows = Reading.objects.filter(participant_id=participant_id, actor_id=actor.account_id, page=page, at__lt=before)
    return rows.order_by("-at").values_list("at", flat=True).first()


def shared_about_me(*, actor: Actor) -> tuple[Shared, ...]:
    """Return what each unit has read about the acting participant, latest first."""
    return tuple(
        Shared(_organisation(unit), tuple(map(Category, kinds)), at) for unit, kinds, at in _rows(actor, _SHARED)
    )


def _rows(
    actor: Actor, statement: str, *, before: date | None = None, limit: int = AT_ONCE
) -> Sequence[tuple[Any, ...]]:
    expect(actor)
    if actor.participant_id is None:
        return ()
    known: dict[str, Any] = {
        "zone": STOCKHOLM.key,
        "me": actor.account_id,
        "before": before,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, known)
        return list(cursor.fetchall())


def _group(row: tuple[Any, ...]) -> LookGroup:
    on, unit, role, purpose, basis, consent, act, kinds, first_at, last_at, times = row
    return LookGroup(
        on=on,
        organisation_id=_organisation(unit),
        role=role,
        purpose=Purpose(purpose),
        basis=Basis(basis),
        consent_id=None if consent is None else ConsentId(consent),
        act=Act(act),
        categories=tuple(map(Category, kinds)),
        first_at=first_at,
        last_at=last_at,
        times=times,
    )


def _organisation(unit: UUID | None) -> OrganisationId | None:
    return None if unit is None else OrganisationId(unit)
