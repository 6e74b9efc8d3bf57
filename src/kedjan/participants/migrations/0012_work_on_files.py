"""How far the job has come that reads a file or writes its rows, and as whom it works."""

from django.db import migrations, models

_NEW = {
    "asked_by": models.UUIDField(null=True),
    "asked_as": models.CharField(db_default="", default="", max_length=40),
    "attempt": models.PositiveSmallIntegerField(db_default=0, default=0),
    "begun_at": models.DateTimeField(null=True),
    "moved_at": models.DateTimeField(null=True),
    "with_attention": models.BooleanField(db_default=False, default=False),
}


class Migration(migrations.Migration):
    dependencies = [("participants", "0011_found_by_name")]
    operations = [migrations.AddField("importbatch", name, field) for name, field in _NEW.items()]
