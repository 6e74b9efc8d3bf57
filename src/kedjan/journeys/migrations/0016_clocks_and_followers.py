"""What starts clocks about a person, and who follows them at each organisation of the team."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kedjan.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("journeys", "0015_gate_tasks"),
        ("organisations", "0013_longer_links"),
        ("participants", "0013_named_unlike_the_field"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClockStart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("identity", "identity"),
                            ("contact", "contact"),
                            ("needs", "needs"),
                            ("economy", "economy"),
                            ("health_documents", "health_documents"),
                            ("assessments", "assessments"),
                            ("plan", "plan"),
                            ("work", "work"),
                            ("coaching_notes", "coaching_notes"),
                            ("follow_up", "follow_up"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("sick_leave", "sick_leave"),
                            ("care_sought", "care_sought"),
                            ("referred", "referred"),
                            ("care_decided", "care_decided"),
                            ("development_subsidy", "development_subsidy"),
                            ("employment_subsidy", "employment_subsidy"),
                            ("security_subsidy", "security_subsidy"),
                            ("benefit_ends", "benefit_ends"),
                            ("introduction_began", "introduction_began"),
                            ("consent_ends", "consent_ends"),
                            ("left", "left"),
                        ],
                        max_length=30,
                    ),
                ),
                ("began_on", models.DateField()),
                ("last_on", models.DateField(null=True)),
                ("is_taken_back", models.BooleanField(db_default=False, default=False)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
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
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="journeys.clockstart",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["participant", "began_on"], name="journeys_clock_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_on__isnull", True),
                            models.Q(("event", "sick_leave"), ("last_on__gte", models.F("began_on"))),
                            _connector="OR",
                        ),
                        name="only a sick leave has a last day and that follows its first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category", "economy"), ("event", "sick_leave")),
                            models.Q(("category", "health_documents"), ("event", "care_sought")),
                            models.Q(("category", "health_documents"), ("event", "referred")),
                            models.Q(("category", "health_documents"), ("event", "care_decided")),
                            models.Q(("category", "work"), ("event", "development_subsidy")),
                            models.Q(("category", "work"), ("event", "employment_subsidy")),
                            models.Q(("category", "work"), ("event", "security_subsidy")),
                            _connector="OR",
                        ),
                        name="what starts a clock is of its own kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_taken_back", False), ("replaces__isnull", False), _connector="OR"),
                        name="what is taken back was written before",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowedBy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField()),
                ("since_on", models.DateField()),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("has_left", "has_left"),
                            ("is_away", "is_away"),
                            ("work_is_shared_anew", "work_is_shared_anew"),
                            ("person_wishes", "person_wishes"),
                            ("person_has_moved", "person_has_moved"),
                            ("next_stage", "next_stage"),
                        ],
                        db_default="",
                        max_length=30,
                    ),
                ),
                ("note_sealed", models.BinaryField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="followers", to="journeys.enrolment"
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
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["participant"], name="journeys_followed_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enrolment", "organisation", "sequence"),
                        name="those who follow somebody have one order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sequence__gt", 1), ("why", ""), _connector="OR"),
                        name="the first who follows somebody takes over from nobody",
                    ),
                ],
            },
        ),
    ]
