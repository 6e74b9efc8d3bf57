"""The placements of an organisation that end soon are found by their last day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0009_search")]

    operations = [
        migrations.AddIndex(
            "placement", models.Index(fields=["organisation", "ends_on"], name="workplaces_placement_ends")
        )
    ]
