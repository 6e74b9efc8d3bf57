"""What a change of keys may reach of the path: the notes of gates and the reasons of steps."""

from django.db import migrations

from kedjan.integrations.database.keeping import sealed_column

_SEALED = sealed_column("journeys_gatemark", "note_sealed") + sealed_column("journeys_stageentry", "reason_sealed")


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0003_order_behind_the_policies"),
        ("organisations", "0004_sealed_columns"),
    ]
    operations = [migrations.RunSQL(_SEALED, migrations.RunSQL.noop)]
