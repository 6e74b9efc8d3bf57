"""Trial places that employers offer, and who tries them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class TrialPlace(models.Model):
    """A place at an employer where somebody can try real work tasks."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        public=(
            "id",
            "organisation",
            "title",
            "tasks",
            "municipality",
            "hours_per_week",
            "capacity",
            "features",
            "offered_at",
            "closed_at",
            "words",
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    tasks = models.TextField()
    municipality = models.ForeignKey("organisations.Municipality", on_delete=models.PROTECT, related_name="+")
    hours_per_week = models.PositiveSmallIntegerField()
    capacity = models.PositiveSmallIntegerField()
    features = ArrayField(models.CharField(max_length=30))
    offered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    words = models.GeneratedField(
        expression=SearchVector("title", "tasks", config="app.swedish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gte=1), name="a trial place has room for somebody"),
            models.CheckConstraint(
                condition=Q(hours_per_week__gte=1, hours_per_week__lte=40),
                name="a trial place has 1 to 40 hours a week",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-offered_at", "id"], condition=Q(closed_at__isnull=True), name="workplaces_open_places"
            ),
            models.Index(fields=["organisation", "-offered_at"], name="workplaces_own_places"),
            GinIndex(fields=["words"], name="workplaces_words"),
            GinIndex(fields=["title", "tasks"], opclasses=["gin_trgm_ops", "gin_trgm_ops"], name="workplaces_letters"),
        ]

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Placement(models.Model):
    """A participant tries a place for a time. The employer knows them by the name they chose to be presented with."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.WORK),
        pseudonymous=("id", "participant", "enrolment"),
        personal=("organisation", "place", "employer", "starts_on", "ends_on", "recorded_at"),
        identity=("presented_as_sealed",),
        staff=("recorded_by",),
    )

    PRESENTED_AS = SealedColumn("workplaces_placement", "presented_as_sealed", place="placement.presented_as")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey("TrialPlace", on_delete=models.PROTECT, related_name="+")
    employer = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    presented_as_sealed = models.BinaryField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a placement ends after it starts")
        ]
        indexes = [
            models.Index(fields=["participant"], name="workplaces_placement_person"),
            models.Index(fields=["place", "starts_on"], name="workplaces_placement_place"),
            models.Index(fields=["organisation", "ends_on"], name="workplaces_placement_ends"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
