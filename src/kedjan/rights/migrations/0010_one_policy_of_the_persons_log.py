"""The person's log of their own is among the log of all their records: one policy says so, not two."""

from django.db import migrations

_TABLES = ("audit_event", "audit_reading")
_ONE = "".join(f"DROP POLICY self ON {table};" for table in _TABLES)
_TWO = "".join(
    f"CREATE POLICY self ON {table} FOR SELECT TO kedjan_app USING (participant_id = (SELECT app.participant()));"
    for table in _TABLES
)


class Migration(migrations.Migration):
    dependencies = [("rights", "0009_telling")]
    operations = [migrations.RunSQL(_ONE, _TWO)]
