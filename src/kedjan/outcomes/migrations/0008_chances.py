import django.db.models.deletion
from django.db import migrations, models

import kedjan.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0005_answers"),
        ("journeys", "0014_order_of_what_waits"),
        ("organisations", "0012_more_lists"),
        ("outcomes", "0007_blocked_grants"),
        ("participants", "0013_named_unlike_the_field"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChanceTold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("group_end", "group_end"), ("twelve_months", "twelve_months")], max_length=20
                    ),
                ),
                (
                    "chance",
                    models.CharField(
                        choices=[
                            ("better", "better"),
                            ("same", "same"),
                            ("worse", "worse"),
                            ("no_answer", "no_answer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField()),
                (
                    "told_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "link"),
                            ("telephone", "telephone"),
                            ("meeting", "meeting"),
                            ("paper", "paper"),
                            ("letter", "letter"),
                            ("interpreter", "interpreter"),
                            ("guardian", "guardian"),
                        ],
                        db_default="",
                        max_length=20,
                    ),
                ),
                (
                    "why_on_behalf",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_e_id", "no_e_id"),
                            ("not_now", "not_now"),
                            ("does_not_want", "does_not_want"),
                            ("link_did_not_work", "link_did_not_work"),
                            ("wants_help", "wants_help"),
                            ("is_spoken_for", "is_spoken_for"),
                        ],
                        db_default="",
                        max_length=20,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journeys.enrolment"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.participant"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.seat"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["enrolment", "recorded_at"], name="outcomes_chance_order"),
                    models.Index(fields=["participant"], name="outcomes_chance_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_by", ""), ("why_on_behalf", "")),
                            models.Q(
                                models.Q(("told_by", ""), _negated=True), models.Q(("why_on_behalf", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="what is told for somebody has a way and a reason",
                    )
                ],
            },
        ),
    ]
