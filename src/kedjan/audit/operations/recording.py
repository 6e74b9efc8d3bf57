"""Write the record: called by every operation, and by every query that returns something about a person."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from django.db import connection

from kedjan.audit.domain.acts import Act
from kedjan.audit.models import Event, Reading
from kedjan.integrations.database.bulk import Target, insert_rows
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.information import Category

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

EVENT = Target(
    "audit_event",
    {
        "id": "uuid",
        "at": "timestamptz",
        "actor_id": "uuid",
        "organisation_id": "uuid",
        "role": "text",
        "purpose": "text",
        "kind": "text",
        "participant_id": "uuid",
        "payload": "jsonb",
    },
)


_NOTE = """INSERT INTO "audit_reading" (at, actor_id, organisation_id, role, purpose, act, page,
                                        id, participant_id, category, basis, consent_id)
    SELECT %s, %s, %s, %s, %s, %s, %s, b.id, b.participant_id, b.category, b.basis, b.consent_id
    FROM app.bases(%s, %s, %s) AS b"""


def record(*, actor: Actor, event: "DataclassInstance", now: datetime) -> None:
    """Store a past-tense event in the running transaction; a participant_id on it makes it findable for the person.

    event: a frozen dataclass of ids, codes and dates, never of names or numbers of people.
    """
    Event.objects.create(
        at=now,
        actor_id=actor.account_id,
        organisation_id=actor.organisation_id,
        role=actor.role,
        purpose=actor.purpose,
        kind=type(event).__name__,
        participant_id=getattr(event, "participant_id", None),
        payload=_payload(event),
    )


def record_many(*, actor: Actor, events: Iterable["DataclassInstance"], now: datetime) -> None:
    """Store many events, as `record` does, in a few statements: an import has one for every person."""
    who = (now, actor.account_id, actor.organisation_id, actor.role, actor.purpose)
    insert_rows(
        EVENT,
        (
            (new_id(), *who, type(event).__name__, getattr(event, "participant_id", None), json.dumps(_payload(event)))
            for event in events
        ),
    )


def note_readings(
    *,
    actor: Actor,
    participants: Iterable[ParticipantId],
    categories: Iterable[Category],
    page: str,
    now: datetime,
    act: Act = Act.READ,
) -> None:
    """Store that the actor saw these kinds of information about these people on the named page, in one statement.

    On what ground is found by the database meanwhile, and a name that was not open is not said to be read.
    """
    kinds = tuple(categories)
    seen = [(participant_id, kind) for participant_id in participants for kind in kinds]
    note_seen(actor=actor, seen=seen, page=page, now=now, act=act)


def note_seen(
    *,
    actor: Actor,
    seen: Iterable[tuple[ParticipantId, Category]],
    page: str,
    now: datetime,
    act: Act = Act.READ,
) -> None:
    """Store that the actor saw each of these kinds of information about each of these people; else as note_readings."""
    rows = [(new_id(), participant_id, kind) for participant_id, kind in seen]
    if not rows:
        return
    ids, people, names = zip(*rows, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE,
            [
                *(now, actor.account_id, actor.organisation_id, str(actor.role), actor.purpose.value),
                *(act.value, page, list(ids), list(people), [name.value for name in names]),
            ],
        )


def note_act(
    *, actor: Actor, act: Act, page: str, now: datetime, results: int | None = None, asked_id: UUID | None = None
) -> None:
    """Store a search, an export of figures or a refusal: what about nobody in particular is worth asking about.

    results: how many it gave; never what was typed. asked_id: the id that the address named.
    """
    Reading.objects.create(
        at=now,
        actor_id=actor.account_id,
        organisation_id=actor.organisation_id,
        role=actor.role,
        purpose=actor.purpose,
        page=page,
        act=act,
        results=results,
        asked_id=asked_id,
    )


def _payload(event: "DataclassInstance") -> dict[str, Json]:
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event)}


def _plain(value: object) -> Json:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, UUID | date):
        return str(value)
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"an event may not hold {type(value).__name__}")
