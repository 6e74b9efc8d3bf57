"""Lists that somebody has saved under a name of their own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kedjan.kernel.ids
from kedjan.integrations.database.policies import grant_only


class Migration(migrations.Migration):
    dependencies = [("organisations", "0009_sealed_subjects")]

    operations = [
        migrations.CreateModel(
            name="SavedList",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("which", models.CharField(choices=[("cases", "cases"), ("places", "places")], max_length=20)),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=300)),
                ("saved_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "which", "name"), name="a saved list has a name of its own"
                    )
                ],
            },
        ),
        migrations.RunSQL(grant_only("organisations_savedlist", writes=["INSERT", "DELETE"]), migrations.RunSQL.noop),
    ]
