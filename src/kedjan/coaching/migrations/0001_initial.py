import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kedjan.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("journeys", "0014_order_of_what_waits"),
        ("organisations", "0012_more_lists"),
        ("participants", "0013_named_unlike_the_field"),
        ("programmes", "0002_grants"),
    ]

    operations = [
        migrations.CreateModel(
            name="Coach",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("trained_on", models.DateField()),
                ("certified_until", models.DateField()),
                ("max_at_once", models.PositiveSmallIntegerField()),
                ("max_groups", models.PositiveSmallIntegerField()),
                ("max_minutes", models.PositiveSmallIntegerField()),
                ("max_individual", models.PositiveSmallIntegerField()),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), size=None),
                ),
                ("added_at", models.DateTimeField()),
                ("added_by", models.UUIDField()),
                ("left_on", models.DateField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.municipality"
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
            name="Absence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("is_sudden", models.BooleanField(default=False)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "coach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="coaching.coach"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(max_length=200)),
                ("capacity", models.PositiveSmallIntegerField()),
                (
                    "features",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("hearing_loop", "hearing_loop"), ("step_free", "step_free"), ("quiet", "quiet")],
                            max_length=30,
                        ),
                        size=None,
                    ),
                ),
                ("parallel", models.PositiveSmallIntegerField()),
                ("added_at", models.DateTimeField()),
                ("left_on", models.DateField(null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.municipality"
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
            name="RoomClosure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="coaching.room"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TravelTime",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("car_minutes", models.PositiveSmallIntegerField()),
                ("transit_minutes", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=120)),
                ("loaded_at", models.DateTimeField()),
                (
                    "destination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.municipality"
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.municipality"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=kedjan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("earliest_on", models.DateField()),
                ("latest_on", models.DateField()),
                ("benefit_ends", models.BooleanField()),
                ("max_minutes", models.PositiveSmallIntegerField()),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("hearing_loop", "hearing_loop"), ("step_free", "step_free"), ("quiet", "quiet")],
                            max_length=30,
                        ),
                        size=None,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=5)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "why_ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("started", "started"),
                            ("own_wish", "own_wish"),
                            ("other_support", "other_support"),
                            ("mistake", "mistake"),
                        ],
                        db_default="",
                        max_length=20,
                    ),
                ),
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="coach",
            constraint=models.UniqueConstraint(
                fields=("programme", "account"), name="somebody is a coach of a programme once"
            ),
        ),
        migrations.AddConstraint(
            model_name="coach",
            constraint=models.CheckConstraint(
                condition=models.Q(("certified_until__gte", models.F("trained_on"))),
                name="a certificate ends after the training",
            ),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(fields=["coach", "last_on"], name="coaching_absence_coach"),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))), name="an absence ends after it begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                fields=("programme", "municipality", "name"), name="a room has a name of its own in its municipality"
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(("capacity__gte", 1), ("parallel__gte", 1)), name="a room takes somebody"
            ),
        ),
        migrations.AddIndex(
            model_name="roomclosure",
            index=models.Index(fields=["room", "last_on"], name="coaching_closure_room"),
        ),
        migrations.AddConstraint(
            model_name="roomclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_on__gte", models.F("first_on"))), name="a closure ends after it begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="traveltime",
            constraint=models.UniqueConstraint(fields=("origin", "destination"), name="a way is measured once"),
        ),
        migrations.AddIndex(
            model_name="waiting",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["programme", "latest_on", "id"],
                name="coaching_waiting_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("enrolment",), name="a participation waits once"
            ),
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.CheckConstraint(
                condition=models.Q(("latest_on__gte", models.F("earliest_on"))),
                name="the last day to start is after the first",
            ),
        ),
    ]
