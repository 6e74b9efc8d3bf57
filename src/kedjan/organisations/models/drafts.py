"""What somebody has typed in a form and not sent. It may be about anybody: sealed, and seen by them alone."""

from django.db import models

from kedjan.integrations.vault import BlindIndex, SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Draft(models.Model):
    """One form as one account left it, acting for one organisation or as the participant that they are.

    address_index: of which page and form, as a keyed hash, for an address can name a person. writer: the opened page
    that saved it last. minute_at, saves: how often it has been saved within that minute.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.DRAFT,
        categories=tuple(Category),
        sensitive=("fields_sealed",),
        staff=("id", "account", "organisation", "address_index", "writer", "saved_at", "minute_at", "saves"),
    )

    FIELDS = SealedColumn("organisations_draft", "fields_sealed", place="draft.fields", at_once=50)
    ADDRESS = BlindIndex("organisations_draft", "address_index", purpose="organisations.draft")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("Account", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    address_index = models.BinaryField(max_length=80)
    fields_sealed = models.BinaryField(max_length=200_000)
    writer = models.CharField(max_length=22)
    saved_at = models.DateTimeField(db_index=True)
    minute_at = models.DateTimeField()
    saves = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "address_index"], name="an account has one draft of a form")
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
