"""Propose something for one's programme, and answer what was proposed. Rule: docs/rules/user-council.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.councils.domain.proposals import AnswerState, refusals_to_answer, refusals_to_propose
from kedjan.councils.models import Answer, Author, Proposal
from kedjan.councils.queries import proposal, waiting_of
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, ProgrammeId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock
from kedjan.participants.queries import register_of
from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.queries import partners


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody proposed something for their programme. Which proposal it is, only their own row says."""

    participant_id: ParticipantId
    programme_id: ProgrammeId


@dataclass(frozen=True, slots=True)
class ProposalAnswered:
    """The programme answered a proposal; never in which words."""

    idea_id: UUID
    programme_id: ProgrammeId
    state: AnswerState


class CannotPropose(Refusal):
    """Nothing was proposed."""


class CannotAnswerProposal(Refusal):
    """The proposal is answered as it was."""


_NOT_YOURS = Reason("own.not_yours", N_("Det här kan bara du själv göra."))
_NO_SUCH_PROPOSAL = Reason("no-such-proposal", N_("Förslaget finns inte."))
_NOT_THE_OWNER = Reason("only-the-owner-answers", N_("Bara den som äger programmet svarar på förslag."))


@transaction.atomic
def propose(*, actor: Actor, text: str, signed: str, now: datetime) -> Proposed:
    """Propose something for the actor's own programme; signed: a name to show, if any. Raises CannotPropose."""
    require(actor, Permission.PROPOSE)
    me = actor.participant_id
    if me is None:
        raise CannotPropose(_NOT_YOURS)
    lock_person(me)
    case, register = case_of(actor=actor, participant_id=me), register_of(actor=actor, participant_id=me)
    waiting = waiting_of(actor=actor, participant_id=me)
    reasons = refusals_to_propose(text=text, waiting=waiting, is_enrolled=case is not None and register is not None)
    if reasons or case is None or register is None:
        raise CannotPropose(*reasons)
    idea = _save(case.programme_id, text, signed, now)
    Author.objects.create(
        idea_id=idea, participant_id=me, organisation_id=register, written_at=now, written_by=actor.account_id
    )
    event = Proposed(participant_id=me, programme_id=case.programme_id)
    record(actor=actor, event=event, now=now)
    return event


def _save(programme_id: ProgrammeId, text: str, signed: str, now: datetime) -> UUID:
    idea = new_id()
    Proposal.objects.create(
        id=idea,
        programme_id=programme_id,
        text_sealed=Proposal.TEXT.seal(text.strip(), idea),
        signed_sealed=Proposal.SIGNED.seal(signed.strip(), idea) if signed.strip() else None,
        proposed_at=now,
    )
    return idea


@transaction.atomic
def answer_proposal(*, actor: Actor, idea_id: UUID, state: AnswerState, words: str, now: datetime) -> ProposalAnswered:
    """Answer a proposal to everybody in the programme; the database tells whoever proposed it. CannotAnswerProposal."""
    require(actor, Permission.ANSWER_PROPOSALS)
    lock(idea_id)
    found = proposal(actor=actor, idea_id=idea_id)
    if found is None:
        raise CannotAnswerProposal(_NO_SUCH_PROPOSAL)
    if not owns(actor=actor, programme_id=found.programme_id):
        raise CannotAnswerProposal(_NOT_THE_OWNER)
    reasons = refusals_to_answer(before=found.state, to=state, words=words)
    if reasons:
        raise CannotAnswerProposal(*reasons)
    row = new_id()
    Answer.objects.create(
        id=row,
        proposal_id=idea_id,
        state=state,
        words_sealed=Answer.WORDS.seal(words.strip(), row),
        answered_at=now,
        answered_by=actor.account_id,
    )
    event = ProposalAnswered(idea_id=idea_id, programme_id=found.programme_id, state=state)
    record(actor=actor, event=event, now=now)
    return event


def owns(*, actor: Actor, programme_id: ProgrammeId) -> bool:
    """Tell whether the actor's organisation owns the programme."""
    return any(
        one.role == PartnerRole.OWNER and one.organisation.id == actor.organisation_id
        for one in partners(programme_id=programme_id)
    )
