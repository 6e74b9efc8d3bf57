"""Anybody tells of a barrier; whoever runs the system reads, answers and disposes; nobody else sees any of it."""

from django.db import migrations

from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import grant_only, part_of, protect

_OPERATES = "((SELECT app.purpose()) = 'operations')"


def _operated(table: str) -> str:
    return f"""
        CREATE POLICY operated ON {table} FOR SELECT TO kedjan_app USING {_OPERATES};
        CREATE POLICY operated_delete ON {table} FOR DELETE TO kedjan_app USING {_OPERATES};
    """


_REPORT = (
    protect("barriers_report", writes=["INSERT", "UPDATE (contact_sealed)", "DELETE"])
    + _operated("barriers_report")
    + f"""
    CREATE POLICY told ON barriers_report FOR INSERT TO kedjan_app WITH CHECK (
        reported_at <= (SELECT app.now()) AND reported_at > (SELECT app.now()) - interval '1 hour');
    CREATE POLICY operated_update ON barriers_report FOR UPDATE TO kedjan_app
        USING {_OPERATES} WITH CHECK ({_OPERATES} AND contact_sealed IS NULL);
    """
)
_SAME = part_of("barriers_reply", "barriers_report", key="report_id", same=[])
_REPLY = (
    protect("barriers_reply", writes=["INSERT", "DELETE"])
    + _operated("barriers_reply")
    + f"""
    CREATE POLICY operated_insert ON barriers_reply FOR INSERT TO kedjan_app WITH CHECK (
        {_OPERATES} AND replied_by = (SELECT app.actor()) AND {_SAME});
    """
)
_SENDING = grant_only("barriers_sending", writes=["INSERT", "DELETE"])
_KEYS = (
    sealed_column("barriers_report", "words_sealed")
    + sealed_column("barriers_report", "contact_sealed")
    + sealed_column("barriers_reply", "words_sealed")
)


class Migration(migrations.Migration):
    dependencies = [("barriers", "0001_initial"), ("organisations", "0010_saved_lists")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (_REPORT, _REPLY, _SENDING, _KEYS)]
