"""What waits at the gates of an organisation's teams, for the organisation itself or for others: for its start page.

The rule: docs/rules/start.md.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.journeys.models import GateMark
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GateId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category

MOST_COUNTED = 1_000
"""No count goes further: to know how many thousands there are helps nobody, and costs as much as reading them."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Which gates are asked for; None: both.

    is_ours: those that the actor's organisation answers for, or those that others do; is_late: past their day or not.
    """

    is_ours: bool | None = None
    is_late: bool | None = None


@dataclass(frozen=True, slots=True)
class WaitingGate:
    """A gate that is not settled: of whom, who answers for it, since when it stands so, and until when."""

    gate_id: GateId
    participant_id: ParticipantId
    version_id: UUID
    kind: str
    category: Category
    owner_id: OrganisationId
    since: datetime
    due_on: date


def waiting_gates(*, actor: Actor, which: Waits, today: date, limit: int) -> tuple[WaitingGate, ...]:
    """Return gates of the running teams that the actor's organisation is in, the first day first.

    One query, which an index on what waits answers.
    """
    found = (
        _waiting(actor, which, today)
        .order_by("due_on", "gate_id")
        .values_list(
            "gate_id",
            "participant_id",
            "gate__enrolment__version_id",
            "gate__kind",
            "category",
            "owner_id",
            "marked_at",
            "due_on",
        )
    )
    return tuple(
        WaitingGate(
            gate_id=GateId(gate),
            participant_id=ParticipantId(person),
            version_id=version,
            kind=kind,
            category=Category(category),
            owner_id=OrganisationId(owner),
            since=since,
            due_on=due_on,
        )
        for gate, person, version, kind, category, owner, since, due_on in found[:limit]
    )


def waiting_gates_count(*, actor: Actor, which: Waits, today: date) -> int:
    """Return how many there are, MOST_COUNTED at most."""
    return _waiting(actor, which, today)[:MOST_COUNTED].count()


def _waiting(actor: Actor, which: Waits, today: date) -> QuerySet[GateMark]:
    expect(actor)
    still = Q(gate__enrolment__team__until_on__isnull=True) | Q(gate__enrolment__team__until_on__gte=today)
    rows = GateMark.objects.filter(still, is_waiting=True, gate__enrolment__team__organisation_id=actor.home)
    if which.is_ours is not None:
        ours = Q(owner_id=actor.home)
        rows = rows.filter(ours if which.is_ours else ~ours)
    if which.is_late is not None:
        late = Q(due_on__lt=today)
        rows = rows.filter(late if which.is_late else ~late)
    return rows
