"""A plan that cannot be made says so: a group under way that nobody can lead, locked groups that break a rule."""

from django.db import migrations, models

_STATUSES = ("working", "proposed", "published", "replaced", "discarded", "impossible")


class Migration(migrations.Migration):
    dependencies = [("coaching", "0006_news")]
    operations = [
        migrations.AlterField(
            model_name="yearplan",
            name="status",
            field=models.CharField(choices=[(one, one) for one in _STATUSES], max_length=12),
        )
    ]
