"""One at a time, where there is no row to lock: append-only tables may not be updated, new rows are not there yet."""

from django.db import connection

PEOPLE, OTHERS = 0, 1
"""Two sets of names; that of people is known to functions in the database too."""


def take_turn(name: str, *, among: int = OTHERS) -> None:
    """Let one transaction at a time go on that asks for the name, until it ends: an advisory lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [name, among])
