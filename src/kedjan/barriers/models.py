"""Reports of barriers with what was answered. A report is added, never edited; its contact is taken away in time.

Nobody knows who wrote one unless they say so: anyone may, also without logging in. What they write is sealed, because
it may say more than was asked for. Rules: docs/rules/barriers.md.
"""

from django.db import models

from kedjan.barriers.domain.reports import ANSWERS
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Report(models.Model):
    """What bars somebody, in their own words, and how they can be reached if they want to be."""

    PRIVACY = FieldPrivacy(
        retention=Retention.BARRIER, staff=("id", "words_sealed", "contact_sealed", "language", "reported_at")
    )

    WORDS = SealedColumn("barriers_report", "words_sealed", place="report.words")
    CONTACT = SealedColumn("barriers_report", "contact_sealed", place="report.contact")

    id = models.UUIDField(primary_key=True, editable=False)
    words_sealed = models.BinaryField()
    contact_sealed = models.BinaryField(null=True)
    language = models.CharField(max_length=10)
    reported_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Reply(models.Model):
    """How far somebody has come with a report, in words; the latest counts."""

    PRIVACY = FieldPrivacy(
        retention=Retention.BARRIER, staff=("id", "report", "status", "words_sealed", "replied_by", "replied_at")
    )

    WORDS = SealedColumn("barriers_reply", "words_sealed", place="reply.words")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey("Report", on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=20, choices=[(one.value, one.value) for one in ANSWERS])
    words_sealed = models.BinaryField()
    replied_by = models.UUIDField()
    replied_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Sending(models.Model):
    """That a report came from somewhere, as a keyed hash that is forgotten after an hour; never which report."""

    PRIVACY = FieldPrivacy(retention=Retention.BARRIER, staff=("id", "address_hash", "at"))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address_hash = models.BinaryField(max_length=32)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
