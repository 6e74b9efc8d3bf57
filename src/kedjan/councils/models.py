"""Proposals and what the council says of them, their authors apart, the answers, and what each did in the council.

Every row is written once.

Rule: docs/rules/user-council.md.
"""

from django.db import models

from kedjan.councils.domain.chairs import ON_CHAIRS, Deed
from kedjan.councils.domain.proposals import AnswerState
from kedjan.integrations.vault import SealedColumn
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from kedjan.kernel.privacy import FieldPrivacy, Retention


class Proposal(models.Model):
    """What somebody in the programme thinks should change. Nothing here says who, unless they sign it themselves.

    about: the proposal that somebody in the council says something of; None for a proposal.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.PROGRAMME,
        staff=("id", "programme", "about", "text_sealed", "signed_sealed", "proposed_at"),
    )
    TEXT = SealedColumn("councils_proposal", "text_sealed", place="council_proposal.text")
    SIGNED = SealedColumn("councils_proposal", "signed_sealed", place="council_proposal.signed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey("Proposal", null=True, on_delete=models.PROTECT, related_name="+")
    text_sealed = models.BinaryField()
    signed_sealed = models.BinaryField(null=True)
    proposed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["programme", "-id"], condition=models.Q(about=None), name="councils_proposal_newest"),
            models.Index(fields=["about", "id"], name="councils_proposal_said"),
        ]

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


class Mark(models.Model):
    """What somebody did in the council: took or left a chair, supports a proposal or no longer; the latest counts.

    Seen by that person alone. organisation: whose register keeps it, which disposes of it and never sees it.
    """

    PRIVACY = FieldPrivacy(
        retention=Retention.CASE,
        categories=(Category.PLAN,),
        pseudonymous=("id", "participant"),
        personal=("organisation", "programme", "deed", "chair", "idea", "marked_at"),
        staff=("marked_by",),
    )

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    participant = models.ForeignKey("participants.Participant", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Deed])
    chair = models.PositiveSmallIntegerField(null=True)
    idea = models.ForeignKey("Proposal", null=True, on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()
    marked_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deed__in=ON_CHAIRS, chair__isnull=False, idea__isnull=True)
                | (~models.Q(deed__in=ON_CHAIRS) & models.Q(chair__isnull=True, idea__isnull=False)),
                name="what is done in the council is about a chair or a proposal",
            )
        ]
        indexes = [
            models.Index(fields=["participant", "programme"], name="councils_mark_person"),
            models.Index(fields=["programme"], condition=models.Q(idea=None), name="councils_mark_chairs"),
            models.Index(fields=["idea"], name="councils_mark_idea"),
        ]

    def __str__(self) -> str:
        """Return what was done."""
        return self.deed


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
