"""Ask for papers of one provider: somebody who supports the person, or the person themselves."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.queries.closing import refusals_to_write
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId, PaperRequestId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_organisation
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.papers.domain.asking import Wanted, refusals_to_ask
from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.path import OUT
from kedjan.papers.models import PaperRequest, RequestMark
from kedjan.papers.queries.requests import powers_of, requests_of
from kedjan.participants.operations import lock_person
from kedjan.participants.queries import person


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """Papers of one provider are asked for; nothing is sent yet."""

    request_id: PaperRequestId
    participant_id: ParticipantId
    by_person: bool


class CannotAskForPaper(Refusal):
    """The request is incomplete or made already; nothing was written."""


_NOBODY = Reason("paper-nobody-collects", N_("Det finns ingen som kan hämta papper åt dig än."))
_RUNNING = OUT | {RequestState.WANTED}


@transaction.atomic
def ask_for_paper(*, actor: Actor, participant_id: ParticipantId, wanted: Wanted, now: datetime) -> PaperWanted:
    """Write down which papers are wanted of whom; raises CannotAskForPaper. It needs no power before it is sent."""
    lock_person(participant_id)
    is_person = actor.participant_id is not None
    require(actor, Permission.DECIDE_OWN_PAPERS if is_person else Permission.COLLECT_PAPERS)
    whose = _collector(actor, participant_id)
    found = requests_of(actor=actor, participant_id=participant_id)
    running = [one.wanted.provider for one in found if one.organisation_id == whose and one.stand.state in _RUNNING]
    reasons = refusals_to_ask(wanted=wanted, running=running, today=swedish_day(now))
    if reasons:
        raise CannotAskForPaper(*reasons)
    which = _write(actor, participant_id, whose, wanted, now)
    if is_person:
        values = {"organisation": str(whose)}
        tell(actor=actor, tellings=[to_organisation(NoticeKind.PAPER_WANTED, participant_id, whose, values)], now=now)
    event = PaperWanted(request_id=which, participant_id=participant_id, by_person=is_person)
    record(actor=actor, event=event, now=now)
    return event


def _collector(actor: Actor, participant_id: ParticipantId) -> OrganisationId:
    """Return who collects: the actor's own organisation; for the person who has their latest power, or register."""
    if actor.participant_id is None:
        reasons = refusals_to_write(actor=actor, participant_id=participant_id)
        if reasons:
            raise CannotAskForPaper(*reasons)
        return actor.home
    me = person(actor=actor, participant_id=participant_id)
    if me is None or participant_id != actor.participant_id:
        raise CannotAskForPaper(_NOBODY)
    latest = [
        (power.valid_until, whose)
        for whose, powers in powers_of(actor=actor, participant_id=participant_id).items()
        for power in powers
        if power.withdrawn_at is None
    ]
    return max(latest)[1] if latest else me.organisation_id


def _write(
    actor: Actor, participant_id: ParticipantId, whose: OrganisationId, wanted: Wanted, now: datetime
) -> PaperRequestId:
    which, address = PaperRequestId(new_id()), wanted.address.strip()
    PaperRequest.objects.create(
        id=which,
        participant_id=participant_id,
        organisation_id=whose,
        provider_sealed=PaperRequest.PROVIDER.seal(wanted.provider.strip(), which),
        address_sealed=PaperRequest.ADDRESS.seal(address, which) if address else None,
        reply_to=wanted.reply_to.strip(),
        papers=sorted(wanted.papers),
        first_on=wanted.first_on,
        last_on=wanted.last_on,
        by_person=actor.participant_id is not None,
        written_at=now,
        written_by=actor.account_id,
    )
    RequestMark.objects.create(
        id=new_id(),
        request_id=which,
        participant_id=participant_id,
        organisation_id=whose,
        state=RequestState.WANTED,
        on=swedish_day(now),
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    return which
