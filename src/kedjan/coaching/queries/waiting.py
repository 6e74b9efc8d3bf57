"""Read who waits for a group: those whom the actor may see, and nobody else."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.waiting import Wish
from kedjan.coaching.models import Waiting
from kedjan.integrations.database.context import expect
from kedjan.integrations.database.ordering import beyond
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, OrganisationId, ParticipantId, ProgrammeId, WaitingId
from kedjan.kernel.sex import Sex


@dataclass(frozen=True, slots=True)
class WaitingView:
    """Somebody who waits. municipality_code: None while it is unknown or protected."""

    id: WaitingId
    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    organisation_id: OrganisationId
    programme_id: ProgrammeId
    municipality_code: str | None
    sex: Sex
    wish: Wish
    recorded_at: datetime


_ORDER = ("latest_on", "id")


def waiting_people(
    *,
    actor: Actor,
    programme_id: ProgrammeId,
    after: tuple[date, WaitingId] | None = None,
    limit: int | None = None,
) -> tuple[WaitingView, ...]:
    """Return who waits for a group of the programme, whoever must start first at the top; after: a place in it."""
    expect(actor)
    rows = _waiting().filter(programme_id=programme_id)
    if after is not None:
        rows = rows.filter(beyond(_ORDER, after))
    return tuple(_view(row) for row in rows.order_by(*_ORDER)[:limit])


def waiting_of(*, actor: Actor, participant_id: ParticipantId) -> WaitingView | None:
    """Return how the person waits, or None."""
    expect(actor)
    row = _waiting().filter(participant_id=participant_id).order_by("-recorded_at").first()
    return None if row is None else _view(row)


def waiting_view(*, actor: Actor, waiting_id: WaitingId) -> WaitingView | None:
    """Return one who waits, or None."""
    expect(actor)
    row = _waiting().filter(pk=waiting_id).first()
    return None if row is None else _view(row)


def _waiting() -> QuerySet[Waiting]:
    return Waiting.objects.filter(ended_at__isnull=True).select_related("enrolment")


def _view(row: Waiting) -> WaitingView:
    return WaitingView(
        id=WaitingId(row.id),
        participant_id=ParticipantId(row.participant_id),
        enrolment_id=EnrolmentId(row.enrolment_id),
        organisation_id=OrganisationId(row.organisation_id),
        programme_id=ProgrammeId(row.programme_id),
        municipality_code=row.enrolment.municipality_id,
        sex=Sex(row.enrolment.sex),
        wish=Wish(
            earliest_on=row.earliest_on,
            latest_on=row.latest_on,
            benefit_ends=row.benefit_ends,
            max_minutes=row.max_minutes,
            needs=frozenset(RoomFeature(one) for one in row.needs),
            language=row.language,
        ),
        recorded_at=row.recorded_at,
    )
