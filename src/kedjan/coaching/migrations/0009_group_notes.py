"""A note about a group as a whole, and the programme's own months of coaching, which a shared tool is seen for."""

import django.db.models.deletion
from django.db import migrations, models

from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import drop_policy, grant_only
from kedjan.kernel.ids import new_id

_NOTE = grant_only("coaching_groupnote", writes=["INSERT"]) + sealed_column("coaching_groupnote", "text_sealed")
_SHARED = (
    drop_policy("coaching_tool", "shared")
    + """
    CREATE POLICY shared ON coaching_tool FOR SELECT TO kedjan_app USING (
        shared_at IS NOT NULL AND (SELECT app.purpose()) = 'support' AND coalesce((
            SELECT true FROM coaching_seat s
            JOIN coaching_group g ON g.id = s.group_id
            JOIN coaching_leader l ON l.group_id = s.group_id
            JOIN coaching_coach c ON c.id = l.coach_id
            WHERE s.participant_id = coaching_tool.participant_id AND s.enrolment_id = coaching_tool.enrolment_id
              AND s.answer = 'yes' AND s.left_on IS NULL
              AND c.account_id = (SELECT app.actor()) AND c.organisation_id = (SELECT app.organisation())
              AND l.part = 'leads' AND l.since_on <= (SELECT app.now())::date
              AND (l.until_on IS NULL OR l.until_on > (SELECT app.now())::date)
              AND g.starts_on + make_interval(months => g.individual_months) > (SELECT app.now()) LIMIT 1), false));
"""
)


class Migration(migrations.Migration):
    dependencies = [("coaching", "0008_expected")]

    operations = [
        migrations.AddField("group", "individual_months", models.PositiveSmallIntegerField(db_default=12, default=12)),
        migrations.CreateModel(
            name="GroupNote",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("text_sealed", models.BinaryField()),
                ("written_at", models.DateTimeField()),
                ("written_by", models.UUIDField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.group"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["group", "-written_at"], name="coaching_groupnote_latest")]},
        ),
        migrations.RunSQL(_NOTE, migrations.RunSQL.noop),
        migrations.RunSQL(_SHARED, migrations.RunSQL.noop),
    ]
