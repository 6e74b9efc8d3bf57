"""Meetings, what is said about them, their minutes and tasks, and when each party can meet."""

from enum import StrEnum

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.meetings.domain.codes import Feature, MarkKind, MeetingKind, MeetingState, Need, WhyCancelled, WhyNoTask


def _id() -> models.UUIDField:
    return models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)


def _of(to: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to)


def _codes(codes: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in codes]


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("journeys", "0014_order_of_what_waits"),
        ("organisations", "0013_longer_links"),
        ("participants", "0013_named_unlike_the_field"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    _id(),
                ),
                ("thread", models.UUIDField()),
                ("sequence", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(choices=_codes(MeetingKind), max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=_codes(MeetingState),
                        max_length=10,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("place_sealed", models.BinaryField()),
                (
                    "features",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=_codes(Feature),
                            max_length=12,
                        ),
                        size=None,
                    ),
                ),
                ("parties", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("agenda_sealed", models.BinaryField()),
                (
                    "why_cancelled",
                    models.CharField(
                        blank=True,
                        choices=_codes(WhyCancelled),
                        db_default="",
                        max_length=15,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("enrolment", _of("journeys.enrolment")),
                ("organisation", _of("organisations.organisation")),
                ("participant", _of("participants.participant")),
            ],
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    _id(),
                ),
                (
                    "category",
                    models.CharField(
                        choices=_codes(Category),
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=_codes(MarkKind),
                        max_length=20,
                    ),
                ),
                ("party", models.UUIDField(null=True)),
                (
                    "asks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=_codes(Need),
                            max_length=15,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("text_sealed", models.BinaryField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("enrolment", _of("journeys.enrolment")),
                ("organisation", _of("organisations.organisation")),
                ("participant", _of("participants.participant")),
                ("meeting", _of("meetings.meeting")),
            ],
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    _id(),
                ),
                ("text_sealed", models.BinaryField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("enrolment", _of("journeys.enrolment")),
                ("meeting", _of("meetings.meeting")),
                ("organisation", _of("organisations.organisation")),
                ("participant", _of("participants.participant")),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    _id(),
                ),
                ("party", models.UUIDField(null=True)),
                ("text_sealed", models.BinaryField(null=True)),
                ("due_on", models.DateField(null=True)),
                (
                    "why_none",
                    models.CharField(
                        blank=True,
                        choices=_codes(WhyNoTask),
                        db_default="",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("enrolment", _of("journeys.enrolment")),
                ("minutes", _of("meetings.minutes")),
                ("organisation", _of("organisations.organisation")),
                ("participant", _of("participants.participant")),
            ],
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "id",
                    _id(),
                ),
                (
                    "category",
                    models.CharField(
                        choices=_codes(Category),
                        max_length=20,
                    ),
                ),
                ("party", models.UUIDField(null=True)),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None),
                ),
                ("since_at", models.TimeField()),
                ("until_at", models.TimeField()),
                ("travel", models.PositiveSmallIntegerField()),
                ("most_minutes", models.PositiveSmallIntegerField(null=True)),
                ("pause_every", models.PositiveSmallIntegerField(null=True)),
                (
                    "features",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=_codes(Feature),
                            max_length=12,
                        ),
                        size=None,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("enrolment", _of("journeys.enrolment")),
                ("organisation", _of("organisations.organisation")),
                ("participant", _of("participants.participant")),
            ],
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["participant", "-starts_at"], name="meetings_person"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("thread", "sequence"), name="versions of a meeting have one order"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="a meeting ends after it starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", MeetingState.CANCELLED),
                    ("why_cancelled", ""),
                    _connector="XOR",
                ),
                name="a cancelled meeting has a reason",
            ),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["meeting", "recorded_at"], name="meetings_mark_meeting"),
        ),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["participant"], name="meetings_mark_person"),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("category", Category.NEEDS),
                        ("kind", MarkKind.NEEDS),
                    ),
                    models.Q(
                        models.Q(("kind", MarkKind.NEEDS), _negated=True),
                        ("asks", []),
                        ("category", Category.PLAN),
                        ("text_sealed__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="only needs at a meeting say what is needed",
            ),
        ),
        migrations.AddIndex(
            model_name="minutes",
            index=models.Index(fields=["meeting", "-recorded_at"], name="meetings_minutes_latest"),
        ),
        migrations.AddIndex(
            model_name="minutes",
            index=models.Index(fields=["participant"], name="meetings_minutes_person"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["participant"], name="meetings_task_person"),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                fields=("minutes", "party"), name="a party has one task after a meeting", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_on__isnull", False), ("text_sealed__isnull", False), ("why_none", "")),
                    models.Q(
                        models.Q(("why_none", ""), _negated=True),
                        ("due_on__isnull", True),
                        ("text_sealed__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="a task has a day or there is a reason for none",
            ),
        ),
        migrations.AddIndex(
            model_name="terms",
            index=models.Index(fields=["participant", "-recorded_at"], name="meetings_terms_person"),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_at__gt", models.F("since_at"))), name="times to meet end after they begin"
            ),
        ),
        migrations.AddConstraint(
            model_name="terms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("category", Category.NEEDS), ("party__isnull", True)),
                    models.Q(("category", Category.PLAN), ("party__isnull", False)),
                    _connector="OR",
                ),
                name="what the person needs to meet is a need",
            ),
        ),
    ]
