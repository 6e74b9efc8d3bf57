"""What stands in the plan, and each step that was taken with it: rows are added, and never changed."""

from django.db import models
from django.db.models import Q

from kedjan.consents.domain.on_behalf import ToldBy, WhyOnBehalf
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.plans.domain.codes import Dimension, ItemKind, Step

_WITH_CONTENT = [step.value for step in Step if step.has_content]


class PlanItem(models.Model):
    """Something in the plan. The plan is the person's: organisation is whose register keeps it, whoever began it."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "enrolment", "participant"),
        personal=("organisation", "kind", "dimension", "begun_at"),
        staff=("begun_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(one.value, one.value) for one in ItemKind])
    dimension = models.CharField(
        max_length=15, blank=True, db_default="", choices=[(one.value, one.value) for one in Dimension]
    )
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ItemKind.OBSTACLE) | Q(dimension=""), name="only an obstacle is of a dimension"
            ),
        ]
        indexes = [models.Index(fields=["participant"], name="plans_item_person")]

    def __str__(self) -> str:
        """Return the kind."""
        return self.kind


class PlanStep(models.Model):
    """One step: proposed, answered, started, done. by_organisation: for whom somebody took it; null: the person.

    text, measure, owner and due_on: how the thing would read; owner null: the person does it. words: what was answered.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "item", "participant"),
        personal=(
            *("organisation", "sequence", "step", "owner", "due_on", "by_organisation", "told_by", "why_on_behalf"),
            "taken_at",
        ),
        sensitive=("text_sealed", "measure_sealed", "words_sealed"),
        staff=("taken_by",),
    )
    TEXT = SealedColumn("plans_planstep", "text_sealed", place="planstep.text")
    MEASURE = SealedColumn("plans_planstep", "measure_sealed", place="planstep.measure")
    WORDS = SealedColumn("plans_planstep", "words_sealed", place="planstep.words")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey("PlanItem", on_delete=models.PROTECT, related_name="steps")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Step])
    text_sealed = models.BinaryField(null=True)
    measure_sealed = models.BinaryField(null=True)
    words_sealed = models.BinaryField(null=True)
    owner = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    by_organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    told_by = models.CharField(
        max_length=20, blank=True, db_default="", choices=[(one.value, one.value) for one in ToldBy]
    )
    why_on_behalf = models.CharField(
        max_length=20, blank=True, db_default="", choices=[(one.value, one.value) for one in WhyOnBehalf]
    )
    taken_at = models.DateTimeField()
    taken_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "sequence"], name="steps of a thing in the plan have one order"),
            models.CheckConstraint(
                condition=Q(step__in=_WITH_CONTENT, text_sealed__isnull=False)
                | (~Q(step__in=_WITH_CONTENT) & Q(text_sealed__isnull=True, measure_sealed__isnull=True)),
                name="what is proposed or written has a text, and nothing else has",
            ),
            models.CheckConstraint(
                condition=Q(told_by="", why_on_behalf="") | (~Q(told_by="") & ~Q(why_on_behalf="")),
                name="what is written down for the person says how they said it and why",
            ),
        ]
        indexes = [models.Index(fields=["participant"], name="plans_step_person")]

    def __str__(self) -> str:
        """Return the step."""
        return self.step
