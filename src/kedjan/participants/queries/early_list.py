"""The early list: whose benefit ends soon, in the order of the day, one page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Identity

PAGE = 25
_NIL, _LAST = UUID(int=0), UUID(int=2**128 - 1)
_WAYS = {False: {"beyond": ">", "way": "ASC"}, True: {"beyond": "<", "way": "DESC"}}

# One statement, driven by the partial index participants_early_list in list order; the joins only fetch the page's
# rows, and every table re-checks its own policies.
_SQL = """
    SELECT b.participant_id, b.kind, b.ends_on, p.municipality_id, p.sex, p.birth_year,
           i.given_name_sealed, i.family_name_sealed,
           CASE WHEN p.is_protected THEN (SELECT x.strength FROM participants_protection x
                                          WHERE x.participant_id = b.participant_id AND x.ended_at IS NULL) END,
           ({beside})
    FROM (SELECT participant_id, kind, ends_on FROM participants_benefit
          WHERE organisation_id = %(organisation)s AND settled_at IS NULL
            AND ends_on >= %(start)s AND ends_on < %(end)s
            AND (ends_on, participant_id) {beyond} (%(after_on)s, %(after_id)s)
          ORDER BY ends_on {way}, participant_id {way} LIMIT %(limit)s) b
    JOIN participants_participant p ON p.id = b.participant_id
    JOIN participants_identity i ON i.participant_id = b.participant_id
    ORDER BY b.ends_on {way}, b.participant_id {way}
"""

_SOON = """
    SELECT count(*) FROM participants_benefit
    WHERE organisation_id = %s AND settled_at IS NULL AND ends_on BETWEEN %s AND %s
"""


@dataclass(frozen=True, slots=True)
class EarlyListItem:
    """Somebody whose benefit is known to end; the benefit is a BenefitType value. beside: see early_list."""

    participant_id: ParticipantId
    name: str
    benefit: str
    ends_on: date
    municipality_code: str
    sex: Sex
    birth_year: int
    strength: Strength | None = None
    beside: object = None


def early_list(
    *,
    actor: Actor,
    start: date,
    end: date,
    after: tuple[date, ParticipantId] | None = None,
    beside: str = "SELECT NULL",
    limit: int = PAGE,
    is_latest_first: bool = False,
) -> tuple[EarlyListItem, ...]:
    """Return people of the actor's organisation whose benefit ends from `start` to before `end`, soonest first or last.

    after: the (ends_on, participant_id) of the last one on the page before. One query, whatever the register's size.
    beside: a constant query of a higher context for one value about `b.participant_id`, asked in the same statement,
    behind the policies of its own tables.
    """
    expect(actor)
    first = (date.max, _LAST) if is_latest_first else (date.min, _NIL)
    after_on, after_id = after or first
    values = {
        "organisation": actor.organisation_id,
        "start": start,
        "end": end,
        "after_on": after_on,
        "after_id": after_id,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(beside=beside, **_WAYS[is_latest_first]), values)
        return _items(cursor.fetchall())


def ending_soon(*, actor: Actor, start: date, end: date) -> int:
    """Return how many of the actor's organisation's people on the early list have a benefit that ends in between.

    Both days are counted. One query, of days alone: nobody's name is read.
    """
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute(_SOON, [actor.organisation_id, start, end])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _items(
    rows: Iterable[tuple[UUID, str, date, str | None, str, int, bytes, bytes, str | None, object]],
) -> tuple[EarlyListItem, ...]:
    return tuple(
        EarlyListItem(
            participant_id=ParticipantId(one),
            name=_name(one, given, family),
            benefit=benefit,
            ends_on=ends_on,
            municipality_code=municipality or "",
            sex=Sex(sex),
            birth_year=birth_year,
            strength=None if strength is None else Strength(strength),
            beside=beside,
        )
        for one, benefit, ends_on, municipality, sex, birth_year, given, family, strength, beside in rows
    )


def _name(one: UUID, given: bytes, family: bytes) -> str:
    return f"{Identity.GIVEN_NAME.open(given, one)} {Identity.FAMILY_NAME.open(family, one)}"
