"""What others have done in the teams of an organisation since a moment: for its start page.

The rule: docs/rules/start.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.journeys.models import Exit, GateMark, StageEntry
from kedjan.journeys.queries.waiting import Teams, at_gates, first, of_teams
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.kernel.information import Category

Row = TypeVar("Row", StageEntry, Exit)
_RECORDED = ("recorded_at", "participant_id", "enrolment__version_id", "organisation_id")


class Change(StrEnum):
    """What happened: a gate was marked, the participation began, went on to a stage, or ended."""

    GATE = "gate"
    BEGAN = "began"
    WENT_ON = "went_on"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class TeamChange:
    """One thing that was recorded. key: the gate's kind, the stage or the outcome; state: of a gate, else empty."""

    what: Change
    at: datetime
    participant_id: ParticipantId
    version_id: UUID
    organisation_id: OrganisationId
    key: str
    state: str = ""
    category: Category = Category.PLAN


def team_changes(
    *, actor: Actor, today: date, since: datetime, limit: int, within: Teams = None
) -> tuple[TeamChange, ...]:
    """Return what others recorded in the teams of the actor's organisation, or about the acting participant.

    The newest first; three queries, each along an index on the moment. within: what `few_teams` returned.
    """
    expect(actor)
    near, deep = Q(participant_id=actor.participant_id), Q(participant_id=actor.participant_id)
    if actor.participant_id is None:
        near, deep = of_teams(actor, today, within), at_gates(actor, today, within)
    found = (
        *_marks(actor, deep, since, limit, within),
        *_steps(actor, near, since, limit),
        *_ends(actor, near, since, limit),
    )
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:limit])


def _marks(actor: Actor, where: Q, since: datetime, limit: int, within: Teams) -> Iterable[TeamChange]:
    """Return marks on gates; the first mark of each came with its stage, which is told by itself."""
    rows = GateMark.objects.filter(where, marked_at__gt=since, sequence__gt=1)
    rows = rows.exclude(marked_by=actor.account_id).order_by("-marked_at")
    read = rows.values_list(
        "marked_at",
        "participant_id",
        "gate__enrolment__version_id",
        "organisation_id",
        "gate__kind",
        "state",
        "category",
    )
    for at, person, version, organisation, kind, state, category in first(read, limit, within):
        yield TeamChange(
            Change.GATE,
            at,
            ParticipantId(person),
            version,
            OrganisationId(organisation),
            kind,
            state,
            Category(category),
        )


def _steps(actor: Actor, where: Q, since: datetime, limit: int) -> Iterable[TeamChange]:
    read = _recorded(StageEntry.objects.all(), actor, where, since).values_list(*_RECORDED, "stage", "sequence")
    for at, person, version, organisation, stage, sequence in read[:limit]:
        what = Change.BEGAN if sequence == 1 else Change.WENT_ON
        yield TeamChange(what, at, ParticipantId(person), version, OrganisationId(organisation), stage)


def _ends(actor: Actor, where: Q, since: datetime, limit: int) -> Iterable[TeamChange]:
    read = _recorded(Exit.objects.all(), actor, where, since).values_list(*_RECORDED, "outcome")
    for at, person, version, organisation, outcome in read[:limit]:
        yield TeamChange(Change.ENDED, at, ParticipantId(person), version, OrganisationId(organisation), outcome)


def _recorded(rows: QuerySet[Row], actor: Actor, where: Q, since: datetime) -> QuerySet[Row]:
    by_others = rows.filter(where, recorded_at__gt=since)
    return by_others.exclude(recorded_by=actor.account_id).order_by("-recorded_at")
