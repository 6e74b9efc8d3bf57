"""Agreements as they were given, and the grants that row-level security reads. Withdrawn, never edited."""

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models
from django.db.models import F, Q

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import ToldBy, WhyOnBehalf
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.privacy import FieldPrivacy, Retention

# What somebody can be let in for; nobody is let in to review or to run the system.
OPENED_FOR = (Purpose.SUPPORT, Purpose.FOLLOW_UP)
_CATEGORIES = [(category.value, category.value) for category in Category]
_WAYS = [(one.value, one.value) for one in ToldBy]
_WHY = [(one.value, one.value) for one in WhyOnBehalf]


class Consent(models.Model):
    """One agreement: the exact text, how and when it was given, from when until when, and its withdrawal.

    The text and the terms are sealed: a power of attorney names care providers. terms: what the kind names, as JSON;
    witness: who heard an oral yes, as JSON; proposal: what the person answered in the web. told_by and why_on_behalf:
    how whoever wrote it in was told, and why they did; empty where the person did it themselves.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant", "proposal"),
        personal=(
            "organisation",
            "kind",
            "category",
            "text_version",
            "language",
            "method",
            "given_at",
            "valid_from",
            "valid_until",
            "withdrawn_at",
            "told_by",
            "why_on_behalf",
            "withdrawn_told_by",
            "withdrawn_why",
        ),
        sensitive=("text_sealed", "terms_sealed", "witness_sealed"),
        staff=("recorded_by", "withdrawn_by"),
    )

    TEXT = SealedColumn("consents_consent", "text_sealed", place="consent.text")
    TERMS = SealedColumn("consents_consent", "terms_sealed", place="consent.terms")
    WITNESS = SealedColumn("consents_consent", "witness_sealed", place="consent.witness")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in ConsentKind])
    category = models.CharField(max_length=20, choices=_CATEGORIES)
    text_sealed = models.BinaryField()
    text_version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    terms_sealed = models.BinaryField(null=True)
    method = models.CharField(max_length=20, choices=[(method.value, method.value) for method in ConsentMethod])
    witness_sealed = models.BinaryField(null=True)
    proposal = models.OneToOneField("Proposal", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.UUIDField()
    given_at = models.DateTimeField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    told_by = models.CharField(max_length=20, blank=True, choices=_WAYS, db_default="")
    why_on_behalf = models.CharField(max_length=20, blank=True, choices=_WHY, db_default="")
    withdrawn_told_by = models.CharField(max_length=20, blank=True, choices=_WAYS, db_default="")
    withdrawn_why = models.CharField(max_length=20, blank=True, choices=_WHY, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gt=F("given_at")), name="a consent ends after it is given"),
            models.CheckConstraint(
                condition=Q(valid_from__gte=F("given_at"), valid_from__lt=F("valid_until")),
                name="a consent holds from when it is given or later",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="who withdrew stands with when",
            ),
        ]
        indexes = [models.Index(fields=["participant", "-given_at"], name="consents_consent_participant")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Grant(models.Model):
    """One opening: an organisation may see one kind of information about the person, for one purpose, for a time.

    giver_ids: the organisations that hand over. The grant opens rows that they own, and no other. is_blocked: whether
    the person has closed this kind to the organisation, kept true by the database and by nobody else.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant", "consent"),
        personal=(
            "organisation",
            "recorder",
            "giver_ids",
            "purpose",
            "category",
            "valid",
            "withdrawn_at",
            "is_blocked",
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consent = models.ForeignKey("Consent", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    recorder = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    giver_ids = ArrayField(models.UUIDField())
    purpose = models.CharField(max_length=20, choices=[(purpose.value, purpose.value) for purpose in OPENED_FOR])
    category = models.CharField(max_length=20, choices=_CATEGORIES)
    valid = DateTimeRangeField()
    withdrawn_at = models.DateTimeField(null=True)
    is_blocked = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(giver_ids__len__gt=0), name="a grant names who hands over"),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "purpose", "participant", "category"],
                include=["valid", "giver_ids", "is_blocked"],
                name="consents_grant_probe",
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.Index(fields=["consent"], name="consents_grant_consent"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
