"""Write the record: called by every operation, and by every query that returns something about a person."""

import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

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
    *, actor: Actor, participants: Iterable[ParticipantId], categories: Iterable[Category], page: str, now: datetime
) -> None:
    """Store that the actor saw these kinds of information about these people on the named page, in one statement."""
    kinds = tuple(categories)
    Reading.objects.bulk_create(
        Reading(
            at=now,
            actor_id=actor.account_id,
            organisation_id=actor.organisation_id,
            role=actor.role,
            purpose=actor.purpose,
            participant_id=participant_id,
            category=category,
            page=page,
        )
        for participant_id in participants
        for category in kinds
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
