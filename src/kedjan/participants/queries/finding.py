"""Find people that the actor may see, by what somebody types who has them on the telephone: a number, or a name.

Rules: docs/rules/finding.md. A name is sealed: it is found by the keys of its parts, then opened and compared.
"""

from datetime import date
from uuid import UUID

from django.db import connection

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.personnummer import IdentityNumber, parse_identity_number
from kedjan.kernel.spelling import LIKELY
from kedjan.organisations.queries import organisations
from kedjan.participants.domain.names import asked_parts, name_likeness
from kedjan.participants.models import Identity
from kedjan.participants.queries.people import PersonView, people

_MOST_OPENED = 400
"""So many names are opened for one search at most: those with the rarest of the asked parts, and most of them."""
_MOST_ALIKE = 40
"""So many of them have the very same parts, so that a common name does not crowd out another that is as near."""
_BY_NUMBER = """
    SELECT app.record_in_use(participant_id) FROM participants_identity WHERE number_index = ANY(%s) LIMIT %s
"""
_MOST_OF_A_KEY = 3_000
"""So many who share a part are looked at, in the order of their ids: where many share two parts, both are cut alike."""
# One probe of the index for each key, whatever the planner knows of the table. The keys come as one value, since there
# may be thousands. A part that few share tells more than one that many do.
_LIKELY = """
    WITH asked AS (SELECT substr(keys, 8 * place + 1, 8) AS key_index FROM (SELECT %s::bytea AS keys) AS given,
                       generate_series(0, octet_length(keys) / 8 - 1) AS place),
         hit AS MATERIALIZED (
             SELECT found.* FROM asked CROSS JOIN LATERAL (
                 SELECT k.participant_id, k.key_index FROM participants_namekey k WHERE k.key_index = asked.key_index
                 ORDER BY k.participant_id LIMIT %s) AS found),
         part AS (SELECT key_index, ln(1 + (SELECT count(*) FROM hit) / count(*)::float8) AS weight
                  FROM hit GROUP BY key_index),
         weighed AS (SELECT participant_id, sum(weight) AS weight FROM hit JOIN part USING (key_index)
                     GROUP BY participant_id),
         placed AS (SELECT *, row_number() OVER (PARTITION BY weight ORDER BY participant_id) AS place FROM weighed),
         likely AS (SELECT * FROM placed WHERE place <= %s ORDER BY weight DESC, participant_id LIMIT %s)
    SELECT i.participant_id, app.record_in_use(i.participant_id), i.given_name_sealed, i.family_name_sealed
    FROM likely JOIN participants_identity i USING (participant_id) ORDER BY likely.weight DESC, i.participant_id
"""


def people_found(*, actor: Actor, asked: str, today: date, most: int) -> tuple[PersonView, ...]:
    """Return the visible people with the number that was typed, or whose names fit the words, best first.

    Nobody and nobody visible cannot be told apart. Of joined records the one in use is returned.
    """
    expect(actor)
    number = parse_identity_number(asked, today=today)
    ids = _numbered(number.digits, most) if isinstance(number, IdentityNumber) else _named(asked)
    wanted = tuple(dict.fromkeys(ids))[:most]
    found = people(actor=actor, ids=wanted)
    return tuple(found[one] for one in wanted if one in found)


def _numbered(digits: str, most: int) -> list[ParticipantId]:
    with connection.cursor() as cursor:
        cursor.execute(_BY_NUMBER, [list(Identity.NUMBER_INDEX.all_of(digits)), most])
        return [ParticipantId(one) for (one,) in cursor.fetchall()]


def _named(asked: str) -> list[ParticipantId]:
    """Return whose names fit the words, best first."""
    parts = asked_parts(asked)
    if not parts:
        return []
    keys = Identity.NAME_INDEX.any_of(f"{home}|{part}" for home in organisations() for part in parts)
    with connection.cursor() as cursor:
        cursor.execute(_LIKELY, [b"".join(keys), _MOST_OF_A_KEY, _MOST_ALIKE, _MOST_OPENED])
        opened = [
            (name_likeness(asked, _opened(row, given, family)), ParticipantId(in_use))
            for row, in_use, given, family in cursor.fetchall()
        ]
    return [one for fits, one in sorted(opened, key=lambda each: -each[0]) if fits >= LIKELY]


def _opened(row: UUID, given: bytes, family: bytes) -> str:
    return f"{Identity.GIVEN_NAME.open(given, row)} {Identity.FAMILY_NAME.open(family, row)}"
