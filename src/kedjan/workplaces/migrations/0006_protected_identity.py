"""Where somebody with protected identity works is hidden from all but the named few, the employer too."""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_SQL = protected_rows("workplaces_placement", weakest="marked", commands=("SELECT", "UPDATE"))


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0005_closing"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
