"""Read what people are asked, and the scans of what they signed."""

from dataclasses import dataclass
from datetime import date, datetime

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.scans import ScanType
from kedjan.consents.domain.storing import openings_from_json
from kedjan.consents.models import Proposal, Scan
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId, ProposalId, ScanId


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A question: who asks, the whole text, what a yes opens and until when; the answer when there is one."""

    id: ProposalId
    kind: ConsentKind
    organisation_id: OrganisationId
    text: str
    language: str
    openings: tuple[Opening, ...]
    until_on: date
    proposed_at: datetime
    answered_at: datetime | None
    agreed: bool | None


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question that somebody has not answered: to whom, about what, and since when."""

    participant_id: ParticipantId
    kind: ConsentKind
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class ScanView:
    """A scan without its content."""

    id: ScanId
    consent_id: ConsentId
    media_type: ScanType
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class ScanContent:
    """A scan as it is handed out, and about whom."""

    participant_id: ParticipantId
    media_type: ScanType
    content: bytes


def proposals_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[ProposalView, ...]:
    """Return what the person is asked and was asked, as the actor sees it, the newest first."""
    expect(actor)
    rows = Proposal.objects.filter(participant_id=participant_id).order_by("-proposed_at", "id")
    return tuple(_view(row) for row in rows)


def unanswered(*, actor: Actor, limit: int) -> tuple[AskedView, ...]:
    """Return what the actor's organisation asks people who have not answered, the longest waiting first."""
    expect(actor)
    rows = Proposal.objects.filter(organisation_id=actor.home, answered_at__isnull=True).order_by("proposed_at", "id")
    found = rows.values_list("participant_id", "kind", "proposed_at")
    return tuple(AskedView(ParticipantId(one), ConsentKind(kind), at) for one, kind, at in found[:limit])


def scans_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[ScanView, ...]:
    """Return the scans about the person that the actor sees, oldest first; no content is read."""
    expect(actor)
    rows = Scan.objects.filter(participant_id=participant_id).order_by("kept_at", "id").defer("content_sealed")
    return tuple(
        ScanView(ScanId(row.id), ConsentId(row.consent_id), ScanType(row.media_type), row.kept_at) for row in rows
    )


def scan_content(*, actor: Actor, scan_id: ScanId) -> ScanContent | None:
    """Return the scan, opened; None where there is none or the actor does not see it."""
    expect(actor)
    row = Scan.objects.filter(pk=scan_id).first()
    if row is None:
        return None
    content = Scan.CONTENT.open_bytes(row.content_sealed, row.pk)
    return ScanContent(ParticipantId(row.participant_id), ScanType(row.media_type), content)


def _view(row: Proposal) -> ProposalView:
    return ProposalView(
        id=ProposalId(row.id),
        kind=ConsentKind(row.kind),
        organisation_id=OrganisationId(row.organisation_id),
        text=Proposal.TEXT.open(row.text_sealed, row.pk),
        language=row.language,
        openings=openings_from_json(row.openings),
        until_on=row.until_on,
        proposed_at=row.proposed_at,
        answered_at=row.answered_at,
        agreed=row.agreed,
    )
