"""Requests for papers as the actor sees them: with what has happened, what came in, and the powers of attorney."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.scans import ScanType
from kedjan.consents.domain.terms import Paper, RecordsTerms
from kedjan.consents.queries import ConsentView, consents_of
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, OrganisationId, PaperId, PaperRequestId, ParticipantId
from kedjan.papers.domain.asking import Wanted
from kedjan.papers.domain.codes import RequestState, Way, WhyEnded
from kedjan.papers.domain.path import OUT, Stand
from kedjan.papers.domain.powers import Power, power_for
from kedjan.papers.domain.progress import Sight
from kedjan.papers.models import PaperRequest, ReceivedPaper, RequestMark


@dataclass(frozen=True, slots=True)
class MarkView:
    """One thing that has happened to a request."""

    state: RequestState
    on: date
    way: Way | None
    why: WhyEnded | None


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper that came in, without its content."""

    id: PaperId
    organisation_id: OrganisationId
    kind: Paper
    media_type: ScanType
    size: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request: what is wanted, who collects, what has happened (oldest first), and what came in."""

    id: PaperRequestId
    participant_id: ParticipantId
    organisation_id: OrganisationId
    wanted: Wanted
    by_person: bool
    marks: tuple[MarkView, ...]
    files: tuple[PaperView, ...]

    @property
    def stand(self) -> Stand:
        """Return where it stands."""
        return Stand(self.marks[-1].state, self.marks[-1].on)

    @property
    def sent_on(self) -> date | None:
        """Return the day when the provider first had it; None while it is not sent."""
        return next((one.on for one in self.marks if one.state is RequestState.SENT), None)

    def is_stopped(self, powers: Iterable[Power], now: datetime) -> bool:
        """Tell whether the provider has it while no power of attorney covers it any more."""
        return self.stand.state in OUT and power_for(wanted=self.wanted, powers=powers, now=now) is None

    def sight(self, powers: Iterable[Power], now: datetime) -> Sight:
        """Return what progress is counted from."""
        return Sight(self.stand, self.sent_on, self.is_stopped(powers, now))


def requests_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[RequestView, ...]:
    """Return the person's requests that the actor may see, oldest first, in three queries."""
    expect(actor)
    rows = _with_all(PaperRequest.objects.filter(participant_id=participant_id))
    return tuple(request_view(row) for row in rows.order_by("written_at", "id"))


def request_of(*, actor: Actor, request_id: PaperRequestId) -> RequestView | None:
    """Return one request; None where there is none or the actor does not see it."""
    expect(actor)
    row = _with_all(PaperRequest.objects.filter(pk=request_id)).first()
    return None if row is None else request_view(row)


def powers_of(*, actor: Actor, participant_id: ParticipantId) -> dict[OrganisationId, tuple[Power, ...]]:
    """Return the person's powers of attorney that the actor may see, by the organisation that has each."""
    found: dict[OrganisationId, tuple[Power, ...]] = {}
    for one in consents_of(actor=actor, participant_id=participant_id):
        power = power_in(one)
        if power is not None:
            whose = one.recorded_by_organisation
            found[whose] = (*found.get(whose, ()), power)
    return found


def power_in(consent: ConsentView) -> Power | None:
    """Return the agreement as a power of attorney; None for one of another kind."""
    if consent.kind is not ConsentKind.COLLECT_RECORDS or not isinstance(consent.terms, RecordsTerms):
        return None
    return Power(ConsentId(consent.id), consent.terms, consent.valid_from, consent.valid_until, consent.withdrawn_at)


def request_view(row: PaperRequest) -> RequestView:
    """Return a row with its marks and files, which were fetched with it."""
    address = "" if row.address_sealed is None else PaperRequest.ADDRESS.open(row.address_sealed, row.pk)
    return RequestView(
        id=PaperRequestId(row.pk),
        participant_id=ParticipantId(row.participant_id),
        organisation_id=OrganisationId(row.organisation_id),
        wanted=Wanted(
            provider=PaperRequest.PROVIDER.open(row.provider_sealed, row.pk),
            papers=frozenset(map(Paper, row.papers)),
            first_on=row.first_on,
            last_on=row.last_on,
            address=address,
            reply_to=row.reply_to,
        ),
        by_person=row.by_person,
        marks=tuple(_mark(one) for one in row.marks.all()),
        files=tuple(paper_view(one) for one in row.files.all()),
    )


def paper_view(row: ReceivedPaper) -> PaperView:
    """Return a paper without its content."""
    return PaperView(
        id=PaperId(row.pk),
        organisation_id=OrganisationId(row.organisation_id),
        kind=Paper(row.kind),
        media_type=ScanType(row.media_type),
        size=row.size,
        received_at=row.received_at,
    )


def _with_all(rows: QuerySet[PaperRequest]) -> QuerySet[PaperRequest]:
    marks = RequestMark.objects.order_by("recorded_at", "id")
    files = ReceivedPaper.objects.order_by("received_at", "id").defer("content_sealed")
    return rows.prefetch_related(Prefetch("marks", marks), Prefetch("files", files))


def _mark(row: RequestMark) -> MarkView:
    return MarkView(
        state=RequestState(row.state),
        on=row.on,
        way=Way(row.way) if row.way else None,
        why=WhyEnded(row.why) if row.why else None,
    )


def latest_reply_to(*, actor: Actor) -> str:
    """Return where the actor's organisation wanted its latest answer, to begin the next request with."""
    expect(actor)
    rows = PaperRequest.objects.filter(organisation_id=actor.home).exclude(reply_to="").order_by("-written_at", "-id")
    return rows.values_list("reply_to", flat=True).first() or ""
