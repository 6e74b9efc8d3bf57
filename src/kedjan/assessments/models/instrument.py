"""Instruments as they were loaded, every version kept; who holds which licence. docs/rules/instruments.md."""

from django.db import models
from django.db.models import F, Q

from kedjan.kernel.ids import new_id
from kedjan.kernel.privacy import FieldPrivacy, Retention


class InstrumentVersion(models.Model):
    """One version of an instrument, word for word: old answers keep the labels that they were given under."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        public=("id", "key", "version", "digest", "text", "valid_from", "valid_until", "loaded_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=60)
    version = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="an instrument has a version once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="an instrument ends when it has begun",
            ),
        ]

    def __str__(self) -> str:
        """Return the key and the version."""
        return f"{self.key} {self.version}"


class LicenceRecord(models.Model):
    """What an organisation has written of a licence that one of its accounts holds; the latest row counts."""

    PRIVACY = FieldPrivacy(
        retention=Retention.STAFF,
        staff=(
            "id",
            "account",
            "organisation",
            "licence",
            "since_on",
            "until_on",
            "recorded_at",
            "recorded_by",
        ),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("organisations.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    licence = models.CharField(max_length=60)
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
                name="a licence ends when it has begun",
            )
        ]
        indexes = [models.Index(fields=["account", "licence", "-recorded_at"], name="assessments_licence_latest")]

    def __str__(self) -> str:
        """Return the licence."""
        return self.licence
