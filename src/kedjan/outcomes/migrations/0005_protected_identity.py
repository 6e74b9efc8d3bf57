"""Follow-ups of people with protected identity."""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_SQL = protected_rows("outcomes_followup", weakest="protected")


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0004_closing"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
