"""One paper that came in, its content, and what each paper was used for."""

from dataclasses import dataclass
from datetime import datetime

from kedjan.consents.domain.scans import ScanType
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId, PaperId, PaperRequestId, ParticipantId
from kedjan.papers.domain.codes import PaperUse, UseMark
from kedjan.papers.domain.uses import said_no_to
from kedjan.papers.models import PaperUsed, ReceivedPaper
from kedjan.papers.queries.requests import PaperView, paper_view


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper, of which request, and about whom."""

    paper: PaperView
    request_id: PaperRequestId
    participant_id: ParticipantId


@dataclass(frozen=True, slots=True)
class UseView:
    """What a paper was used for, or what the person has said of it; by whom and when."""

    use: PaperUse
    mark: UseMark
    organisation_id: OrganisationId
    account_id: AccountId
    at: datetime


@dataclass(frozen=True, slots=True)
class PaperContent:
    """A paper as it is handed out."""

    participant_id: ParticipantId
    media_type: ScanType
    content: bytes


def paper_of(*, actor: Actor, paper_id: PaperId) -> FoundPaper | None:
    """Return the paper without its content; None where there is none or the actor does not see it."""
    expect(actor)
    row = ReceivedPaper.objects.filter(pk=paper_id).defer("content_sealed").first()
    if row is None:
        return None
    return FoundPaper(paper_view(row), PaperRequestId(row.request_id), ParticipantId(row.participant_id))


def paper_content(*, actor: Actor, paper_id: PaperId) -> PaperContent | None:
    """Return the paper, opened; None where there is none or the actor does not see it."""
    expect(actor)
    row = ReceivedPaper.objects.filter(pk=paper_id).first()
    if row is None:
        return None
    content = ReceivedPaper.CONTENT.open_bytes(row.content_sealed, row.pk)
    return PaperContent(ParticipantId(row.participant_id), ScanType(row.media_type), content)


def uses_of(*, actor: Actor, participant_id: ParticipantId) -> dict[PaperId, tuple[UseView, ...]]:
    """Return what each of the person's papers was used for and what the person has said of it, oldest first."""
    expect(actor)
    found: dict[PaperId, tuple[UseView, ...]] = {}
    rows = PaperUsed.objects.filter(participant_id=participant_id).order_by("recorded_at", "id")
    for row in rows:
        one = UseView(
            use=PaperUse(row.use),
            mark=UseMark(row.mark),
            organisation_id=OrganisationId(row.organisation_id),
            account_id=AccountId(row.recorded_by),
            at=row.recorded_at,
        )
        which = PaperId(row.paper_id)
        found[which] = (*found.get(which, ()), one)
    return found


def no_to(uses: tuple[UseView, ...]) -> frozenset[PaperUse]:
    """Return what the person does not want the paper used for."""
    return said_no_to((one.use, one.mark) for one in uses)


def has_said_why(uses: tuple[UseView, ...], actor: Actor) -> bool:
    """Tell whether the actor has said what they read the paper for, which the person has not said no to since."""
    mine = {one.use for one in uses if one.mark is UseMark.USED and one.account_id == actor.account_id}
    return bool(mine - no_to(uses))
