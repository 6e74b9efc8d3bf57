"""What a year of groups is planned with: coaches, rooms and how long it takes to get there. Nothing about participants.

Rule: docs/rules/coaching-resources.md.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.travel import Mode
from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Coach(models.Model):
    """Somebody who is trained to lead groups of a programme: from where, how much, how far and in which languages.

    certified_until: the last day of the certificate. max_at_once: groups in the same week; max_groups: in a year;
    max_minutes: by car, one way; max_individual: people in individual coaching at the same time.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF,
        staff=(
            *("id", "programme", "organisation", "account", "municipality", "trained_on", "certified_until"),
            *("max_at_once", "max_groups", "max_minutes", "max_individual", "languages"),
            *("added_at", "added_by", "left_on"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("organisations.Account", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("organisations.Municipality", on_delete=models.PROTECT, related_name="+")
    trained_on = models.DateField()
    certified_until = models.DateField()
    max_at_once = models.PositiveSmallIntegerField()
    max_groups = models.PositiveSmallIntegerField()
    max_minutes = models.PositiveSmallIntegerField()
    max_individual = models.PositiveSmallIntegerField()
    languages = ArrayField(models.CharField(max_length=5))
    added_at = models.DateTimeField()
    added_by = models.UUIDField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "account"], name="somebody is a coach of a programme once"),
            models.CheckConstraint(
                condition=Q(certified_until__gte=F("trained_on")), name="a certificate ends after the training"
            ),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Absence(models.Model):
    """Days when a coach is away, first and last; never why. is_sudden: known too late to plan for, such as illness."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF,
        staff=("id", "coach", "first_on", "last_on", "is_sudden", "recorded_at", "recorded_by", "withdrawn_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coach = models.ForeignKey("Coach", on_delete=models.PROTECT, related_name="absences")
    first_on = models.DateField()
    last_on = models.DateField()
    is_sudden = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="an absence ends after it begins")
        ]
        indexes = [models.Index(fields=["coach", "last_on"], name="coaching_absence_coach")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Room(models.Model):
    """A room where groups meet: how many it seats, what it offers, how many groups it takes in a week."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        public=(
            *("id", "programme", "organisation", "name", "address", "municipality", "capacity", "features"),
            *("parallel", "added_at", "left_on"),
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200)
    municipality = models.ForeignKey("organisations.Municipality", on_delete=models.PROTECT, related_name="+")
    capacity = models.PositiveSmallIntegerField()
    features = ArrayField(models.CharField(max_length=30, choices=[(one.value, one.value) for one in RoomFeature]))
    parallel = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "municipality", "name"], name="a room has a name of its own in its municipality"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1, parallel__gte=1), name="a room takes somebody"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class RoomClosure(models.Model):
    """Days when a room cannot be used, first and last."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME, public=("id", "room", "first_on", "last_on", "recorded_at", "withdrawn_at")
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey("Room", on_delete=models.PROTECT, related_name="closures")
    first_on = models.DateField()
    last_on = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="a closure ends after it begins")
        ]
        indexes = [models.Index(fields=["room", "last_on"], name="coaching_closure_room")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class TravelTime(models.Model):
    """Minutes from one municipality to another, one way and by one mode, as somebody measured them on a day.

    Without a row it is estimated.

    Rule: docs/rules/travel-times.md.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.REFERENCE,
        public=("id", "origin", "destination", "mode", "minutes", "source", "measured_on", "loaded_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    origin = models.ForeignKey("organisations.Municipality", on_delete=models.PROTECT, related_name="+")
    destination = models.ForeignKey("organisations.Municipality", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Mode])
    minutes = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=120)
    measured_on = models.DateField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "destination", "mode"], name="a way is measured once by mode"),
        ]

    def __str__(self) -> str:
        """Return the way by its codes."""
        return f"{self.origin_id}-{self.destination_id}"
