"""Marked strings in everything that is free text about one person, and what tells whether one of them got out."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
from django.apps import apps
from django.db import models
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from psycopg import sql

from kedjan.integrations.vault import SealedColumn
from kedjan.integrations.vault.columns import sealed_columns
from kedjan.kernel.ids import ParticipantId
from tests.policies.rows import ABOUT_ONE, TABLES

MARK = "KANARIE7F3A"
_SHORTEST = 60  # shorter columns hold the product's own codes; one that nobody knows would be an error, not a leak
# What is stored as JSON is marked inside it; the rest as it is.
_AS_STORED = {
    "consent.terms": '{{"purpose": "{0}", "why": "{0}"}}',
    "proposal.terms": '{{"purpose": "{0}", "why": "{0}"}}',
    "consent.witness": '["{0}", "{0}"]',
}
_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
_ID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def mark_everything(administrator_url: str, person: ParticipantId) -> int:
    """Write a mark into every free or sealed text about the person, past all policies; return how many were written."""
    with psycopg.connect(administrator_url) as connection:
        connection.execute("SET session_replication_role = replica")
        marked = sum(_mark_sealed(connection, column, person) for column in sealed_columns() if _about(column.table))
        return marked + sum(_mark_free(connection, *column, person) for column in free_columns())


def free_columns() -> Iterator[tuple[str, str]]:
    """Return table and column of every free text about people that is not sealed."""
    for model in apps.get_models():
        table = model._meta.db_table
        for field in model._meta.concrete_fields if _about(table) else ():
            is_free = isinstance(field, models.CharField | models.TextField) and not field.choices
            if is_free and (field.max_length or _SHORTEST) >= _SHORTEST:
                yield table, str(field.column)


def said(response: HttpResponseBase) -> bytes:
    """Return everything that an answer tells: status, headers and body, and what is packed in it."""
    body = b""
    if isinstance(response, HttpResponse):
        body = response.content
    elif isinstance(response, StreamingHttpResponse):
        body = response.getvalue()
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"\n".join(name.encode() + b"\n" + packed.read(name) for name in packed.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{response.status_code}\n{headers}\n".encode() + body


def without_its_own(answer: bytes) -> bytes:
    """Return the answer without what is new in each: the token of its forms, and the id that was asked for."""
    return _ID.sub(b"ID", _CSRF.sub(b"TOKEN", answer))


def _about(table: str) -> bool:
    return table in ABOUT_ONE


def _mark_sealed(connection: "psycopg.Connection[Any]", column: SealedColumn, person: ParticipantId) -> int:
    names = sql.SQL(", ").join(sql.Identifier(name) for name in column.row)
    given: Mapping[str, sql.Composable] = {
        "table": sql.Identifier(column.table),
        "row": names,
        "about": sql.Identifier(TABLES[column.table] or ""),
        "column": sql.Identifier(column.column),
    }
    rows = connection.execute(sql.SQL("SELECT {row} FROM {table} WHERE {about} = %s").format(**given), [person])
    found = rows.fetchall()
    for row in found:
        sealed = column.seal(_AS_STORED.get(column.place, "{}").format(f"{MARK} {column.place}"), *row)
        statement = sql.SQL("UPDATE {table} SET {column} = %s WHERE ({row}) = ({values})").format(
            **given, values=sql.SQL(", ").join(sql.Placeholder() * len(row))
        )
        connection.execute(statement, [sealed, *row])
    return len(found)


def _mark_free(connection: "psycopg.Connection[Any]", table: str, column: str, person: ParticipantId) -> int:
    statement = sql.SQL("UPDATE {} SET {} = %s WHERE {} = %s").format(
        sql.Identifier(table), sql.Identifier(column), sql.Identifier(TABLES[table] or "")
    )
    return connection.execute(statement, [f"{MARK} {column}", person]).rowcount
