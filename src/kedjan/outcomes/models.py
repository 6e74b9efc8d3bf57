"""Follow-ups as they were observed, and the result tables that have been published."""

from django.db import models
from django.db.models import Q

from kedjan.consents.domain.on_behalf import ToldBy, WhyOnBehalf
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.outcomes.domain.chances import Chance, Moment
from kedjan.outcomes.domain.situations import Situation


class FollowUp(models.Model):
    """The person's situation at a set time after the start; the latest row for an enrolment counts."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("id", "enrolment", "participant"),
        personal=("organisation", "sequence", "observed_on", "situation", "recorded_at"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveSmallIntegerField()
    observed_on = models.DateField()
    situation = models.CharField(max_length=30, choices=[(one.value, one.value) for one in Situation])
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "sequence"], name="follow-ups of a participation have one order"
            )
        ]

    def __str__(self) -> str:
        """Return the situation's code."""
        return self.situation


class ChanceTold(models.Model):
    """What somebody said of their chances of work at a moment, and in whose words; the latest row for it counts.

    told_by, why_on_behalf: empty where the person answered themselves.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("id", "enrolment", "participant", "seat"),
        personal=(*("organisation", "moment", "chance", "answered_on", "told_by", "why_on_behalf", "recorded_at"),),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seat = models.ForeignKey("coaching.Seat", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    moment = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Moment])
    chance = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Chance])
    answered_on = models.DateField()
    told_by = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in ToldBy], db_default=""
    )
    why_on_behalf = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in WhyOnBehalf], db_default=""
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told_by="", why_on_behalf="") | (~Q(told_by="") & ~Q(why_on_behalf="")),
                name="what is told for somebody has a way and a reason",
            )
        ]
        indexes = [
            models.Index(fields=["enrolment", "recorded_at"], name="outcomes_chance_order"),
            models.Index(fields=["participant"], name="outcomes_chance_person"),
        ]

    def __str__(self) -> str:
        """Return the answer's code."""
        return self.chance


class Publication(models.Model):
    """A result table as it was published: small cells suppressed, recomputable from its cut."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        public=("id", "programme", "organisation", "as_of", "published_at", "table", "digest"),
        staff=("published_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.UUIDField()
    table = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["programme", "-published_at"], name="outcomes_publication_latest")]

    def __str__(self) -> str:
        """Return the day the table holds for."""
        return f"{self.as_of}"
