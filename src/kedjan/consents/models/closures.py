"""What closes and what opens beside consents: blocks, their lifting for a time, and glass that was broken."""

from django.contrib.postgres.fields import DateTimeRangeField
from django.db import models
from django.db.models import Q

from kedjan.consents.domain.closing import GlassReason, LiftingGround, Verdict
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Block(models.Model):
    """One kind of information about the person is closed to one organisation, whatever consents say.

    recorder: the organisation that recorded it on the person's word; None where the person set it themselves.
    Set and lifted for good, never edited. The blocked organisation cannot read the row.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        category_field="category",
        pseudonymous=("id", "participant"),
        personal=("organisation", "recorder", "category", "since", "lifted_at"),
        staff=("set_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=20, choices=[(category.value, category.value) for category in Category])
    recorder = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    set_by = models.UUIDField()
    since = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "participant", "category"],
                name="consents_block_active",
                condition=Q(lifted_at__isnull=True),
            ),
            models.Index(fields=["participant", "-since"], name="consents_block_participant"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Lifting(models.Model):
    """One account sees past its organisation's blocks of the person, for at most seven days.

    It holds for the blocks that stood when it began: one that the person sets afterwards is not lifted.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "ground", "valid"),
        sensitive=("reason_sealed",),
        staff=("account_id", "unit"),
    )

    REASON = SealedColumn("consents_lifting", "reason_sealed", place="lifting.reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    unit = models.CharField(max_length=120)
    ground = models.CharField(max_length=20, choices=[(ground.value, ground.value) for ground in LiftingGround])
    reason_sealed = models.BinaryField()
    valid = DateTimeRangeField()

    class Meta:
        indexes = [
            models.Index(fields=["participant", "organisation", "account_id"], name="consents_lifting_probe"),
            models.Index(fields=["account_id", "organisation"], name="consents_lifting_of_account"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Emergency(models.Model):
    """Somebody broke the glass: an attempt by one account to see one person for some hours, found or not.

    Written by app.break_glass alone, one row for each register that knows the number, and one without a person where
    none does. owner: whose register; attempt_id: what the rows of one attempt share; told_at: when those it
    concerns were told.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "attempt_id", "participant"),
        personal=("organisation", "owner", "reason", "valid", "verdict", "told_at"),
        sensitive=("words_sealed",),
        staff=("account_id", "reviewed_at", "reviewed_by"),
    )

    WORDS = SealedColumn("consents_emergency", "words_sealed", place="emergency.words", row=("attempt_id",))

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attempt_id = models.UUIDField()
    participant = models.ForeignKey("participants.Participant", null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    reason = models.CharField(max_length=30, choices=[(reason.value, reason.value) for reason in GlassReason])
    words_sealed = models.BinaryField()
    valid = DateTimeRangeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    verdict = models.CharField(max_length=20, null=True, choices=[(one.value, one.value) for one in Verdict])
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account_id", "organisation"], name="consents_emergency_probe"),
            models.Index(fields=["participant"], name="consents_emergency_person"),
            models.Index(fields=["organisation"], name="consents_emergency_org"),
            models.Index(fields=["told_at"], name="consents_emergency_untold", condition=Q(told_at__isnull=True)),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)
