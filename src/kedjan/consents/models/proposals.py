"""What a person is asked to agree to on their own pages, and the scans of what they signed on paper."""

from django.db import models
from django.db.models import F, Q

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention

_CATEGORIES = [(category.value, category.value) for category in Category]


class Proposal(models.Model):
    """One question: the whole text and what a yes would open. Answered once, by the person, with yes or no.

    openings: receiver, purpose, kinds of information and givers of each, as ids and codes. The yes is a Consent that
    points here.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant", "openings"),
        personal=(
            "organisation",
            "kind",
            "category",
            "text_version",
            "language",
            "until_on",
            "proposed_at",
            "answered_at",
            "agreed",
        ),
        sensitive=("text_sealed", "terms_sealed"),
        staff=("proposed_by",),
    )

    TEXT = SealedColumn("consents_proposal", "text_sealed", place="proposal.text")
    TERMS = SealedColumn("consents_proposal", "terms_sealed", place="proposal.terms")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in ConsentKind])
    category = models.CharField(max_length=20, choices=_CATEGORIES)
    text_sealed = models.BinaryField()
    text_version = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    terms_sealed = models.BinaryField(null=True)
    openings = models.JSONField(default=list)
    until_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.UUIDField()
    answered_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, agreed__isnull=True)
                | Q(answered_at__gte=F("proposed_at"), agreed__isnull=False),
                name="an answer is yes or no, after the question",
            )
        ]
        indexes = [
            models.Index(fields=["participant", "-proposed_at"], name="consents_proposal_participant"),
            models.Index(
                fields=["organisation", "proposed_at"],
                condition=Q(answered_at__isnull=True),
                name="consents_proposal_unanswered",
            ),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Scan(models.Model):
    """What the person signed on paper, sealed; shown as a file to save and never as a page."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant", "consent"),
        personal=("organisation", "category", "media_type", "size", "kept_at"),
        sensitive=("content_sealed",),
        staff=("kept_by",),
    )

    CONTENT = SealedColumn("consents_scan", "content_sealed", place="scan.content", at_once=5)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    consent = models.ForeignKey("Consent", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=_CATEGORIES)
    content_sealed = models.BinaryField()
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["consent"], name="consents_scan_consent")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
