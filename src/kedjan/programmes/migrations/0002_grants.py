"""What the application role may do with programmes: no participants here, so no row security."""

from django.db import migrations

from kedjan.integrations.database.policies import grant_only

_SQL = "".join(
    (
        grant_only("programmes_programme", writes=["INSERT", "UPDATE"]),
        grant_only("programmes_programmeversion", writes=["INSERT"]),
        grant_only("programmes_programmepartner", writes=["INSERT", "DELETE"]),
    )
)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial"), ("audit", "0002_row_security")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
