import django.db.models.deletion
from django.db import migrations, models

import kedjan.coaching.domain.codes
import kedjan.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("area", models.CharField(max_length=60)),
                ("starts_on", models.DateField()),
                ("weekday", models.PositiveSmallIntegerField()),
                ("begins_at", models.TimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("started", "started"),
                            ("ended", "ended"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "why_cancelled",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_coach", "no_coach"),
                            ("no_room", "no_room"),
                            ("too_few", "too_few"),
                            ("other", "other"),
                        ],
                        db_default="",
                        max_length=12,
                    ),
                ),
                ("published_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("recorded_by", models.UUIDField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Leader",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("part", models.CharField(choices=[("leads", "leads"), ("stands_by", "stands_by")], max_length=10)),
                ("since_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("recorded_by", models.UUIDField()),
                (
                    "coach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.coach"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leaders", to="coaching.group"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="group",
            name="room",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.room"),
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("offered_at", models.DateTimeField()),
                ("reply_by_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("no", "no"), ("other_time", "other_time")],
                        db_default="",
                        max_length=12,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
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
                ("left_on", models.DateField(null=True)),
                ("recorded_by", models.UUIDField()),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journeys.enrolment"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="coaching.group"
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
            ],
        ),
        migrations.CreateModel(
            name="YearPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("first_week_on", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("working", "working"),
                            ("proposed", "proposed"),
                            ("published", "published"),
                            ("replaced", "replaced"),
                            ("discarded", "discarded"),
                        ],
                        max_length=12,
                    ),
                ),
                ("seconds", models.PositiveSmallIntegerField()),
                ("seed", models.PositiveIntegerField(default=0)),
                ("problem", models.JSONField()),
                ("plan", models.JSONField(null=True)),
                ("best", models.JSONField(null=True)),
                ("locked", models.JSONField(default=list)),
                ("created_at", models.DateTimeField()),
                ("created_by", models.UUIDField()),
                ("asked_by", models.UUIDField()),
                ("asked_as", models.CharField(max_length=40)),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("begun_at", models.DateTimeField(null=True)),
                ("moved_at", models.DateTimeField()),
                ("cancel_asked_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("published_by", models.UUIDField(null=True)),
                (
                    "based_on",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.yearplan"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlannedPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=12)),
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
                    "waiting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coaching.waiting"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.yearplan"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="leader",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on__isnull", True)),
                fields=("group", "coach"),
                name="a coach has one part in a group",
            ),
        ),
        migrations.AddConstraint(
            model_name="leader",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("since_on")), _connector="OR"
                ),
                name="a coach leaves a group after coming to it",
            ),
        ),
        migrations.AddIndex(
            model_name="group",
            index=models.Index(fields=["programme", "starts_on"], name="coaching_group_start"),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.UniqueConstraint(
                fields=("programme", "organisation", "code"), name="a group has a code of its own in its programme"
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_at__isnull", True), models.Q(("why_cancelled", ""), _negated=True), _connector="OR"
                ),
                name="a cancelled start has a reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_on__iso_week_day", 1)), name="a group starts in the week of a Monday"
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__lte", 4)), name="a group meets on a weekday"
            ),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["participant"], name="coaching_seat_person"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["group"], name="coaching_seat_group"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_on__isnull", True)),
                fields=("enrolment",),
                name="a participation has one seat at a time",
            ),
        ),
        migrations.AddIndex(
            model_name="yearplan",
            index=models.Index(fields=["organisation", "programme", "-created_at"], name="coaching_plans"),
        ),
        migrations.AddConstraint(
            model_name="yearplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", kedjan.coaching.domain.codes.PlanStatus["PUBLISHED"])),
                fields=("programme", "organisation"),
                name="a programme has one published plan",
            ),
        ),
        migrations.AddConstraint(
            model_name="plannedperson",
            constraint=models.UniqueConstraint(fields=("plan", "code"), name="a code of a plan is one person's"),
        ),
    ]
