"""The person's own notes, which nobody else sees until the person shares them."""

from django.db import models

from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class OwnNote(models.Model):
    """A note of the person's own. organisation: whose register keeps it, which disposes of it and sees it as others do:
    while the person shares it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "enrolment"),
        personal=("organisation", "shared_at", "changed_at"),
        sensitive=("text_sealed",),
        staff=("changed_by",),
    )
    TEXT = SealedColumn("plans_ownnote", "text_sealed", place="ownnote.text")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    enrolment = models.ForeignKey("journeys.Enrolment", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    shared_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant", "-changed_at"], name="plans_note_person")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
