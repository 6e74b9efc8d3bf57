"""More lists can be saved as they are ordered. The table is as it was: the database does not know their names."""

from django.db import migrations, models

_LISTS = ("cases", "places", "early", "follow_ups", "corrections", "imports")


class Migration(migrations.Migration):
    dependencies = [("organisations", "0011_drafts")]

    operations = [
        migrations.AlterField(
            model_name="savedlist",
            name="which",
            field=models.CharField(choices=[(one, one) for one in _LISTS], max_length=20),
        ),
    ]
