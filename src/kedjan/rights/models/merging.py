"""Two records of one person in one register, joined; and what was moved, so that exactly that can be moved back.

The application role writes none of this: app.merge_records and app.undo_merge do, which also move the rows.
"""

from django.db import models

from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Merge(models.Model):
    """`participant` is the record that is kept; `other` is in use no longer, until the merge is undone."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "other"),
        personal=("organisation", "merged_at"),
        sensitive=("reason_sealed",),
        staff=("merged_by",),
    )

    REASON = SealedColumn("rights_merge", "reason_sealed", place="merge.reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    reason_sealed = models.BinaryField()
    merged_at = models.DateTimeField()
    merged_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-merged_at"], name="rights_merge_list")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class MergeUndo(models.Model):
    """The merge was undone: by whom and when."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("merge", "participant"),
        personal=("organisation", "undone_at"),
        staff=("undone_by",),
    )

    merge = models.OneToOneField("Merge", primary_key=True, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField()
    undone_by = models.UUIDField()

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class MovedRow(models.Model):
    """One row that a merge touched: "moved" to the kept record, or "settled", so that it is on no list."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "merge", "participant", "row_key"),
        personal=("organisation", "table_name", "change"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.ForeignKey("Merge", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    table_name = models.CharField(max_length=63)
    row_key = models.CharField(max_length=36)
    change = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["merge", "table_name", "row_key"], name="a merge touches a row once")
        ]

    def __str__(self) -> str:
        """Return the table's name."""
        return self.table_name
