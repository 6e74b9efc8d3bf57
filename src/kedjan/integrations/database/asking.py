"""Ask one of the vetted functions that look past the policies: each answers with a number or a yes, never a row."""

from uuid import UUID

from django.db import connection
from psycopg import sql

_ASK = "SELECT {}(%s)::integer"


def ask(function: str, about: UUID) -> int:
    """Return what app.<function>(about) answers; a yes is 1."""
    statement = sql.SQL(_ASK).format(sql.Identifier("app", function))
    with connection.cursor() as cursor:
        cursor.execute(statement, [about])
        row = cursor.fetchone()
    return int(row[0])
