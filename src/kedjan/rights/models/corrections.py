"""What a person says is wrong, and what the organisation that answers for it decided. Both stand as written."""

from django.db import models

from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.rights.domain.corrections import Verdict


class CorrectionRequest(models.Model):
    """One value of one record that the person says is wrong: what is wrong and what it should say, sealed."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant", "record_id"),
        personal=("organisation", "record_table", "record_value", "asked_at"),
        sensitive=("wrong_sealed", "wanted_sealed"),
        staff=("asked_by",),
    )

    WRONG = SealedColumn("rights_correctionrequest", "wrong_sealed", place="correctionrequest.wrong")
    WANTED = SealedColumn("rights_correctionrequest", "wanted_sealed", place="correctionrequest.wanted")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    record_table = models.CharField(max_length=63)
    record_id = models.UUIDField()
    record_value = models.CharField(max_length=63)
    wrong_sealed = models.BinaryField()
    wanted_sealed = models.BinaryField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-asked_at"], name="rights_correction_waiting"),
            models.Index(fields=["participant", "-asked_at"], name="rights_correction_person"),
        ]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class CorrectionDecision(models.Model):
    """The answer. recorded: what holds from now on; the record itself stays beside it where it may not be changed."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("request", "participant"),
        personal=("organisation", "verdict", "decided_at"),
        sensitive=("recorded_sealed", "reason_sealed"),
        staff=("decided_by",),
    )

    RECORDED = SealedColumn(
        "rights_correctiondecision", "recorded_sealed", place="correctiondecision.recorded", row=("request_id",)
    )
    REASON = SealedColumn(
        "rights_correctiondecision", "reason_sealed", place="correctiondecision.reason", row=("request_id",)
    )

    request = models.OneToOneField("CorrectionRequest", primary_key=True, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Verdict])
    recorded_sealed = models.BinaryField(null=True)
    reason_sealed = models.BinaryField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.UUIDField()

    def __str__(self) -> str:
        """Return the verdict."""
        return self.verdict
