"""Write many rows with few statements, under the same policies as one at a time.

COPY into a table with row-level security is refused by PostgreSQL, and one object at a time takes twenty times as long.
So each column travels as one array in binary form, and PostgreSQL joins them into rows again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import psycopg
from django.db import connection
from psycopg import sql

_ROWS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Target:
    """A table and the columns that are written, with their PostgreSQL types, in the order of the rows' values."""

    table: str
    columns: Mapping[str, str]


def insert_rows(target: Target, rows: Iterable[Sequence[object]]) -> int:
    """Insert the rows, some thousands a statement; return how many. Raises Django's IntegrityError and the like."""
    statement = sql.SQL("INSERT INTO {} ({}) SELECT * FROM {{given}}").format(
        sql.Identifier(target.table), sql.SQL(", ").join(sql.Identifier(column) for column in target.columns)
    )
    return run_with_rows(statement.as_string(), target.columns, rows)


def run_with_rows(statement: str, columns: Mapping[str, str], rows: Iterable[Sequence[object]]) -> int:
    """Run the statement, whose {given} stands for the rows as a table of the columns; return how many it changed.

    statement: our own SQL, without anything from outside. Runs once for every few thousand rows.
    """
    arrays = sql.SQL(", ").join(sql.SQL("%b::") + sql.SQL(f"{kind}[]") for kind in columns.values())
    names = sql.SQL(", ").join(sql.Identifier(column) for column in columns)
    given = sql.SQL("unnest({}) AS given ({})").format(arrays, names).as_string()
    return sum(_run(statement.format(given=given), rows_at_once) for rows_at_once in _in_parts(rows))


def _run(statement: str, rows: Sequence[Sequence[object]]) -> int:
    arrays = [list(column) for column in zip(*rows, strict=True)]
    connection.ensure_connection()
    # Not Django's cursor: it writes values into the statement as text, which takes three times as long.
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement.encode(), arrays).rowcount


def _in_parts(rows: Iterable[Sequence[object]]) -> Iterable[Sequence[Sequence[object]]]:
    left = iter(rows)
    while part := list(islice(left, _ROWS_AT_ONCE)):
        yield part
