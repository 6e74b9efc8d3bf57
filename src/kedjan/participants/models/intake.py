"""The staging area of an import: nothing here is in the register before a person has confirmed it."""

from django.db import models

from kedjan.integrations.vault import BlindIndex, SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class ImportBatch(models.Model):
    """One uploaded file: how far it has come, counts by standing, and whether somebody confirmed it.

    digest: a keyed one, of the content. content_sealed: the file itself, only while a job is to read it.
    asked_by and asked_as: who the job works as, and in which role; attempt: which job may work, so that an earlier one
    that comes back to life stops; begun_at and moved_at: as in kernel.progress; also_attention: the yes was to rows
    that need a look too.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.STAGING,
        categories=(Category.IDENTITY, Category.ECONOMY),
        personal=("counts", "notices"),
        identity=("content_sealed",),
        staff=(
            *("id", "organisation", "created_at", "created_by", "digest", "status", "decided_at"),
            *("asked_by", "asked_as", "attempt", "begun_at", "moved_at", "also_attention"),
        ),
    )

    CONTENT = SealedColumn("participants_importbatch", "content_sealed", place="importbatch.content", at_once=1)
    DIGEST = BlindIndex("participants_importbatch", "digest", purpose="participants.import")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.UUIDField()
    digest = models.BinaryField()
    status = models.CharField(max_length=12)
    counts = models.JSONField()
    notices = models.JSONField()
    content_sealed = models.BinaryField(null=True)
    decided_at = models.DateTimeField(null=True)
    asked_by = models.UUIDField(null=True)
    asked_as = models.CharField(max_length=40, default="", db_default="")
    attempt = models.PositiveSmallIntegerField(default=0, db_default=0)
    begun_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)
    also_attention = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-created_at", "-id"], name="participants_imports")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class ImportRow(models.Model):
    """One row of the file: its line, where it stands (a Standing), what it would change, its messages.

    Its cleaned values and what was said of them, which may quote a cell, are sealed; the values are gone when the file
    has been decided on. is_protected: the file says that the person's identity is, so that the row is for whoever sent
    the file alone.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.STAGING,
        categories=(Category.IDENTITY, Category.ECONOMY),
        personal=("id", "batch", "organisation", "line", "verdict", "change"),
        sensitive=("is_protected",),
        identity=("values_sealed", "messages_sealed", "number_index"),
    )

    VALUES = SealedColumn("participants_importrow", "values_sealed", place="importrow.values", row=("batch_id", "line"))
    MESSAGES = SealedColumn(
        "participants_importrow", "messages_sealed", place="importrow.messages", row=("batch_id", "line")
    )
    NUMBER_INDEX = BlindIndex("participants_importrow", "number_index", purpose="participants.number")

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey("ImportBatch", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    line = models.PositiveIntegerField()
    verdict = models.CharField(max_length=12)
    change = models.CharField(max_length=12)
    messages_sealed = models.BinaryField(null=True)
    values_sealed = models.BinaryField(null=True)
    number_index = models.BinaryField(null=True)
    is_protected = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="a line is staged once")]
        indexes = [models.Index(fields=["batch", "verdict", "line"], name="participants_import_verdict")]

    def __str__(self) -> str:
        """Return the line number."""
        return f"{self.line}"
