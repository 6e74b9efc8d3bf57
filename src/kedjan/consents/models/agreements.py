"""Consents as they were given, and the grants that row-level security reads. Withdrawn, never edited."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.privacy import FieldPrivacy, Retention

# What somebody can be let in for; nobody is let in to review or to run the system.
OPENED_FOR = (Purpose.SUPPORT, Purpose.FOLLOW_UP)


class Consent(models.Model):
    """One agreement: the exact text, how and when it was given, until when, and its withdrawal."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        pseudonymous=("id", "participant"),
        personal=(
            "organisation",
            "kind",
            "text",
            "text_version",
            "language",
            "method",
            "given_at",
            "valid_until",
            "withdrawn_at",
        ),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in ConsentKind])
    text = models.TextField()
    text_version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    method = models.CharField(max_length=20, choices=[(method.value, method.value) for method in ConsentMethod])
    recorded_by = models.UUIDField()
    given_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gt=F("given_at")), name="a consent ends after it is given"),
        ]
        indexes = [models.Index(fields=["participant", "-given_at"], name="consents_consent_participant")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Grant(models.Model):
    """One opening: an organisation may see one kind of information about the person, for one purpose, for a time."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        pseudonymous=("id", "participant", "consent"),
        personal=("organisation", "recorder", "purpose", "category", "valid", "withdrawn_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consent = models.ForeignKey("Consent", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    recorder = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=[(purpose.value, purpose.value) for purpose in OPENED_FOR])
    category = models.CharField(max_length=20, choices=[(category.value, category.value) for category in Category])
    valid = DateTimeRangeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "purpose", "participant", "category"],
                include=["valid"],
                name="consents_grant_probe",
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.Index(fields=["consent"], name="consents_grant_consent"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
