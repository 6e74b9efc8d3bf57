"""Invitation, enrolment, stages, team and exit."""

from django.db import models
from django.db.models import F, Q

from kedjan.consents.domain.on_behalf import ToldBy, WhyOnBehalf
from kedjan.integrations.vault import SealedColumn
from kedjan.journeys.domain.codes import Channel
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.answers import Answer


class Invitation(models.Model):
    """Somebody on the early list was asked, through a channel, with a day to answer by."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "programme", "channel", "sent_at", "reply_by_on"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, choices=[(channel.value, channel.value) for channel in Channel])
    sent_at = models.DateTimeField()
    reply_by_on = models.DateField()
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant", "-sent_at"], name="journeys_invitation_latest")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class InvitationAnswer(models.Model):
    """What the person answered, in whose words it was recorded."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("invitation", "participant"),
        personal=("organisation", "answer", "answered_at", "told_by", "why_on_behalf"),
        staff=("recorded_by",),
    )

    invitation = models.OneToOneField("Invitation", primary_key=True, on_delete=models.PROTECT, related_name="answered")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=[(answer.value, answer.value) for answer in Answer])
    answered_at = models.DateTimeField()
    told_by = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in ToldBy])
    why_on_behalf = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in WhyOnBehalf])
    recorded_by = models.UUIDField()

    def __str__(self) -> str:
        """Return the answer's code."""
        return self.answer


class Enrolment(models.Model):
    """One participation in one version of a programme, with the facts that results are split by, as at the start."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("id", "participant"),
        personal=("organisation", "programme", "version", "enrolled_on", "sex", "municipality", "recorded_at"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("programmes.ProgrammeVersion", on_delete=models.PROTECT, related_name="+")
    enrolled_on = models.DateField()
    sex = models.CharField(max_length=10, choices=[(sex.value, sex.value) for sex in Sex])
    municipality = models.ForeignKey(
        "organisations.Municipality", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["participant"], name="journeys_enrolment_participant"),
            models.Index(fields=["programme", "enrolled_on"], name="journeys_enrolment_started"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class StageEntry(models.Model):
    """The participation came into a stage: who, what, when, and the reason where one was asked for."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("id", "enrolment", "participant"),
        personal=("organisation", "sequence", "stage", "entered_on", "recorded_at"),
        sensitive=("reason_sealed",),
        staff=("recorded_by",),
    )

    REASON = SealedColumn("journeys_stageentry", "reason_sealed", place="stageentry.reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.ForeignKey("Enrolment", on_delete=models.PROTECT, related_name="stages")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=40)
    entered_on = models.DateField()
    reason_sealed = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "sequence"], name="stages of a participation have one order")
        ]
        indexes = [models.Index(fields=["-recorded_at"], name="journeys_step_newest")]

    def __str__(self) -> str:
        """Return the stage's key."""
        return self.stage


class TeamMember(models.Model):
    """An organisation in the team around the person, from a day until a day. Drives every list of cases."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "enrolment", "participant"),
        personal=("organisation", "role", "since_on", "until_on"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    enrolment = models.ForeignKey("Enrolment", on_delete=models.PROTECT, related_name="team")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "organisation"], name="an organisation is in a team once"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="an organisation leaves a team after it joined",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-since_on", "enrolment"], name="journeys_team_list")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Exit(models.Model):
    """The participation ended, with an outcome of the programme's path."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN, Category.FOLLOW_UP),
        pseudonymous=("enrolment", "participant"),
        personal=("organisation", "exited_on", "outcome", "recorded_at"),
        staff=("recorded_by",),
    )

    enrolment = models.OneToOneField("Enrolment", primary_key=True, on_delete=models.PROTECT, related_name="exit")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    exited_on = models.DateField()
    outcome = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["-recorded_at"], name="journeys_exit_newest")]

    def __str__(self) -> str:
        """Return the outcome's key."""
        return self.outcome
