"""How the tasks at a gate stand: seen like the gate's own marks; the person marks what they do themselves."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from kedjan.integrations.database.closures import emergency_by_row, given_by_row, protected_rows
from kedjan.integrations.database.keeping import sealed_column
from kedjan.integrations.database.policies import (
    follows_person,
    own_inserts,
    own_rows,
    part_of,
    protect,
    self_rows,
)
from kedjan.journeys.domain.tasks import TaskState
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category

_TABLE, _GATE = "journeys_gatetaskmark", "journeys_gate"


def _at_gate(*more: str) -> str:
    return part_of(_TABLE, _GATE, key="gate_id", same=["participant_id", "category", *more])


_SQL = (
    protect(_TABLE, writes=["INSERT"])
    + own_rows(_TABLE)
    + own_inserts(_TABLE, by="marked_by", within=f"NOT is_own AND {_at_gate()}")
    + self_rows(_TABLE)
    + f"""
    CREATE POLICY self_insert ON {_TABLE} FOR INSERT TO kedjan_app WITH CHECK (
        participant_id = (SELECT app.participant()) AND marked_by = (SELECT app.actor()) AND is_own
        AND owner_id IS NULL AND note_sealed IS NULL AND state <> 'not_needed' AND {_at_gate("organisation_id")});
    """
    + given_by_row(_TABLE)
    + emergency_by_row(_TABLE)
    + protected_rows(_TABLE, weakest="protected")
    + follows_person(_TABLE)
    + sealed_column(_TABLE, "note_sealed")
)


class Migration(migrations.Migration):
    dependencies = [("journeys", "0014_order_of_what_waits")]

    operations = [
        migrations.CreateModel(
            name="GateTaskMark",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("category", models.CharField(choices=[(one.value, one.value) for one in Category], max_length=20)),
                ("task", models.CharField(max_length=60)),
                ("state", models.CharField(choices=[(one.value, one.value) for one in TaskState], max_length=20)),
                ("due_on", models.DateField()),
                ("is_own", models.BooleanField(default=False)),
                ("note_sealed", models.BinaryField(null=True)),
                ("marked_at", models.DateTimeField()),
                ("marked_by", models.UUIDField()),
                (
                    "gate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journeys.gate"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.participant"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["gate", "task", "marked_at"], name="journeys_task_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(is_own=False) | Q(owner__isnull=True), name="a person marks tasks of their own"
                    )
                ],
            },
        ),
        migrations.RunSQL(_SQL, migrations.RunSQL.noop),
    ]
