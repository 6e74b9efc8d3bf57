"""Requests that somebody has to do something about: providers to remind or stop, and what people have named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import PaperRequestId, ParticipantId
from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.path import OUT
from kedjan.papers.domain.progress import REMIND_AFTER_DAYS
from kedjan.papers.models import RequestMark


class ToDo(StrEnum):
    """What a request waits for."""

    STOP = "stop"
    REMIND = "remind"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A request of the actor's organisation that waits for somebody there, and since which day."""

    request_id: PaperRequestId
    participant_id: ParticipantId
    to_do: ToDo
    since_on: date


def waiting_requests(*, actor: Actor, now: datetime, today: date, limit: int) -> tuple[WaitingRequest, ...]:
    """Return what waits at the actor's organisation, the longest first: at most so many of each thing to do."""
    expect(actor)
    latest = _latest().filter(organisation_id=actor.home)
    ended = Q(consent__withdrawn_at__isnull=False) | Q(consent__valid_until__lte=now)
    out = latest.filter(state__in=OUT)
    found = (
        (ToDo.STOP, out.filter(ended)),
        (ToDo.REMIND, out.exclude(ended).filter(on__lte=today - timedelta(days=REMIND_AFTER_DAYS))),
        (ToDo.SEND, latest.filter(state=RequestState.WANTED, request__by_person=True)),
    )
    return tuple(
        WaitingRequest(PaperRequestId(row.request_id), ParticipantId(row.participant_id), to_do, row.on)
        for to_do, rows in found
        for row in rows.order_by("on", "id")[:limit]
    )


def _latest() -> QuerySet[RequestMark]:
    """Return the marks that nothing has been written after."""
    same = RequestMark.objects.filter(request_id=OuterRef("request_id"))
    later = Q(recorded_at__gt=OuterRef("recorded_at")) | Q(recorded_at=OuterRef("recorded_at"), id__gt=OuterRef("id"))
    return RequestMark.objects.filter(~Exists(same.filter(later)))
