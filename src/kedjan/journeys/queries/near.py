"""Near days of the people whom somebody follows: for the start page. Rule: docs/rules/clocks.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.clock_events import Began
from kedjan.journeys.domain.clocks import Due, Nearness
from kedjan.journeys.models import FollowedBy, TeamMember
from kedjan.journeys.queries.clocks import days_of_people
from kedjan.journeys.queries.waiting import FEW
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import Clock
from kedjan.kernel.ids import ParticipantId


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day that is near, and about whom."""

    participant_id: ParticipantId
    due: Due


def near_days(*, actor: Actor, clock: Clock) -> tuple[NearDay, ...]:
    """Return the near days of those whom the actor follows, the first day first; in four queries, at most five.

    Also of those whom nobody at the organisation follows by name, where these are few.
    """
    expect(actor)
    people: Mapping[ParticipantId, tuple[Began, ...]] = {ParticipantId(one): () for one in _followed(actor, clock)}
    found = days_of_people(actor=actor, began=people, clock=clock) if people else {}
    near = (NearDay(person, due) for person, view in found.items() for due in near_ones(view.days))
    return tuple(sorted(near, key=lambda one: (one.due.on, one.due.milestone.code, str(one.participant_id))))


def near_ones(days: Iterable[Due]) -> tuple[Due, ...]:
    """Return the days whose time to act has come."""
    return tuple(due for due in days if due.nearness is Nearness.NOW)


def _followed(actor: Actor, clock: Clock) -> Iterable[UUID]:
    """Return those in running participations whom the actor follows, with those whom nobody does while they are FEW."""
    latest = FollowedBy.objects.filter(enrolment_id=OuterRef("enrolment_id"), organisation_id=actor.home)
    teams = TeamMember.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=clock.today()),
        organisation_id=actor.home,
        enrolment__exit__isnull=True,
    ).annotate(follower=Subquery(latest.order_by("-sequence").values("worker_id")[:1]))
    people = teams.values_list("participant_id", flat=True)
    found = tuple(people.filter(Q(follower=actor.account_id) | Q(follower__isnull=True))[: FEW + 1])
    return found if len(found) <= FEW else people.filter(follower=actor.account_id)[:FEW]
