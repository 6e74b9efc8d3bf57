"""Read when those who wait can expect to start, by the plan that holds, else by the newest proposal."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.coaching.domain.codes import SeatAnswer
from kedjan.coaching.domain.expected import Basis, WhyUnknown
from kedjan.coaching.models import PlannedPerson, Seat
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import WaitingId


@dataclass(frozen=True, slots=True)
class ExpectedView:
    """When somebody can start, or why nobody knows. counted_at: when the plan was made, or began to hold."""

    basis: Basis
    starts_on: date | None
    later_on: date | None
    why: WhyUnknown | None
    counted_at: datetime


def expected_of(*, actor: Actor, waiting_ids: Collection[WaitingId], today: date) -> dict[WaitingId, ExpectedView]:
    """Return it for those whom a plan is about and the actor sees; a proposal is shown to staff alone."""
    expect(actor)
    rows = PlannedPerson.objects.filter(waiting_id__in=waiting_ids, counted_at__isnull=False).exclude(built_on="")
    if actor.participant_id is not None:
        rows = rows.filter(built_on=Basis.PUBLISHED)
    found = {
        WaitingId(row.waiting_id): row for row in rows.select_related("waiting").order_by("built_on", "counted_at")
    }
    refused = _not_taken(found.values())
    return {key: _view(row, today, not_taken=key in refused) for key, row in found.items()}


def _not_taken(rows: Collection[PlannedPerson]) -> set[WaitingId]:
    """Return who has already said no to the seat that the plan gave them."""
    of = {row.waiting.enrolment_id: row for row in rows}
    answered = Seat.objects.filter(enrolment_id__in=of, answer__in=(SeatAnswer.NO, SeatAnswer.OTHER_TIME))
    return {
        WaitingId(of[enrolment].waiting_id)
        for enrolment, offered_at in answered.values_list("enrolment_id", "offered_at")
        if offered_at >= (of[enrolment].counted_at or offered_at)
    }


def _view(row: PlannedPerson, today: date, *, not_taken: bool) -> ExpectedView:
    why = WhyUnknown(row.why_unknown) if row.why_unknown else None
    if row.starts_on is not None:
        why = WhyUnknown.NOT_TAKEN if not_taken else WhyUnknown.PASSED if row.starts_on < today else None
    is_known = why is None
    return ExpectedView(
        basis=Basis(row.built_on),
        starts_on=row.starts_on if is_known else None,
        later_on=row.later_on if is_known else None,
        why=why,
        counted_at=row.counted_at or row.waiting.recorded_at,
    )
