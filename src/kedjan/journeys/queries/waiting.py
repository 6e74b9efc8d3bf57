"""What waits at the gates of an organisation's teams, for the organisation itself or for others: for its start page.

The rule: docs/rules/start.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.journeys.models import Gate, GateMark, TeamMember
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GateId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category

Value = TypeVar("Value")
MOST_COUNTED = 100
"""No count goes further: how many hundreds there are helps nobody now, and costs as much as reading them."""


FEW = 200
"""An organisation with so few teams is asked team by team; one with more, by the day that gates are due."""


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
    enrolment_id: UUID
    participant_id: ParticipantId
    version_id: UUID
    kind: str
    category: Category
    owner_id: OrganisationId
    since: datetime
    due_on: date


@dataclass(frozen=True, slots=True)
class FewTeams:
    """The participations of a few teams, and their gates."""

    enrolments: tuple[UUID, ...]
    gates: tuple[UUID, ...]


Teams: TypeAlias = FewTeams | None


def few_teams(*, actor: Actor, today: date, since: datetime) -> Teams:
    """Return the participations whose team the organisation is in and that go on, or ended since the moment.

    None where they are more than FEW. Among all that waits in a nation, what few teams wait for is found from them;
    what many do is met soon by the day, and would cost too much from them.
    """
    expect(actor)
    rows = TeamMember.objects.filter(
        still_there(today),
        Q(enrolment__exit__isnull=True) | Q(enrolment__exit__recorded_at__gt=since),
        organisation_id=actor.home,
    )
    found = tuple(rows.values_list("enrolment_id", flat=True)[: FEW + 1])
    if len(found) > FEW:
        return None
    gates = Gate.objects.filter(enrolment_id__in=found).values_list("pk", flat=True)
    return FewTeams(enrolments=found, gates=tuple(gates))


def waiting_gates(
    *, actor: Actor, which: Waits, today: date, limit: int, within: Teams = None
) -> tuple[WaitingGate, ...]:
    """Return gates of the running teams that the actor's organisation is in, the first day first.

    One query, which an index on what waits answers. within: what `few_teams` returned.
    """
    found = (
        _waiting(actor, which, today, within)
        .order_by("due_on", "gate_id")
        .values_list(
            "gate_id",
            "gate__enrolment_id",
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
            enrolment_id=enrolment,
            participant_id=ParticipantId(person),
            version_id=version,
            kind=kind,
            category=Category(category),
            owner_id=OrganisationId(owner),
            since=since,
            due_on=due_on,
        )
        for gate, enrolment, person, version, kind, category, owner, since, due_on in first(found, limit, within)
    )


def waiting_gates_count(*, actor: Actor, which: Waits, today: date, within: Teams = None) -> int:
    """Return how many there are, MOST_COUNTED at most."""
    rows = _waiting(actor, which, today, within)
    return rows[:MOST_COUNTED].count() if within is None else min(rows.count(), MOST_COUNTED)


def _waiting(actor: Actor, which: Waits, today: date, within: Teams) -> QuerySet[GateMark]:
    expect(actor)
    return marks_waiting(actor, which, today).filter(at_gates(actor, today, within))


def marks_waiting(actor: Actor, which: Waits, today: date) -> QuerySet[GateMark]:
    """Return the marks whose gate waits, of those asked for: the rule of GateStatus.late on the latest marks."""
    rows = GateMark.objects.filter(is_waiting=True)
    if which.is_ours is not None:
        ours = Q(owner_id=actor.home)
        rows = rows.filter(ours if which.is_ours else ~ours)
    if which.is_late is not None:
        late = Q(due_on__lt=today)
        rows = rows.filter(late if which.is_late else ~late)
    return rows


def first(rows: "QuerySet[Any, Value]", limit: int, within: Teams) -> Iterable[Value]:
    """Return the first rows; of few teams all are read, because a LIMIT makes PostgreSQL go by the day instead."""
    return rows[:limit] if within is None else tuple(rows)[:limit]


def at_gates(actor: Actor, today: date, within: Teams) -> Q:
    """Return the condition on marks that their gate is one of the teams that the actor's organisation is in today."""
    return in_teams(actor, today, "gate__enrolment__") if within is None else Q(gate_id__in=within.gates)


def of_teams(actor: Actor, today: date, within: Teams) -> Q:
    """Return the same condition on what belongs to a participation."""
    return in_teams(actor, today, "enrolment__") if within is None else Q(enrolment_id__in=within.enrolments)


def in_teams(actor: Actor, today: date, enrolment: str) -> Q:
    """Return the condition that the actor's organisation is in the team today; enrolment: the way to it."""
    team = f"{enrolment}team__"
    return still_there(today, team) & Q((f"{team}organisation_id", actor.home))


def still_there(today: date, team: str = "") -> Q:
    """Return the condition that an organisation is in the team today; team: the way to its place there."""
    return Q((f"{team}until_on__isnull", True)) | Q((f"{team}until_on__gte", today))
