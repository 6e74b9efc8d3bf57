"""What waits stands in the index in the whole order that it is shown in: many gates have the same day."""

from django.db import migrations, models
from django.db.models import Q

_WAITS = Q(is_waiting=True)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0013_blocked_grants")]
    operations = [
        migrations.RemoveIndex("gatemark", "journeys_mark_owner_waits"),
        migrations.RemoveIndex("gatemark", "journeys_mark_waits"),
        migrations.AddIndex(
            "gatemark",
            models.Index(fields=["owner", "due_on", "gate"], condition=_WAITS, name="journeys_mark_owner_waits"),
        ),
        migrations.AddIndex(
            "gatemark", models.Index(fields=["due_on", "gate"], condition=_WAITS, name="journeys_mark_waits")
        ),
    ]
