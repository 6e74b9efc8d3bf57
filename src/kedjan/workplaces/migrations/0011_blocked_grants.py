"""What a consent opens of placements, to the team and the employer, is read from grants that know when they are blocked."""

from django.db import migrations

from kedjan.integrations.database.closures import given, given_rows, one_of
from kedjan.integrations.database.policies import drop_policy

_TABLE = "workplaces_placement"
_SQL = (
    drop_policy(_TABLE, "consented")
    + drop_policy(_TABLE, "employer")
    + given_rows(_TABLE, categories=["plan"])
    + f"""
    CREATE POLICY employer ON {_TABLE} FOR SELECT TO kedjan_app USING (
        employer_id = (SELECT app.organisation())
        AND ends_on >= ((SELECT app.now()) AT TIME ZONE 'Europe/Stockholm')::date
        AND {given(_TABLE, kinds=one_of(["work"]))});
    """
)


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0010_ending"), ("consents", "0016_blocked_grants")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
