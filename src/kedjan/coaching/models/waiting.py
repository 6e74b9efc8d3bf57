"""Who waits for a group, from when until when, and what the group must have for them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kedjan.coaching.domain.codes import RoomFeature, WhyNotWaiting
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Waiting(models.Model):
    """A participation that waits for a seat in a group.

    earliest_on and latest_on: the first and the last day to start; benefit_ends: the benefit runs out unless they have
    started by latest_on; max_minutes: by public transport, one way; language: one that a coach must speak, or empty.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "enrolment"),
        personal=("organisation", "programme", "earliest_on", "latest_on", "max_minutes", "recorded_at", "ended_at"),
        sensitive=("benefit_ends", "needs", "language", "why_ended"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    earliest_on = models.DateField()
    latest_on = models.DateField()
    benefit_ends = models.BooleanField()
    max_minutes = models.PositiveSmallIntegerField()
    needs = ArrayField(models.CharField(max_length=30, choices=[(one.value, one.value) for one in RoomFeature]))
    language = models.CharField(max_length=5, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in WhyNotWaiting], db_default=""
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(ended_at__isnull=True), name="a participation waits once"
            ),
            models.CheckConstraint(
                condition=Q(latest_on__gte=F("earliest_on")), name="the last day to start is after the first"
            ),
        ]
        indexes = [
            models.Index(
                fields=["programme", "latest_on", "id"],
                condition=Q(ended_at__isnull=True),
                name="coaching_waiting_list",
            )
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
