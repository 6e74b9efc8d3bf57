"""A link to answer about a seat lives as long as the question: two weeks, and the rest of that day."""

from datetime import timedelta

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0012_more_lists")]

    operations = [
        migrations.RemoveConstraint(model_name="singleuselink", name="a link ends within seven days"),
        migrations.AddConstraint(
            model_name="singleuselink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ends_at__gt=models.F("made_at"), ends_at__lte=models.F("made_at") + timedelta(days=15)
                ),
                name="a link ends within fifteen days",
            ),
        ),
    ]
