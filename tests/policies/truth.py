"""All rows about people, read past every policy by the server's administrator, and the clock that only it can move."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.range import Range

from tests.policies.reference import KINDS, Row
from tests.policies.rows import TABLES

_KEYS = {
    "councils_author": "idea_id",
    "journeys_exit": "enrolment_id",
    "journeys_invitationanswer": "invitation_id",
    "participants_contact": "participant_id",
    "participants_identity": "participant_id",
    "participants_participantaccount": "account_id",
    "consents_emergency": "attempt_id",
    "rights_correctiondecision": "request_id",
    "rights_mergeundo": "merge_id",
}
_TWO_COLUMNS = {"participants_namekey": "participant_id::text || ' ' || encode(key_index, 'hex')"}


def _key(table: str) -> sql.Composable:
    if table in _TWO_COLUMNS:
        return sql.SQL(_TWO_COLUMNS[table])
    return sql.SQL("{}::text").format(sql.Identifier(_KEYS.get(table, "id")))


# Every visible key of every table, in one statement: prepared once, so that the plan of the policies is made once.
EVERYTHING = sql.SQL("SELECT array_agg(key) FROM ({}) AS every (key)").format(
    sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} || {} FROM {}").format(sql.Literal(f"{table} "), _key(table), sql.Identifier(table))
        for table in TABLES
    )
)


def row_of(table: str, columns: Mapping[str, Any]) -> Row:
    """Return the row as the reference knows it."""
    plain: dict[str, Any] = {
        name: (each.lower, each.upper) if isinstance(each, Range) else each for name, each in columns.items()
    }
    about = TABLES[table]
    kinds = KINDS.get(table, frozenset())
    return Row(
        table=table,
        key=f"{table} {_key_of(table, plain)}",
        person=None if about is None else plain[about],
        kinds=frozenset({plain["category"]}) if kinds is None else kinds,
        columns=plain,
    )


def _key_of(table: str, plain: Mapping[str, Any]) -> str:
    if table in _TWO_COLUMNS:
        return f"{plain['participant_id']} {plain['key_index'].hex()}"
    return str(plain[_KEYS.get(table, "id")])


def rows_of(connection: "psycopg.Connection[Any]", tables: Iterable[str] = TABLES) -> list[Row]:
    """Return every row that the connection sees."""
    found = []
    for table in tables:
        cursor = connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
        names = [column.name for column in cursor.description or ()]
        found += [row_of(table, dict(zip(names, values, strict=True))) for values in cursor.fetchall()]
    return found


class Outside:
    """The administrator's connection to the database in use."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        """Remember how far the clock is moved."""
        self.connection = connection
        row = connection.execute("SELECT shift FROM app.clock").fetchone()
        self._shift: timedelta = row[0] if row else timedelta()

    def rows(self) -> list[Row]:
        """Return every row there is and is committed."""
        return rows_of(self.connection)

    def move_clock(self, by: timedelta) -> None:
        """Let it be so much later than it would have been."""
        self.connection.execute("UPDATE app.clock SET shift = %s", [self._shift + by])
