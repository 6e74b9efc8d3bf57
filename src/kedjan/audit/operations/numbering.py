"""Lift the numbering of transactions after a restore: as the owner of the tables. docs/rules/audit.md."""

from django.db import connection, transaction
from psycopg import sql

_LOG = ("audit_event", "audit_reading")
_HIGHEST = """
    SELECT n.base, pg_current_xact_id()::text::bigint, greatest(
        (SELECT max(ends) FROM audit_seal), (SELECT max(written_in) + 1 FROM audit_event),
        (SELECT max(written_in) + 1 FROM audit_reading), 0)
    FROM app.audit_numbering n
"""


@transaction.atomic
def lift_numbering() -> bool:
    """Let new rows have higher numbers than any row or seal; tell whether they would have had lower ones."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE audit_event, audit_reading IN ACCESS EXCLUSIVE MODE")
        cursor.execute("SET LOCAL ROLE kedjan_definer")
        cursor.execute(_HIGHEST)
        base, current, highest = cursor.fetchone()
        cursor.execute("RESET ROLE")
        if base + current >= highest:
            return False
        base = highest - current
        cursor.execute("UPDATE app.audit_numbering SET base = %s", [base])
        for table in _LOG:
            statement = "ALTER TABLE {} ALTER written_in SET DEFAULT (pg_current_xact_id()::text::bigint + {})"
            cursor.execute(sql.SQL(statement).format(sql.Identifier(table), sql.Literal(base)))
    return True
