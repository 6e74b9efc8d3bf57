"""Who follows the person at each organisation of the team; the latest row is how it is now."""

from django.db import models
from django.db.models import Q

from kedjan.integrations.vault import SealedColumn
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class FollowedBy(models.Model):
    """From a day on somebody at the organisation follows the person, or nobody does yet; why and what was handed over.

    why: empty for the first one, who takes over from nobody.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("id", "enrolment", "participant"),
        personal=("organisation", "sequence", "since_on", "why", "recorded_at"),
        sensitive=("note_sealed",),
        staff=("worker", "recorded_by"),
    )

    NOTE = SealedColumn("journeys_followedby", "note_sealed", place="followedby.note")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.ForeignKey("Enrolment", on_delete=models.PROTECT, related_name="followers")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveSmallIntegerField()
    worker = models.ForeignKey("organisations.Account", null=True, on_delete=models.PROTECT, related_name="+")
    since_on = models.DateField()
    why = models.CharField(
        max_length=30, blank=True, choices=[(one.value, one.value) for one in WhyChanged], db_default=""
    )
    note_sealed = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "organisation", "sequence"], name="those who follow somebody have one order"
            ),
            models.CheckConstraint(
                condition=Q(sequence__gt=1) | Q(why=""), name="the first who follows somebody takes over from nobody"
            ),
        ]
        indexes = [models.Index(fields=["participant"], name="journeys_followed_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
