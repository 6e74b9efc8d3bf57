"""Participations of a team by the day they started: what follow-up is asked from."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Q

from kedjan.integrations.database.context import expect
from kedjan.integrations.database.ordering import beyond
from kedjan.journeys.models import TeamMember
from kedjan.journeys.queries.waiting import still_there
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, ParticipantId

PAGE = 25


@dataclass(frozen=True, slots=True)
class TeamStart:
    """A participation of the team, with the day it started."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    municipality_code: str
    started_on: date


def team_starts(
    *,
    actor: Actor,
    today: date,
    until: date,
    without: Exists,
    after: tuple[date, EnrolmentId] | None = None,
    limit: int = PAGE,
    is_latest_first: bool = False,
) -> tuple[TeamStart, ...]:
    """Return participations of the actor's teams that started by `until`, earliest first or last; one keyset page.

    A team begins on the day the participation does, so the index of the organisation's teams is gone along.

    without: rows of a higher context that leave a participation out, matched on OuterRef("enrolment_id"): one
    statement, in which neither context reads the other's tables by itself.
    """
    expect(actor)
    teams = TeamMember.objects.filter(
        still_there(today),
        ~Q(without),
        organisation_id=actor.home,
        since_on__lte=until,
    )
    order = ("-since_on", "-enrolment_id") if is_latest_first else ("since_on", "enrolment_id")
    if after is not None:
        teams = teams.filter(beyond(order, after))
    rows = teams.order_by(*order).values_list(
        "enrolment_id", "participant_id", "enrolment__municipality_id", "since_on"
    )
    return tuple(
        TeamStart(EnrolmentId(one), ParticipantId(participant), municipality or "", started_on)
        for one, participant, municipality, started_on in rows[:limit]
    )
