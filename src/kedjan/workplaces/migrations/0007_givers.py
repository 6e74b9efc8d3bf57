"""A consent opens placements as far as its givers own them, to the team and to the employer alike."""

from django.db import migrations

from kedjan.integrations.database.closures import granted_from, one_of, opened_from

_TABLE = "workplaces_placement"
_SQL = (
    opened_from(_TABLE, categories=["plan"])
    + f"""
    DROP POLICY employer ON {_TABLE};
    CREATE POLICY employer ON {_TABLE} FOR SELECT TO kedjan_app USING (
        employer_id = (SELECT app.organisation())
        AND ends_on >= ((SELECT app.now()) AT TIME ZONE 'Europe/Stockholm')::date
        AND {granted_from(_TABLE, kinds=one_of(["work"]))});
    """
)


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0006_protected_identity"), ("consents", "0010_givers")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
