"""Assessments and what was written in them. Rule: docs/rules/assessments.md."""

from django.db import models

from kedjan.assessments.domain.codes import EntryKind
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Assessment(models.Model):
    """Somebody is assessed by one version of an instrument.

    task_sealed: the real task, where it was done and with which aids; observation: the one whose task's demands it
    describes.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.ASSESSMENTS,),
        pseudonymous=("id", "participant", "enrolment", "observation"),
        personal=("organisation", "instrument", "seen_on", "begun_at"),
        sensitive=("task_sealed",),
        staff=("begun_by",),
    )
    TASK = SealedColumn("assessments_assessment", "task_sealed", place="assessment.task")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey("InstrumentVersion", on_delete=models.PROTECT, related_name="+")
    observation = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    seen_on = models.DateField(null=True)
    task_sealed = models.BinaryField()
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant", "-begun_at"], name="assessments_of_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Entry(models.Model):
    """One thing that was written in an assessment; never changed: what is latest of a kind and a part counts.

    part: the area whose answers they are, or the item that a remark is about; empty for the whole.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.ASSESSMENTS,),
        pseudonymous=("id", "participant", "assessment"),
        personal=("organisation", "kind", "part", "written_at"),
        sensitive=("text_sealed",),
        staff=("written_by",),
    )
    TEXT = SealedColumn("assessments_entry", "text_sealed", place="assessment.entry")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assessment = models.ForeignKey("Assessment", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in EntryKind])
    part = models.CharField(max_length=60)
    text_sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in EntryKind]), name="an entry is of a known kind"
            )
        ]
        indexes = [
            models.Index(fields=["assessment", "written_at"], name="assessments_entries"),
            models.Index(fields=["participant"], name="assessments_entry_person"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
