"""Meetings about one person: append-only, the present is the latest row. Rule: docs/rules/meetings.md."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.meetings.domain.codes import Feature, MarkKind, MeetingKind, MeetingState, Need, WhyCancelled, WhyNoTask


def _codes(codes: type[MeetingKind | MeetingState | MarkKind | WhyCancelled | WhyNoTask]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in codes]


class Meeting(models.Model):
    """One version of a meeting: as it was called, as it was changed, or that it was cancelled.

    thread: the meeting itself, through all its versions; sequence: 0 for the first. parties: ids of the organisations
    that are called, the caller's among them; the person always is. why_cancelled: only of the version that says so.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "thread", "participant", "enrolment"),
        personal=(
            *("organisation", "sequence", "kind", "state", "starts_at", "ends_at", "features", "parties"),
            *("why_cancelled", "recorded_at"),
        ),
        sensitive=("place_sealed", "agenda_sealed"),
        staff=("recorded_by",),
    )
    PLACE = SealedColumn("meetings_meeting", "place_sealed", place="meeting.place")
    AGENDA = SealedColumn("meetings_meeting", "agenda_sealed", place="meeting.agenda")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.UUIDField()
    sequence = models.PositiveSmallIntegerField()
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=_codes(MeetingKind))
    state = models.CharField(max_length=10, choices=_codes(MeetingState))
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place_sealed = models.BinaryField()
    features = ArrayField(models.CharField(max_length=12, choices=[(one.value, one.value) for one in Feature]))
    parties = ArrayField(models.UUIDField())
    agenda_sealed = models.BinaryField()
    why_cancelled = models.CharField(max_length=15, blank=True, choices=_codes(WhyCancelled), db_default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "sequence"], name="versions of a meeting have one order"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a meeting ends after it starts"),
            models.CheckConstraint(
                condition=Q(state=MeetingState.CANCELLED) ^ Q(why_cancelled=""),
                name="a cancelled meeting has a reason",
            ),
        ]
        indexes = [models.Index(fields=["participant", "-starts_at"], name="meetings_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Mark(models.Model):
    """What a party did about a version of a meeting: answered, was asked, said what it needs, or read the minutes.

    party: the organisation; None for the person. asks: what the person needs at the meeting, with text as their words.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "meeting", "participant", "enrolment"),
        personal=("organisation", "category", "kind", "party", "recorded_at"),
        sensitive=("asks", "text_sealed"),
        staff=("recorded_by",),
    )
    TEXT = SealedColumn("meetings_mark", "text_sealed", place="meetingmark.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("Meeting", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Category])
    kind = models.CharField(max_length=20, choices=_codes(MarkKind))
    party = models.UUIDField(null=True)
    asks = ArrayField(models.CharField(max_length=15, choices=[(one.value, one.value) for one in Need]), default=list)
    text_sealed = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=MarkKind.NEEDS, category=Category.NEEDS)
                | (~Q(kind=MarkKind.NEEDS) & Q(category=Category.PLAN, asks=[], text_sealed__isnull=True)),
                name="only needs at a meeting say what is needed",
            )
        ]
        indexes = [
            models.Index(fields=["meeting", "recorded_at"], name="meetings_mark_meeting"),
            models.Index(fields=["participant"], name="meetings_mark_person"),
        ]

    def __str__(self) -> str:
        """Return the code."""
        return self.kind


class Minutes(models.Model):
    """What a meeting came to; a later row corrects an earlier one."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "meeting", "participant", "enrolment"),
        personal=("organisation", "recorded_at"),
        sensitive=("text_sealed",),
        staff=("recorded_by",),
    )
    TEXT = SealedColumn("meetings_minutes", "text_sealed", place="meetingminutes.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey("Meeting", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["meeting", "-recorded_at"], name="meetings_minutes_latest"),
            models.Index(fields=["participant"], name="meetings_minutes_person"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Task(models.Model):
    """What one party does after a meeting and by when, or why there is nothing.

    party: None for the person; holder: the account of whoever at the party does it, where somebody is named.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "minutes", "participant", "enrolment"),
        personal=("organisation", "party", "due_on", "why_none", "recorded_at"),
        sensitive=("text_sealed",),
        staff=("holder", "recorded_by"),
    )
    TEXT = SealedColumn("meetings_task", "text_sealed", place="meetingtask.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey("Minutes", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    party = models.UUIDField(null=True)
    holder = models.UUIDField(null=True)
    text_sealed = models.BinaryField(null=True)
    due_on = models.DateField(null=True)
    why_none = models.CharField(max_length=10, blank=True, choices=_codes(WhyNoTask), db_default="")
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "party"], nulls_distinct=False, name="a party has one task after a meeting"
            ),
            models.CheckConstraint(
                condition=Q(why_none="", text_sealed__isnull=False, due_on__isnull=False)
                | (~Q(why_none="") & Q(text_sealed__isnull=True, due_on__isnull=True)),
                name="a task has a day or there is a reason for none",
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True) | Q(party__isnull=False, why_none=""),
                name="who has a task works at a party that has one",
            ),
        ]
        indexes = [models.Index(fields=["participant"], name="meetings_task_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Terms(models.Model):
    """When a party can meet about this person, and what the person needs; the latest row of a party counts.

    party: the organisation; None for the person. weekdays: 0 for Monday.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant", "enrolment"),
        personal=("organisation", "category", "party", "weekdays", "since_at", "until_at", "travel", "recorded_at"),
        sensitive=("most_minutes", "pause_every", "features"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Category])
    party = models.UUIDField(null=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    since_at = models.TimeField()
    until_at = models.TimeField()
    travel = models.PositiveSmallIntegerField()
    most_minutes = models.PositiveSmallIntegerField(null=True)
    pause_every = models.PositiveSmallIntegerField(null=True)
    features = ArrayField(models.CharField(max_length=12, choices=[(one.value, one.value) for one in Feature]))
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_at__gt=F("since_at")), name="times to meet end after they begin"),
            models.CheckConstraint(
                condition=Q(party__isnull=True, category=Category.NEEDS)
                | Q(party__isnull=False, category=Category.PLAN),
                name="what the person needs to meet is a need",
            ),
        ]
        indexes = [models.Index(fields=["participant", "-recorded_at"], name="meetings_terms_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
