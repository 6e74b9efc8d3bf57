"""Blocks and broken glass on placements; a block on work closes them to the employer too."""

from django.db import migrations

from kedjan.integrations.database.closures import emergency_rows, granted, one_of, opened_rows

_TABLE = "workplaces_placement"
_SQL = (
    opened_rows(_TABLE, categories=["plan"])
    + emergency_rows(_TABLE, categories=["plan"])
    + f"""
    DROP POLICY employer ON {_TABLE};
    CREATE POLICY employer ON {_TABLE} FOR SELECT TO kedjan_app USING (
        employer_id = (SELECT app.organisation())
        AND ends_on >= ((SELECT app.now()) AT TIME ZONE 'Europe/Stockholm')::date
        AND {granted(_TABLE, kinds=one_of(["work"]))});
    """
)


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0004_sealed_columns"), ("consents", "0007_closing")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
