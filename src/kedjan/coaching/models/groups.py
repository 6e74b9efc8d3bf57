"""A group that is to start or has started, who leads it, and who has a seat in it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kedjan.coaching.domain.codes import GroupStatus, Part, SeatAnswer, WhyCancelled
from kedjan.coaching.domain.leading_codes import MaterialForm
from kedjan.consents.domain.on_behalf import ToldBy, WhyOnBehalf
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Group(models.Model):
    """A group: its room, the week of its first session, how far it has come. Nothing here is about participants.

    code: its id in the plan, so that the next plan knows it; area: the labour-market area of its room; starts_on: the
    Monday of the first week; time: the weekday (0 is Monday) and minutes of a session. individual_months: of coaching
    from the start, as the programme's file said when the group was published.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        public=(
            *("id", "programme", "organisation", "code", "area", "room", "starts_on", "weekday", "begins_at"),
            *(
                "minutes",
                "individual_months",
                "status",
                "why_cancelled",
                "published_at",
                "started_at",
                "ended_at",
                "cancelled_at",
            ),
        ),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    area = models.CharField(max_length=60)
    room = models.ForeignKey("Room", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    weekday = models.PositiveSmallIntegerField()
    begins_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    individual_months = models.PositiveSmallIntegerField(default=12, db_default=12)
    status = models.CharField(max_length=10, choices=[(one.value, one.value) for one in GroupStatus])
    why_cancelled = models.CharField(
        max_length=12, blank=True, choices=[(one.value, one.value) for one in WhyCancelled], db_default=""
    )
    published_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation", "code"], name="a group has a code of its own in its programme"
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(why_cancelled=""), name="a cancelled start has a reason"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__iso_week_day=1), name="a group starts in the week of a Monday"
            ),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="a group meets on a weekday"),
        ]
        indexes = [models.Index(fields=["programme", "starts_on"], name="coaching_group_start")]

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class GroupNote(models.Model):
    """A note about a group as a whole, for those who lead it and those who plan: never about a person in it."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME, public=("id", "group", "written_at"), staff=("text_sealed", "written_by")
    )
    TEXT = SealedColumn("coaching_groupnote", "text_sealed", place="groupnote.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey("Group", on_delete=models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["group", "-written_at"], name="coaching_groupnote_latest")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Leader(models.Model):
    """A coach who leads a group or stands by for it, from a day until a day."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF, staff=("id", "group", "coach", "part", "since_on", "until_on", "recorded_by")
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey("Group", on_delete=models.PROTECT, related_name="leaders")
    coach = models.ForeignKey("Coach", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Part])
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "coach"], condition=Q(until_on__isnull=True), name="a coach has one part in a group"
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="a coach leaves a group after coming to it",
            ),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Seat(models.Model):
    """A seat in a group that somebody was offered, what they answered and in whose words, and when they left it.

    answer: empty until they have answered by reply_by_on; left_on: the day when the seat was no longer theirs;
    forms: in which forms the person wants the material of the sessions.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("id", "participant", "enrolment"),
        personal=(
            *("organisation", "group", "offered_at", "reply_by_on", "answer", "answered_at", "told_by"),
            *("why_on_behalf", "left_on"),
        ),
        sensitive=("forms",),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey("Group", on_delete=models.PROTECT, related_name="seats")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    reply_by_on = models.DateField()
    answer = models.CharField(
        max_length=12, blank=True, choices=[(one.value, one.value) for one in SeatAnswer], db_default=""
    )
    answered_at = models.DateTimeField(null=True)
    told_by = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in ToldBy], db_default=""
    )
    why_on_behalf = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in WhyOnBehalf], db_default=""
    )
    left_on = models.DateField(null=True)
    forms = ArrayField(
        models.CharField(max_length=12, choices=[(one.value, one.value) for one in MaterialForm]),
        default=list,
        db_default=[],
    )
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(left_on__isnull=True), name="a participation has one seat at a time"
            )
        ]
        indexes = [
            models.Index(fields=["participant"], name="coaching_seat_person"),
            models.Index(fields=["group"], name="coaching_seat_group"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
