"""Read requests for correction with their answers: the person their own, an organisation those that it answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.rights.domain.corrections import Verdict
from kedjan.rights.models import CorrectionDecision, CorrectionRequest


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer: what holds now, or why nothing was changed."""

    verdict: Verdict
    recorded: str
    reason: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One request as the person and the organisation see it; decided is None while it waits."""

    id: UUID
    participant_id: ParticipantId
    organisation_id: OrganisationId
    table: str
    record_id: UUID
    value: str
    wrong: str
    wanted: str
    asked_at: datetime
    decided: Decided | None


def corrections_about(*, actor: Actor, participant_id: ParticipantId, limit: int = 200) -> tuple[CorrectionView, ...]:
    """Return the person's requests that the actor may see, newest first, in two queries."""
    expect(actor)
    return _views(CorrectionRequest.objects.filter(participant_id=participant_id).order_by("-asked_at", "-id")[:limit])


def corrections_to_answer(
    *, actor: Actor, limit: int = 200, is_latest_first: bool = False
) -> tuple[CorrectionView, ...]:
    """Return what waits for the actor's organisation, the longest waiting first or last, in two queries."""
    expect(actor)
    way = "-" if is_latest_first else ""
    answered = CorrectionDecision.objects.filter(request_id=OuterRef("pk"))
    waiting = CorrectionRequest.objects.filter(~Exists(answered), organisation_id=actor.home)
    return _views(waiting.order_by(f"{way}asked_at", f"{way}id")[:limit])


def correction(*, actor: Actor, request_id: UUID) -> CorrectionView | None:
    """Return the request, if the actor may see it."""
    expect(actor)
    return next(iter(_views(CorrectionRequest.objects.filter(pk=request_id))), None)


def _views(rows: "QuerySet[CorrectionRequest]") -> tuple[CorrectionView, ...]:
    requests = tuple(rows)
    answers = CorrectionDecision.objects.in_bulk([row.id for row in requests])
    return tuple(_view(row, answers.get(row.id)) for row in requests)


def _view(row: CorrectionRequest, answer: CorrectionDecision | None) -> CorrectionView:
    return CorrectionView(
        id=row.id,
        participant_id=ParticipantId(row.participant_id),
        organisation_id=OrganisationId(row.organisation_id),
        table=row.record_table,
        record_id=row.record_id,
        value=row.record_value,
        wrong=CorrectionRequest.WRONG.open(row.wrong_sealed, row.id),
        wanted=CorrectionRequest.WANTED.open(row.wanted_sealed, row.id),
        asked_at=row.asked_at,
        decided=None if answer is None else _decided(answer),
    )


def _decided(row: CorrectionDecision) -> Decided:
    recorded, reason = row.recorded_sealed, row.reason_sealed
    return Decided(
        verdict=Verdict(row.verdict),
        recorded="" if recorded is None else CorrectionDecision.RECORDED.open(recorded, row.pk),
        reason="" if reason is None else CorrectionDecision.REASON.open(reason, row.pk),
        decided_at=row.decided_at,
    )
