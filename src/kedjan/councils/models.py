"""Proposals without their author, who proposed them apart, and the answers. Every row is written once.

Rule: docs/rules/user-council.md.
"""

from django.db import models

from kedjan.councils.domain.proposals import AnswerState
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Proposal(models.Model):
    """What somebody in the programme thinks should change. Nothing here says who, unless they sign it themselves."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME, staff=("id", "programme", "text_sealed", "signed_sealed", "proposed_at")
    )
    TEXT = SealedColumn("councils_proposal", "text_sealed", place="council_proposal.text")
    SIGNED = SealedColumn("councils_proposal", "signed_sealed", place="council_proposal.signed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    signed_sealed = models.BinaryField(null=True)
    proposed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["programme", "-id"], name="councils_proposal_newest")]

    def __str__(self) -> str:
        """Return the opaque id."""
        return str(self.pk)


class Author(models.Model):
    """Whose proposal it is: seen by that person and nobody else, so that the answer finds them.

    organisation: whose register keeps it, which disposes of it and never sees it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("idea", "participant"),
        personal=("organisation", "written_at"),
        staff=("written_by",),
    )

    idea = models.OneToOneField("Proposal", primary_key=True, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    written_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["participant"], name="councils_author_person")]

    def __str__(self) -> str:
        """Return the opaque id of the proposal."""
        return str(self.pk)


class Answer(models.Model):
    """What the programme says to a proposal, to everybody in it; the latest counts."""

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        staff=("id", "proposal", "state", "words_sealed", "answered_at", "answered_by"),
    )
    WORDS = SealedColumn("councils_answer", "words_sealed", place="council_answer.words")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proposal = models.ForeignKey("Proposal", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=[(one.value, one.value) for one in AnswerState])
    words_sealed = models.BinaryField()
    answered_at = models.DateTimeField()
    answered_by = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["proposal", "id"], name="councils_answer_latest")]

    def __str__(self) -> str:
        """Return the state."""
        return self.state
