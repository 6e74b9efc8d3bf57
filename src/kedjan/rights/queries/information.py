"""Everything about one person that the actor may see: one statement over every personal table, behind the policies.

Rule: docs/rules/own-information.md. The person reads as themselves, so that the policies named `self` decide; somebody
of staff reads as they are, and gets no more than they could open anyway.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _
from psycopg import sql

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.rights.domain.information import Information, Json, Record, Section, Value
from kedjan.rights.domain.words import TABLES
from kedjan.rights.queries.labels import Labels, labels_for, needed_for
from kedjan.rights.queries.tables import PersonalTable, personal_tables
from kedjan.ui.words import language

_ROWS = "SELECT {name}::text AS source, {key}::text AS key, to_jsonb(t) AS stored FROM {table} t WHERE {about} = {who}"
_BYTES = "\\x"

Stored = Mapping[str, Json]


def information_about(*, actor: Actor, participant_id: ParticipantId, now: datetime) -> Information:
    """Return what is held about the person, as far as the actor may see it, in the reader's language."""
    rows = _rows(actor, participant_id, personal_tables())
    labels = labels_for(rows, actor=actor)
    sections = tuple(_section(table, rows[table.name], labels) for table in personal_tables() if table.name in rows)
    return Information(str(participant_id), now.isoformat(), language(), sections)


def record_of(
    *, actor: Actor, participant_id: ParticipantId, table: str, record_id: UUID
) -> tuple[Section, Record] | None:
    """Return one record about the person and the part it stands in, with it alone, if the actor may see it."""
    needed = tuple(one for one in personal_tables() if one.name in needed_for(table))
    rows = _rows(actor, participant_id, needed)
    found = [row for row in rows.get(table, ()) if row[0] == str(record_id)]
    if not found:
        return None
    (which,) = (one for one in needed if one.name == table)
    section = _section(which, found, labels_for(rows, actor=actor))
    return section, section.records[0]


def _rows(
    actor: Actor, participant_id: ParticipantId, tables: tuple[PersonalTable, ...]
) -> dict[str, list[tuple[str, Stored]]]:
    expect(actor)
    each = (
        sql.SQL(_ROWS).format(
            name=sql.Literal(table.name),
            key=sql.Identifier("t", table.key),
            table=sql.Identifier(table.name),
            about=sql.Identifier("t", table.about),
            who=sql.Placeholder(),
        )
        for table in tables
    )
    statement = sql.SQL(" UNION ALL ").join(each) + sql.SQL(" ORDER BY source, key")
    with connection.cursor() as cursor:
        cursor.execute(statement, [participant_id] * len(tables))
        found = cursor.fetchall()
    rows: dict[str, list[tuple[str, Stored]]] = {}
    for source, key, stored in found:
        rows.setdefault(source, []).append((key, json.loads(stored)))
    return rows


def _section(table: PersonalTable, rows: Iterable[tuple[str, Stored]], labels: Labels) -> Section:
    return Section(
        table=table.name,
        title=_(TABLES[table.name]) if table.name in TABLES else table.name,
        records=tuple(_record(table, key, stored, labels) for key, stored in rows),
    )


def _record(table: PersonalTable, key: str, stored: Stored, labels: Labels) -> Record:
    organisation = stored.get("organisation_id")
    return Record(
        id=key,
        organisation_id=None if organisation is None else OrganisationId(labels.id_of(organisation)),
        organisation=labels.organisation(organisation),
        values=tuple(_values(table, stored, labels)),
    )


def _values(table: PersonalTable, stored: Stored, labels: Labels) -> Iterable[Value]:
    for column, field in table.fields.items():
        name = field.name.removesuffix("_sealed")
        if column in table.sealed:
            value: Json = _opened(table, column, stored)
            text = "" if value is None else str(value)
        else:
            value = stored.get(column)
            text = labels.text(field, value)
        yield Value(name, labels.column(name), value, labels.written(table.name, name, stored, text))


def _opened(table: PersonalTable, column: str, stored: Stored) -> str | None:
    sealed, how = stored.get(column), table.sealed[column]
    if not isinstance(sealed, str):
        return None
    return how.open(bytes.fromhex(sealed.removeprefix(_BYTES)), *(stored[part] for part in how.row))
