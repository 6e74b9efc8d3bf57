"""What a change of keys may reach of placements: the name that somebody is presented with."""

from django.db import migrations

from kedjan.integrations.database.keeping import sealed_column

_SEALED = sealed_column("workplaces_placement", "presented_as_sealed")


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0003_room_and_ends"), ("organisations", "0004_sealed_columns")]
    operations = [migrations.RunSQL(_SEALED, migrations.RunSQL.noop)]
