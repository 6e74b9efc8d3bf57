"""Who is in the organisation's register already, asked for many at a time by the blind index of their numbers."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.models import Identity

# One probe of the unique index (organisation, number index) for each number, whatever the planner knows about the
# table: right after a large import it knows nothing, and would read the whole register for every question.
_SQL = """
    SELECT i.number_index, i.in_use, p.is_protected, b.kind, b.ends_on
    FROM unnest(%s::bytea[]) AS asked (number_index)
    CROSS JOIN LATERAL (
        SELECT i.*, app.record_in_use(i.participant_id) AS in_use FROM participants_identity i
        WHERE i.organisation_id = %s AND i.number_index = asked.number_index LIMIT 1) i
    JOIN participants_participant p ON p.id = i.in_use
    LEFT JOIN LATERAL (
        SELECT * FROM participants_benefit b
        WHERE b.participant_id = i.in_use AND b.organisation_id = i.organisation_id OFFSET 0) b ON true
"""


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """Somebody in the register, whether their identity is protected, and their benefits' last days."""

    participant_id: ParticipantId
    is_protected: bool = False
    ends: dict[BenefitType, date] = field(default_factory=dict)


def registered_people(*, actor: Actor, numbers: Iterable[str]) -> dict[str, RegisteredPerson]:
    """Return those of the people who are in the register of the actor's own organisation, by number, in one query.

    numbers: of twelve digits.

    Nobody else's register is asked: whether another organisation knows somebody is not told.
    """
    expect(actor)
    asked = {index: number for number in numbers for index in Identity.NUMBER_INDEX.all_of(number)}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [list(asked), actor.organisation_id])
        rows = cursor.fetchall()
    people: dict[str, RegisteredPerson] = {}
    for index, participant_id, is_protected, kind, ends_on in rows:
        person = people.setdefault(asked[bytes(index)], RegisteredPerson(ParticipantId(participant_id), is_protected))
        with suppress(ValueError):  # no benefit at all, or one of a kind that lists do not have
            person.ends[BenefitType(kind)] = ends_on
    return people


def hidden_numbers(*, actor: Actor, numbers: Iterable[str]) -> frozenset[str]:
    """Return those of the numbers that stand in the own register and are hidden from the actor by protected identity.

    Asked only when a file is written, so that nobody is registered a second time in clear.
    """
    expect(actor)
    asked = {index: number for number in numbers for index in Identity.NUMBER_INDEX.all_of(number)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.hidden_numbers(%s)", [list(asked)])
        found = cursor.fetchone()[0] or ()
    return frozenset(asked[bytes(index)] for index in found)


def own_numbers(*, actor: Actor, ids: Iterable[ParticipantId]) -> dict[ParticipantId, str]:
    """Return the numbers of those of the people who are in the register of the actor's own organisation."""
    expect(actor)
    rows = Identity.objects.filter(pk__in=set(ids), organisation_id=actor.home)
    return {ParticipantId(row.pk): Identity.NUMBER.open(row.number_sealed, row.pk) for row in rows}


def number_indexes(number: str) -> tuple[bytes, ...]:
    """Return what a number of twelve digits is found by, for functions that look past the registers' policies."""
    return Identity.NUMBER_INDEX.all_of(number)
