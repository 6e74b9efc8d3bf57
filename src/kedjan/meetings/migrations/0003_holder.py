from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_row_security")]
    operations = [
        migrations.AddField(model_name="task", name="holder", field=models.UUIDField(null=True)),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=Q(holder__isnull=True) | Q(party__isnull=False, why_none=""),
                name="who has a task works at a party that has one",
            ),
        ),
    ]
