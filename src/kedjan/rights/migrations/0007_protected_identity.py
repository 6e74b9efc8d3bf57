"""What somebody with protected identity says is wrong is hidden from all but the named few."""

from django.db import migrations

from kedjan.integrations.database.closures import protected_rows

_SQL = "".join(
    protected_rows(table, weakest="protected") for table in ("rights_correctionrequest", "rights_correctiondecision")
)


class Migration(migrations.Migration):
    dependencies = [("rights", "0006_disposal_behind_the_policies"), ("participants", "0007_protecting")]
    operations = [migrations.RunSQL(_SQL, migrations.RunSQL.noop)]
