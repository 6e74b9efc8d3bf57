"""Requests that somebody has to do something about: providers to remind or stop, and what people have named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

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
    """Return so many of the requests that wait at the actor's organisation, the longest first, in one query."""
    expect(actor)
    ended = Q(consent__withdrawn_at__isnull=False) | Q(consent__valid_until__lte=now)
    out = Q(state__in=OUT)
    named = Q(state=RequestState.WANTED, request__by_person=True)
    rows = (
        _latest()
        .filter((out & ended) | (out & Q(on__lte=today - timedelta(days=REMIND_AFTER_DAYS))) | named)
        .filter(organisation_id=actor.home)
        .annotate(
            to_do=Case(
                When(named, then=Value(ToDo.SEND.value)),
                When(ended, then=Value(ToDo.STOP.value)),
                default=Value(ToDo.REMIND.value),
            )
        )
        .order_by("on", "id")
    )
    found = rows.values_list("request_id", "participant_id", "to_do", "on")
    return tuple(
        WaitingRequest(PaperRequestId(request), ParticipantId(person), ToDo(to_do), on)
        for request, person, to_do, on in found[:limit]
    )


def _latest() -> QuerySet[RequestMark]:
    """Return the marks that nothing has been written after."""
    same = RequestMark.objects.filter(request_id=OuterRef("request_id"))
    later = Q(recorded_at__gt=OuterRef("recorded_at")) | Q(recorded_at=OuterRef("recorded_at"), id__gt=OuterRef("id"))
    return RequestMark.objects.filter(~Exists(same.filter(later)))
