"""Questions about readings with their answers, and findings that somebody has looked at. Added, never edited."""

from django.db import models

from kedjan.audit.domain.unusual import Sign
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention
from kedjan.reviews.domain.asking import Concern, Outcome


class Question(models.Model):
    """A person asks an organisation's security officer why its people read about them on a day."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "on", "concern", "asked_at"),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    concern = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Concern])
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "organisation", "on"], name="a person asks once about a unit and a day"
            )
        ]
        indexes = [models.Index(fields=["organisation", "-asked_at"], name="reviews_question_latest")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Answer(models.Model):
    """What the security officer found; the latest counts. The words are for the person."""

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "question", "participant"),
        personal=("organisation", "outcome", "answered_at"),
        sensitive=("words_sealed",),
        staff=("answered_by",),
    )

    WORDS = SealedColumn("reviews_answer", "words_sealed", place="answer.words")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey("Question", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Outcome])
    words_sealed = models.BinaryField()
    answered_by = models.UUIDField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Handled(models.Model):
    """A finding that the security officer has looked at: of which account, sign and week, and how many it was then."""

    PRIVACY = FieldPrivacy(
        retention=Retention.AUDIT,
        categories=(Category.PLAN,),
        sensitive=("note_sealed",),
        staff=("id", "organisation", "account_id", "sign", "on", "count", "handled_by", "handled_at"),
    )

    NOTE = SealedColumn("reviews_handled", "note_sealed", place="handled.note")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    sign = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Sign])
    on = models.DateField()
    count = models.IntegerField()
    note_sealed = models.BinaryField()
    handled_by = models.UUIDField()
    handled_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-on"], name="reviews_handled_week")]

    def __str__(self) -> str:
        """Return the sign and the week; never whose."""
        return f"{self.sign} {self.on}"
