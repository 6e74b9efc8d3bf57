"""Take in a paper: sealed, of a kind that can be read safely, and only under a power of attorney that holds."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.scans import ScanType
from kedjan.consents.domain.terms import Paper
from kedjan.integrations.clamd import CannotScan, is_harmful
from kedjan.integrations.pdf import fault_of_pdf
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ConsentId, PaperId, PaperRequestId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.files import OF_PDF, refusals_of_size, refusals_of_type, type_of_paper
from kedjan.papers.domain.path import OUT, Marking
from kedjan.papers.models import ReceivedPaper
from kedjan.papers.operations.marking import NOT_YOURS, locked, power_over, write_mark
from kedjan.papers.queries.requests import RequestView


@dataclass(frozen=True, slots=True)
class PaperReceived:
    """A paper has come in and is kept, sealed."""

    paper_id: PaperId
    request_id: PaperRequestId
    participant_id: ParticipantId
    paper_kind: Paper


class CannotReceivePaper(Refusal):
    """The file is not one that is taken, or nothing may be taken in for the request; nothing was kept."""


_NOT_SENT = Reason("paper-not-sent", N_("Begäran är inte skickad, eller så är den stoppad. Inget kan tas emot."))
_OTHER_KIND = Reason("paper-not-asked-for", N_("Det slaget är inte begärt. Ta bara emot det som fullmakten gäller."))
_NOT_CHECKED = Reason("scan-not-checked", N_("Filen kunde inte kontrolleras just nu. Försök igen om en stund."))
_HARMFUL = Reason("scan-is-harmful", N_("Filen innehåller något skadligt och sparades inte."))


@transaction.atomic
def receive_paper(
    *, actor: Actor, request_id: PaperRequestId, kind: Paper, content: bytes, now: datetime
) -> PaperReceived:
    """Keep one file of what the provider sent; the request is then answered. Raises CannotReceivePaper."""
    request = locked(actor, request_id)
    require(actor, Permission.COLLECT_PAPERS)
    if request is None or request.organisation_id != actor.home:
        raise CannotReceivePaper(NOT_YOURS)
    by, missing = power_over(actor, request, now)
    reasons = (*_of_request(request, kind), *missing)
    if reasons or by is None:
        raise CannotReceivePaper(*reasons)
    media_type = checked_type(content)
    event = _kept(actor, request, kind, content, (by, media_type), now)
    if request.stand.state in OUT:
        write_mark(actor, request, Marking(RequestState.RECEIVED, swedish_day(now)), by, now)
        values = {"organisation": str(request.organisation_id)}
        tell(actor=actor, tellings=[to_person(NoticeKind.PAPER_RECEIVED, request.participant_id, values)], now=now)
    record(actor=actor, event=event, now=now)
    return event


def checked_type(content: bytes) -> ScanType:
    """Return what the file is, after everything that could be wrong with it; raises CannotReceivePaper."""
    reasons = refusals_of_size(len(content)) or refusals_of_type(type_of_paper(content))
    media_type = type_of_paper(content)
    if reasons or media_type is None:
        raise CannotReceivePaper(*reasons)
    try:
        if is_harmful(content):
            raise CannotReceivePaper(_HARMFUL)
    except CannotScan as error:
        raise CannotReceivePaper(_NOT_CHECKED) from error
    fault = fault_of_pdf(content) if media_type is ScanType.PDF else None
    if fault is not None:
        raise CannotReceivePaper(OF_PDF[fault])
    return media_type


def _of_request(request: RequestView, kind: Paper) -> tuple[Reason, ...]:
    if request.stand.state not in OUT | {RequestState.RECEIVED}:
        return (_NOT_SENT,)
    return () if kind in request.wanted.papers else (_OTHER_KIND,)


def _kept(
    actor: Actor,
    request: RequestView,
    kind: Paper,
    content: bytes,
    found: tuple[ConsentId, ScanType],
    now: datetime,
) -> PaperReceived:
    by, media_type = found
    which = PaperId(new_id())
    ReceivedPaper.objects.create(
        id=which,
        request_id=request.id,
        participant_id=request.participant_id,
        organisation_id=request.organisation_id,
        consent_id=by,
        kind=kind,
        content_sealed=ReceivedPaper.CONTENT.seal_bytes(content, which),
        media_type=media_type,
        size=len(content),
        received_at=now,
        received_by=actor.account_id,
    )
    return PaperReceived(paper_id=which, request_id=request.id, participant_id=request.participant_id, paper_kind=kind)
