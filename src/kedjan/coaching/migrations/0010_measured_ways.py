"""A way is measured by car or by public transport, on a day: no command has read any into the table before this."""

import datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coaching", "0009_group_notes")]

    operations = [
        migrations.RemoveConstraint("traveltime", "a way is measured once"),
        migrations.RemoveField("traveltime", "car_minutes"),
        migrations.RemoveField("traveltime", "transit_minutes"),
        migrations.AddField(
            "traveltime",
            "mode",
            models.CharField(choices=[("car", "car"), ("transit", "transit")], default="car", max_length=10),
            preserve_default=False,
        ),
        migrations.AddField(
            "traveltime", "minutes", models.PositiveSmallIntegerField(default=0), preserve_default=False
        ),
        migrations.AddField(
            "traveltime",
            "measured_on",
            models.DateField(default=datetime.date(2000, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "traveltime",
            models.UniqueConstraint(fields=("origin", "destination", "mode"), name="a way is measured once by mode"),
        ),
    ]
