"""Gates: what must be settled before the handover, by whom and until when; every change of state is a row."""

from django.db import models

from kedjan.integrations.vault import SealedColumn
from kedjan.journeys.domain.codes import GateState
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


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
    """Who answers for the gate, until when, and whether it is clear: as somebody set it at a moment."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "gate", "participant"),
        personal=("organisation", "category", "sequence", "state", "owner", "due_on", "marked_at"),
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
    note_sealed = models.BinaryField(null=True)
    marked_at = models.DateTimeField()
    marked_by = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gate", "sequence"], name="marks of a gate have one order")]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
