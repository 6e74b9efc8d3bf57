"""What an e-ID's provider calls somebody is kept sealed too, so that its index can be made again with another key."""

from django.db import migrations, models

from kedjan.integrations.database.keeping import sealed_column

_TABLE = "organisations_electronicidentity"
_SEALED = (
    sealed_column(_TABLE, "subject_sealed") + f"GRANT UPDATE (subject_index, subject_sealed) ON {_TABLE} TO kedjan_app;"
)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0008_preferences")]
    operations = [
        migrations.AddField("electronicidentity", "subject_sealed", models.BinaryField(null=True)),
        migrations.RunSQL(_SEALED, migrations.RunSQL.noop),
    ]
