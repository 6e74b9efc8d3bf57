"""Say what a paper is used for, which the person sees; and let the person say what it is not to be used for."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.queries.closing import refusals_to_write
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, PaperId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_organisation
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.papers.domain.codes import PaperUse, UseMark
from kedjan.papers.domain.uses import refusals_to_use
from kedjan.papers.models import PaperUsed
from kedjan.papers.queries.received import FoundPaper, no_to, paper_of, uses_of
from kedjan.participants.operations import lock_person


@dataclass(frozen=True, slots=True)
class PaperPutToUse:
    """Somebody uses a paper for something."""

    paper_id: PaperId
    participant_id: ParticipantId
    use: PaperUse


@dataclass(frozen=True, slots=True)
class UseDecided:
    """The person has said that a paper is not to be used for something, or that it may be again."""

    paper_id: PaperId
    participant_id: ParticipantId
    use: PaperUse
    said: UseMark


class CannotUsePaper(Refusal):
    """The paper is not to be used for that, or is not there; nothing was written."""


_NO_PAPER = Reason("no-paper", N_("Pappret finns inte."))


@transaction.atomic
def use_paper(*, actor: Actor, paper_id: PaperId, use: PaperUse, now: datetime) -> PaperPutToUse:
    """Write down what the actor reads the paper for; raises CannotUsePaper where the person has said no to it."""
    found = _locked(actor, paper_id)
    require(actor, Permission.COLLECT_PAPERS)
    reasons = refusals_to_write(actor=actor, participant_id=found.participant_id)
    if reasons:
        raise CannotUsePaper(*reasons)
    _write(actor, found, (use, UseMark.USED), actor.home, now)
    event = PaperPutToUse(paper_id=paper_id, participant_id=found.participant_id, use=use)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def decide_use(*, actor: Actor, paper_id: PaperId, use: PaperUse, may: bool, now: datetime) -> UseDecided:
    """Let the person say no to a use of a paper, or yes again; those who collected it are told of a no."""
    found = _locked(actor, paper_id)
    require(actor, Permission.DECIDE_OWN_PAPERS)
    if found.participant_id != actor.participant_id:
        raise CannotUsePaper(_NO_PAPER)
    mark, whose = UseMark.MAY_AGAIN if may else UseMark.NOT_FOR_THAT, found.paper.organisation_id
    _write(actor, found, (use, mark), whose, now)
    if mark is UseMark.NOT_FOR_THAT:
        values = {"organisation": str(whose)}
        told = to_organisation(NoticeKind.PAPER_NOT_FOR_THAT, found.participant_id, whose, values)
        tell(actor=actor, tellings=[told], now=now)
    event = UseDecided(paper_id=paper_id, participant_id=found.participant_id, use=use, said=mark)
    record(actor=actor, event=event, now=now)
    return event


def _locked(actor: Actor, paper_id: PaperId) -> FoundPaper:
    found = paper_of(actor=actor, paper_id=paper_id)
    if found is None:
        raise CannotUsePaper(_NO_PAPER)
    lock_person(found.participant_id)
    return found


def _write(
    actor: Actor, found: FoundPaper, what: tuple[PaperUse, UseMark], whose: OrganisationId, now: datetime
) -> None:
    use, mark = what
    uses = uses_of(actor=actor, participant_id=found.participant_id).get(found.paper.id, ())
    reasons = refusals_to_use(use=use, mark=mark, said_no=no_to(uses))
    if reasons:
        raise CannotUsePaper(*reasons)
    PaperUsed.objects.create(
        id=new_id(),
        paper_id=found.paper.id,
        participant_id=found.participant_id,
        organisation_id=whose,
        use=use,
        mark=mark,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
