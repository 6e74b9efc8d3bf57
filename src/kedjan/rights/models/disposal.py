"""How long things are kept, what stops their disposal, and the protocol of what was disposed of."""

from django.db import models

from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class RetentionRule(models.Model):
    """How many months after the last note an organisation keeps rows of a class, from a day, by which decision.

    keeps_born_on: days of the month whose people are preserved ("5,15,25"), or empty. Written by the owner alone, so
    that nobody who can dispose can also shorten the time.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.REFERENCE,
        public=("id", "organisation", "retention", "months", "keeps_born_on", "valid_from", "source", "recorded_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    retention = models.CharField(max_length=20)
    months = models.PositiveSmallIntegerField()
    keeps_born_on = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    source = models.TextField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(months__gte=1), name="nothing is disposed of the same day"),
            models.UniqueConstraint(
                fields=["organisation", "retention", "valid_from"], name="a class has one rule from a day"
            ),
        ]

    def __str__(self) -> str:
        """Return the class and the day."""
        return f"{self.retention} {self.valid_from}"


class LegalHold(models.Model):
    """Somebody's rows may not be disposed of before a day has passed: why, and who says so."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "until_on", "placed_at"),
        sensitive=("reason_sealed",),
        staff=("placed_by",),
    )

    REASON = SealedColumn("rights_legalhold", "reason_sealed", place="legalhold.reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    reason_sealed = models.BinaryField()
    until_on = models.DateField()
    placed_at = models.DateTimeField()
    placed_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant"], name="rights_hold_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Disposal(models.Model):
    """One line of the protocol: the rule, the table, how many rows, up to which moment, when and by whom. Never who."""

    PRIVACY = FieldPrivacy(
        retention=Retention.REFERENCE,
        public=("id", "organisation", "rule", "table_name", "rows", "before", "disposed_at"),
        staff=("disposed_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey("RetentionRule", on_delete=models.PROTECT, related_name="+")
    table_name = models.CharField(max_length=63)
    rows = models.PositiveIntegerField()
    before = models.DateTimeField()
    disposed_at = models.DateTimeField()
    disposed_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-disposed_at"], name="rights_disposal_list")]

    def __str__(self) -> str:
        """Return the table's name."""
        return self.table_name
