"""Requests for papers, and what has happened to each: rows are added and never changed. Rule: docs/rules/papers.md."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kedjan.consents.domain.terms import Paper
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.papers.domain.codes import RequestState, Way, WhyEnded
from kedjan.papers.domain.path import OUT, UNDER_POWER

_CARE = (Category.HEALTH_DOCUMENTS,)


class PaperRequest(models.Model):
    """Which papers, of which time, from one provider. Who the provider is tells of care, and is sealed.

    organisation: who collects. reply_to: where it wants the answer. by_person: whether the person named it themselves.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=_CARE,
        pseudonymous=("id", "participant"),
        personal=("organisation", "papers", "first_on", "last_on", "by_person", "written_at"),
        sensitive=("provider_sealed", "address_sealed"),
        staff=("reply_to", "written_by"),
    )
    PROVIDER = SealedColumn("papers_paperrequest", "provider_sealed", place="paperrequest.provider")
    ADDRESS = SealedColumn("papers_paperrequest", "address_sealed", place="paperrequest.address")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    provider_sealed = models.BinaryField()
    address_sealed = models.BinaryField(null=True)
    papers = ArrayField(models.CharField(max_length=20, choices=[(one.value, one.value) for one in Paper]))
    reply_to = models.CharField(max_length=300, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    by_person = models.BooleanField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="the time of papers does not end first"
            ),
            models.CheckConstraint(condition=Q(papers__len__gt=0), name="a request names a kind of paper"),
        ]
        indexes = [models.Index(fields=["participant", "written_at"], name="papers_request_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class RequestMark(models.Model):
    """One thing that has happened to a request; the latest says where it stands.

    consent: the power of attorney that it was done by. way: how it was sent. why: why nothing comes of it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=_CARE,
        pseudonymous=("id", "participant", "request", "consent"),
        personal=("organisation", "state", "on", "way", "why", "recorded_at"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey("PaperRequest", on_delete=models.PROTECT, related_name="marks")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey("consents.Consent", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in RequestState])
    on = models.DateField()
    way = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in Way])
    why = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in WhyEnded])
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(consent__isnull=False) | ~Q(state__in=sorted(UNDER_POWER)),
                name="papers are collected by a power of attorney",
            ),
            models.CheckConstraint(
                condition=~Q(way="") | ~Q(state__in=sorted(OUT)), name="what is sent has a way to go"
            ),
            models.CheckConstraint(
                condition=~Q(why="") | ~Q(state__in=[RequestState.REFUSED, RequestState.CANCELLED]),
                name="what ends without papers has a reason",
            ),
        ]
        indexes = [
            models.Index(fields=["request", "-recorded_at", "-id"], name="papers_mark_latest"),
            models.Index(fields=["organisation", "on"], name="papers_mark_waiting"),
            models.Index(fields=["participant"], name="papers_mark_person"),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
