"""Rows as PostgreSQL shows them to the application role: raw, so that nothing but the policies stands in between."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId

# Every table about people, and the column that says about whom; None: about whoever stands in a file or tells.
TABLES: dict[str, str | None] = {
    "assessments_assessment": "participant_id",
    "assessments_entry": "participant_id",
    "audit_event": "participant_id",
    "audit_reading": "participant_id",
    "barriers_reply": None,
    "barriers_report": None,
    "coaching_attendance": "participant_id",
    "coaching_circumstance": "participant_id",
    "coaching_coachnote": "participant_id",
    "coaching_plannedperson": "participant_id",
    "coaching_seat": "participant_id",
    "coaching_talk": "participant_id",
    "coaching_tool": "participant_id",
    "coaching_waiting": "participant_id",
    "coaching_yearplan": None,
    "consents_block": "participant_id",
    "consents_consent": "participant_id",
    "consents_emergency": "participant_id",
    "consents_grant": "participant_id",
    "consents_lifting": "participant_id",
    "consents_proposal": "participant_id",
    "consents_scan": "participant_id",
    "journeys_clockstart": "participant_id",
    "councils_answer": None,
    "councils_author": "participant_id",
    "councils_mark": "participant_id",
    "councils_proposal": None,
    "journeys_enrolment": "participant_id",
    "journeys_exit": "participant_id",
    "journeys_followedby": "participant_id",
    "journeys_gate": "participant_id",
    "journeys_gatemark": "participant_id",
    "journeys_gatetaskmark": "participant_id",
    "journeys_invitation": "participant_id",
    "journeys_invitationanswer": "participant_id",
    "journeys_stageentry": "participant_id",
    "journeys_teammember": "participant_id",
    "meetings_mark": "participant_id",
    "meetings_meeting": "participant_id",
    "meetings_minutes": "participant_id",
    "meetings_task": "participant_id",
    "meetings_terms": "participant_id",
    "notices_notice": "participant_id",
    "organisations_draft": None,
    "outcomes_chancetold": "participant_id",
    "outcomes_followup": "participant_id",
    "plans_ownnote": "participant_id",
    "plans_planitem": "participant_id",
    "plans_planstep": "participant_id",
    "papers_paperrequest": "participant_id",
    "papers_paperused": "participant_id",
    "papers_receivedpaper": "participant_id",
    "papers_requestmark": "participant_id",
    "participants_benefit": "participant_id",
    "participants_contact": "participant_id",
    "participants_entrusted": "participant_id",
    "participants_identity": "participant_id",
    "participants_importbatch": None,
    "participants_importrow": None,
    "participants_namekey": "participant_id",
    "participants_participant": "id",
    "participants_participantaccount": "participant_id",
    "participants_protection": "participant_id",
    "rights_correctiondecision": "participant_id",
    "rights_correctionrequest": "participant_id",
    "rights_legalhold": "participant_id",
    "rights_merge": "participant_id",
    "rights_mergeundo": "participant_id",
    "rights_movedrow": "participant_id",
    "reviews_answer": "participant_id",
    "reviews_handled": None,
    "reviews_question": "participant_id",
    "workplaces_placement": "participant_id",
}
ABOUT_ONE = tuple(table for table, column in TABLES.items() if column)
AUDIT = ("audit_event", "audit_reading")
FILES = ("participants_importbatch", "participants_importrow")
# What a security officer sees of their own organisation; questions and answers are the person's too.
REVIEWS = ("reviews_answer", "reviews_handled", "reviews_question")
# What nobody knows who told, and whoever runs the system answers.
BARRIERS = ("barriers_reply", "barriers_report")
# What is proposed and answered without a name; whose a proposal is, the person alone sees.
COUNCILS = ("councils_answer", "councils_proposal")
# What the organisation that recorded a row keeps seeing, whatever the person opens to others.
_OWN = ("coaching_tool", "councils_author", "councils_mark", "plans_ownnote")
_NOT_RECORDED = (*AUDIT, *BARRIERS, *COUNCILS, *REVIEWS, *_OWN, "consents_grant", "organisations_draft")
RECORDED = tuple(table for table in TABLES if table not in _NOT_RECORDED)

Row = dict[str, object]


def count(table: str, about: ParticipantId | None = None) -> int:
    """Return how many rows of the table the running context shows, about the person or at all."""
    statement = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    with connection.cursor() as cursor:
        if about is None:
            cursor.execute(statement)
        else:
            cursor.execute(statement + sql.SQL(" WHERE {} = %s").format(sql.Identifier(TABLES[table] or "")), [about])
        return int(cursor.fetchone()[0])


def seen(actor: Actor, table: str, about: ParticipantId | None = None) -> int:
    """Return how many rows of the table the actor sees."""
    with acting(actor):
        return count(table, about)


def sight(actor: Actor, about: ParticipantId) -> dict[str, int]:
    """Return everything that the actor sees of the person: rows by table, and no table where there is nothing.

    Notices are left out: an organisation is told that something is closed to it (see test_notices.py).
    """
    with acting(actor):
        counts = {table: count(table, about) for table in ABOUT_ONE if table != "notices_notice"}
    return {table: number for table, number in counts.items() if number}


def row(table: str, where: Mapping[str, object]) -> Row:
    """Return one row that the running context shows; raises LookupError."""
    statement = sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)) + _where(where) + sql.SQL(" LIMIT 1")
    with connection.cursor() as cursor:
        cursor.execute(statement, _plain(where))
        found = cursor.fetchone()
        if found is None:
            raise LookupError(table)
        return dict(zip([column.name for column in cursor.description], found, strict=True))


def insert(table: str, values: Mapping[str, object]) -> None:
    """Insert the row as raw SQL."""
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(sql.Identifier(column) for column in values),
        sql.SQL(", ").join(sql.Placeholder() for _ in values),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, _plain(values))


def update(table: str, changes: Mapping[str, object], where: Mapping[str, object]) -> int:
    """Update as raw SQL; return how many rows changed.

    Without `where` no column is read, so that PostgreSQL asks the policies for UPDATE alone, not those for SELECT.
    """
    statement = sql.SQL("UPDATE {} SET {}").format(sql.Identifier(table), _equal(changes, ", "))
    with connection.cursor() as cursor:
        cursor.execute(statement + _where(where), _plain(changes) + _plain(where))
        return int(cursor.rowcount)


def delete_all(table: str) -> int:
    """Delete everything that may be deleted, reading nothing; return how many rows went."""
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        return int(cursor.rowcount)


@contextmanager
def refused() -> Iterator[None]:
    """Expect that row-level security refuses to add a row; the transaction goes on."""
    with pytest.raises(ProgrammingError, match="new row violates row-level security policy"), transaction.atomic():
        yield


@contextmanager
def not_granted() -> Iterator[None]:
    """Expect that the application role lacks the right altogether; the transaction goes on."""
    with pytest.raises(ProgrammingError, match="permission denied for table"), transaction.atomic():
        yield


def _plain(values: Mapping[str, object]) -> list[Any]:
    return list(values.values())


def _where(where: Mapping[str, object]) -> sql.Composed:
    return sql.SQL(" WHERE ") + _equal(where, " AND ") if where else sql.Composed([])


def _equal(values: Mapping[str, object], between: str) -> sql.Composed:
    return sql.SQL(between).join(sql.SQL("{} = %s").format(sql.Identifier(column)) for column in values)
