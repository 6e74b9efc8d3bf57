"""Write what happens to a request: it is sent, reminded of, refused or stopped. Rule: docs/rules/papers.md."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, PaperRequestId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.papers.domain.codes import RequestState, WhyEnded
from kedjan.papers.domain.path import UNDER_POWER, Marking, refusals_to_mark
from kedjan.papers.domain.powers import power_for, refusals_without_power
from kedjan.papers.models import PaperRequest, RequestMark
from kedjan.papers.queries.requests import RequestView, powers_of, request_of
from kedjan.participants.operations import lock_person


@dataclass(frozen=True, slots=True)
class RequestMarked:
    """It is written what has happened to a request."""

    request_id: PaperRequestId
    participant_id: ParticipantId
    reached: RequestState
    on: date
    because: WhyEnded | None = None


class CannotMarkRequest(Refusal):
    """It cannot be written of the request, or no power of attorney lets it; nothing changed."""


NOT_YOURS = Reason("paper-not-yours", N_("Det är en annan organisation som hämtar de här pappren."))
_SENT_ALREADY = Reason("paper-sent-already", N_("Begäran är redan skickad. Säg till den som hjälper dig."))


@transaction.atomic
def mark_request(*, actor: Actor, request_id: PaperRequestId, marking: Marking, now: datetime) -> RequestMarked:
    """Write what has happened; sending and reminding need a power of attorney that holds. Raises CannotMarkRequest."""
    request = locked(actor, request_id)
    require(actor, Permission.COLLECT_PAPERS)
    if request is None or request.organisation_id != actor.home or marking.state is RequestState.RECEIVED:
        raise CannotMarkRequest(NOT_YOURS)
    reasons = refusals_to_mark(marking=marking, stand=request.stand, today=swedish_day(now))
    if reasons:
        raise CannotMarkRequest(*reasons)
    by = None
    if marking.state in UNDER_POWER:
        by, missing = power_over(actor, request, now)
        if by is None:
            raise CannotMarkRequest(*missing)
    return write_mark(actor, request, marking, by, now)


@transaction.atomic
def take_back_request(*, actor: Actor, request_id: PaperRequestId, now: datetime) -> RequestMarked:
    """Let the person take back what they named, while nothing is sent; raises CannotMarkRequest."""
    request = locked(actor, request_id)
    require(actor, Permission.DECIDE_OWN_PAPERS)
    if request is None or request.participant_id != actor.participant_id:
        raise CannotMarkRequest(NOT_YOURS)
    if request.stand.state is not RequestState.WANTED:
        raise CannotMarkRequest(_SENT_ALREADY)
    marking = Marking(RequestState.CANCELLED, swedish_day(now), why=WhyEnded.PERSON_ASKED)
    return write_mark(actor, request, marking, None, now)


def locked(actor: Actor, request_id: PaperRequestId) -> RequestView | None:
    """Return the request as it stands, for nobody else to write of the person until the transaction ends."""
    found = PaperRequest.objects.filter(pk=request_id).values_list("participant_id", flat=True).first()
    if found is None:
        return None
    lock_person(ParticipantId(found))
    return request_of(actor=actor, request_id=request_id)


def power_over(actor: Actor, request: RequestView, now: datetime) -> tuple[ConsentId | None, tuple[Reason, ...]]:
    """Return the power of attorney that covers the request now; or None, and what is missing."""
    known = powers_of(actor=actor, participant_id=request.participant_id).get(request.organisation_id, ())
    found = power_for(wanted=request.wanted, powers=known, now=now)
    if found is not None:
        return found.consent_id, ()
    return None, refusals_without_power(wanted=request.wanted, powers=known, now=now)


def write_mark(
    actor: Actor, request: RequestView, marking: Marking, by: ConsentId | None, now: datetime
) -> RequestMarked:
    """Write the mark, and its event."""
    RequestMark.objects.create(
        id=new_id(),
        request_id=request.id,
        participant_id=request.participant_id,
        organisation_id=request.organisation_id,
        consent_id=by,
        state=marking.state,
        on=marking.on,
        way=marking.way or "",
        why=marking.why or "",
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = RequestMarked(
        request_id=request.id,
        participant_id=request.participant_id,
        reached=marking.state,
        on=marking.on,
        because=marking.why,
    )
    record(actor=actor, event=event, now=now)
    return event
