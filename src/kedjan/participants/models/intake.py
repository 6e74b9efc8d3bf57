"""The staging area of an import: nothing here is in the register before a person has confirmed it."""

from django.db import models

from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class ImportBatch(models.Model):
    """One uploaded file, read and checked: counts by verdict, and whether somebody confirmed it."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAGING,
        personal=("counts", "notices"),
        staff=("id", "organisation", "created_at", "created_by", "digest", "status", "decided_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    status = models.CharField(max_length=12)
    counts = models.JSONField()
    notices = models.JSONField()
    decided_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class ImportRow(models.Model):
    """One row of the file: its line, its verdict, its messages, and its cleaned values, sealed."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAGING,
        personal=("id", "batch", "organisation", "line", "verdict", "messages"),
        identity=("values_sealed", "number_index"),
    )

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey("ImportBatch", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12)
    messages = models.JSONField()
    values_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="a line is staged once")]
        indexes = [models.Index(fields=["batch", "verdict", "line"], name="participants_import_verdict")]

    def __str__(self) -> str:
        """Return the line number."""
        return f"{self.line}"
