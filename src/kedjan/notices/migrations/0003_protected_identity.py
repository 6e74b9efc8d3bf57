"""What is told about somebody with protected identity is told to the named few and to the person."""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_SQL = protected_rows("notices_notice", weakest="protected", commands=("SELECT", "UPDATE"))


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_row_security"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
