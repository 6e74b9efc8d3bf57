"""What starts clocks about a person and is known nowhere else; a later row changes an earlier one or takes it back."""

from django.db import models
from django.db.models import F, Q

from kedjan.journeys.domain.clock_events import CATEGORIES, ClockEvent
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


def _of_its_kind() -> Q:
    """Return the condition that a row's kind of information is its event's."""
    kinds = Q()
    for event, category in CATEGORIES.items():
        kinds |= Q(event=event.value, category=category.value)
    return kinds


class ClockStart(models.Model):
    """Something that starts a clock happened on a day, or a sick leave began; last_on: the last day of a sick leave.

    replaces: the row that this one takes the place of; is_taken_back: and nothing stands in its place.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant", "replaces"),
        personal=("organisation", "category", "is_taken_back", "recorded_at"),
        sensitive=("event", "began_on", "last_on"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=[(category.value, category.value) for category in Category])
    event = models.CharField(max_length=30, choices=[(event.value, event.value) for event in ClockEvent])
    began_on = models.DateField()
    last_on = models.DateField(null=True)
    replaces = models.OneToOneField("ClockStart", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    is_taken_back = models.BooleanField(default=False, db_default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__isnull=True)
                | (Q(event=ClockEvent.SICK_LEAVE.value) & Q(last_on__gte=F("began_on"))),
                name="only a sick leave has a last day and that follows its first",
            ),
            models.CheckConstraint(condition=_of_its_kind(), name="what starts a clock is of its own kind"),
            models.CheckConstraint(
                condition=Q(is_taken_back=False) | Q(replaces__isnull=False),
                name="what is taken back was written before",
            ),
        ]
        indexes = [models.Index(fields=["participant", "began_on"], name="journeys_clock_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
