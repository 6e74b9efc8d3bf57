"""Gates: what must be settled before the handover, by whom and until when; every change of state is a row."""

from django.db import models
from django.db.models import Q

from kedjan.integrations.vault import SealedColumn
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.tasks import TaskState
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention

_WAITS = Q(is_waiting=True)
WAITING = [state.value for state in GateState if not state.settled]


class Gate(models.Model):
    """One gate of one participation. Its category decides which colleagues' consents open it."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "enrolment", "participant"),
        personal=("organisation", "kind", "category"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.ForeignKey("Enrolment", on_delete=models.PROTECT, related_name="gates")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    category = models.CharField(max_length=20, choices=[(category.value, category.value) for category in Category])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "kind"], name="a participation has a kind of gate once")
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class GateMark(models.Model):
    """Who answers for the gate, until when, and whether it is clear: as somebody set it at a moment.

    is_waiting: it is the gate's latest mark and not settled, and the participation goes on. Kept by the database
    (migration 0012), so that what waits is found without looking at what was: docs/rules/start.md.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "gate", "participant"),
        personal=("organisation", "category", "sequence", "state", "owner", "due_on", "is_waiting", "marked_at"),
        sensitive=("note_sealed",),
        staff=("marked_by",),
    )

    NOTE = SealedColumn("journeys_gatemark", "note_sealed", place="gatemark.note")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gate = models.ForeignKey("Gate", on_delete=models.PROTECT, related_name="marks")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=[(category.value, category.value) for category in Category])
    sequence = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in GateState])
    owner = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    is_waiting = models.BooleanField(default=False, db_default=False)
    note_sealed = models.BinaryField(null=True)
    marked_at = models.DateTimeField()
    marked_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gate", "sequence"], name="marks of a gate have one order"),
            models.CheckConstraint(
                condition=Q(is_waiting=False) | Q(state__in=WAITING), name="a gate that is settled does not wait"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_on", "gate"], condition=_WAITS, name="journeys_mark_owner_waits"),
            models.Index(fields=["due_on", "gate"], condition=_WAITS, name="journeys_mark_waits"),
            models.Index(fields=["-marked_at"], name="journeys_mark_newest"),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class GateTaskMark(models.Model):
    """How a task at a gate stands, who does it and until when, as somebody set it at a moment; the latest counts.

    task: its key in the programme's file; no owner: the person does it themselves; is_own: the person marked it.
    Rule: docs/rules/gate-tasks.md.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "gate", "participant"),
        personal=("organisation", "category", "task", "state", "owner", "due_on", "is_own", "marked_at"),
        sensitive=("note_sealed",),
        staff=("marked_by",),
    )

    NOTE = SealedColumn("journeys_gatetaskmark", "note_sealed", place="gatetaskmark.note")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gate = models.ForeignKey("Gate", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=[(category.value, category.value) for category in Category])
    task = models.CharField(max_length=60)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in TaskState])
    owner = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    is_own = models.BooleanField(default=False)
    note_sealed = models.BinaryField(null=True)
    marked_at = models.DateTimeField()
    marked_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_own=False) | Q(owner__isnull=True), name="a person marks tasks of their own"
            )
        ]
        indexes = [models.Index(fields=["gate", "task", "marked_at"], name="journeys_task_latest")]

    def __str__(self) -> str:
        """Return the task's key."""
        return self.task
