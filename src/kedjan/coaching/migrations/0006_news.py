"""What a coach is told of a group: no participant is in it."""

import django.db.models.deletion
from django.db import migrations, models

from kedjan.coaching.domain.news import NewsKind
from kedjan.integrations.database.policies import grant_only
from kedjan.kernel.ids import new_id


class Migration(migrations.Migration):
    dependencies = [("coaching", "0005_answers")]

    operations = [
        migrations.CreateModel(
            name="GroupNews",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(choices=[(one.value, one.value) for one in NewsKind], max_length=20),
                ),
                ("on", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                ("told_by", models.UUIDField()),
                (
                    "coach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.coach"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.group"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["coach", "-at"], name="coaching_news_latest")],
            },
        ),
        migrations.RunSQL(grant_only("coaching_groupnews", writes=["INSERT"]), migrations.RunSQL.noop),
    ]
