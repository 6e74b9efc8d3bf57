"""What the application role may do with organisations and accounts: no participants here, so no row security."""

from django.db import migrations

from kedjan.integrations.database.policies import grant_only

_SQL = "".join(
    (
        grant_only("organisations_municipality", writes=["INSERT", "UPDATE"]),
        grant_only("organisations_organisation", writes=["INSERT"]),
        grant_only("organisations_account", writes=["INSERT", "UPDATE"]),
        grant_only("organisations_membership", writes=["INSERT", "UPDATE"]),
    )
)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("audit", "0002_row_security")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
