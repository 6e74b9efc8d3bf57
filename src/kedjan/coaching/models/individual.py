"""What is kept about one person in a group: notes, talks, circumstances, and what is the person's own.

Rule: docs/rules/leading-groups.md.
"""

from django.db import models
from django.db.models import Q

from kedjan.coaching.domain.circumstances import Circumstances
from kedjan.coaching.domain.leading_codes import ToolKind
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class CoachNote(models.Model):
    """What a coach has written about somebody in the group; the person can read it."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.COACHING_NOTES,),
        pseudonymous=("id", "participant", "enrolment", "seat"),
        personal=("organisation", "written_at"),
        sensitive=("text_sealed",),
        staff=("written_by",),
    )
    TEXT = SealedColumn("coaching_coachnote", "text_sealed", place="coachnote.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey("Seat", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant", "-written_at"], name="coaching_note_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Talk(models.Model):
    """An individual talk that was held, the day of the next one, or both: the latest row says when the next is."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "enrolment", "seat"),
        personal=("organisation", "held_on", "next_on", "recorded_at"),
        staff=("coach", "recorded_by"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey("Seat", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    coach = models.ForeignKey("Coach", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=False) | Q(next_on__isnull=False), name="a talk was held or is to be held"
            )
        ]
        indexes = [models.Index(fields=["participant", "-recorded_at"], name="coaching_talk_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Circumstance(models.Model):
    """What was answered to one question of the checklist about somebody's circumstances; the latest answer counts."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.ASSESSMENTS,),
        pseudonymous=("id", "participant", "enrolment", "seat"),
        personal=("organisation", "question", "recorded_at"),
        sensitive=("answer_sealed",),
        staff=("recorded_by",),
    )
    ANSWER = SealedColumn("coaching_circumstance", "answer_sealed", place="circumstance.answer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey("Seat", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Circumstances])
    answer_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant", "question"], name="coaching_circumstance_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Tool(models.Model):
    """One of the participant's own tools. Nobody else sees it unless shared_at says so, and then who leads the group.

    organisation: whose register keeps it, which disposes of it and never sees it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "enrolment"),
        personal=("organisation", "kind", "shared_at", "changed_at"),
        sensitive=("text_sealed",),
        staff=("changed_by",),
    )
    TEXT = SealedColumn("coaching_tool", "text_sealed", place="tool.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in ToolKind])
    text_sealed = models.BinaryField()
    shared_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "kind"], name="a participation has a tool of a kind once")
        ]
        indexes = [models.Index(fields=["participant"], name="coaching_tool_person")]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind
