"""Papers that have come in, sealed, and what each was used for. Rule: docs/rules/papers.md."""

from django.db import models

from kedjan.consents.domain.terms import Paper
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.papers.domain.codes import PaperUse, UseMark

_CARE = (Category.HEALTH_DOCUMENTS,)


class ReceivedPaper(models.Model):
    """One file that a provider has sent, sealed; its name is forgotten. consent: the power that it was taken in by."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=_CARE,
        pseudonymous=("id", "participant", "request", "consent"),
        personal=("organisation", "kind", "media_type", "size", "received_at"),
        sensitive=("content_sealed",),
        staff=("received_by",),
    )
    CONTENT = SealedColumn("papers_receivedpaper", "content_sealed", place="receivedpaper.content", at_once=2)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey("PaperRequest", on_delete=models.PROTECT, related_name="files")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey("consents.Consent", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Paper])
    content_sealed = models.BinaryField()
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    received_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant", "received_at"], name="papers_received_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class PaperUsed(models.Model):
    """That somebody used a paper for something, or what the person has said of such a use."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=_CARE,
        pseudonymous=("id", "participant", "paper"),
        personal=("organisation", "use", "mark", "recorded_at"),
        staff=("recorded_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey("ReceivedPaper", on_delete=models.PROTECT, related_name="uses")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    use = models.CharField(max_length=20, choices=[(one.value, one.value) for one in PaperUse])
    mark = models.CharField(max_length=15, choices=[(one.value, one.value) for one in UseMark])
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["paper", "recorded_at"], name="papers_used_of"),
            models.Index(fields=["participant"], name="papers_used_person"),
        ]

    def __str__(self) -> str:
        """Return what it was used for."""
        return self.use
