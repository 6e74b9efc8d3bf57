"""A notice is seen by whom it is for, and by nobody else: whoever tells does not read it afterwards."""

from django.db import migrations

from kedjan.integrations.database.policies import OWN, protect

_TABLE = "notices_notice"

_AUDIENCES = {
    "to_organisation": f"(audience = 'organisation' AND {OWN})",
    "to_account": f"(audience = 'account' AND account_id = (SELECT app.actor()) AND {OWN})",
    "to_officer": (
        "(audience = 'officer' AND organisation_id = (SELECT app.organisation()) AND (SELECT app.purpose()) = 'review')"
    ),
    "self": "(audience = 'person' AND participant_id = (SELECT app.participant()))",
}

_READS = "".join(
    f"CREATE POLICY {name} ON {_TABLE} FOR SELECT TO kedjan_app USING {shown};" for name, shown in _AUDIENCES.items()
)

# Seen once, by one of those who see it: a row that is shown to nobody of the actor's is not changed by them.
_SEEN = f"""
    CREATE POLICY seen ON {_TABLE} FOR UPDATE TO kedjan_app
        USING (seen_at IS NULL AND ({" OR ".join(_AUDIENCES.values())}))
        WITH CHECK (seen_at IS NOT NULL AND seen_by = (SELECT app.actor()));
"""

# Whoever works with the person, and the person, may tell others of what they did; unseen, and in their own name.
_TELLS = f"""
    CREATE POLICY tells ON {_TABLE} FOR INSERT TO kedjan_app WITH CHECK (
        told_by = (SELECT app.actor()) AND seen_at IS NULL AND (SELECT app.purpose()) IN ('support', 'own')
        AND coalesce((SELECT true FROM participants_participant p WHERE p.id = {_TABLE}.participant_id LIMIT 1), false));
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("participants", "0002_row_security")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (protect(_TABLE, writes=["INSERT", "UPDATE (seen_at, seen_by)"]), _READS, _SEEN, _TELLS)
    ]
