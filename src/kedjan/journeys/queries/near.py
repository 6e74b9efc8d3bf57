"""Near days of the people whom somebody follows: for the start page. Rule: docs/rules/clocks.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.clocks import Due, Nearness
from kedjan.journeys.domain.path_clocks import PathClocks, path_clocks
from kedjan.journeys.models import FollowedBy, StageEntry, TeamMember
from kedjan.journeys.queries.clocks import days_of_people
from kedjan.journeys.queries.waiting import FEW
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import Clock
from kedjan.kernel.ids import ParticipantId
from kedjan.programmes.domain.questions import stage
from kedjan.programmes.queries import programme_version


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day that is near, and about whom."""

    participant_id: ParticipantId
    due: Due


def near_days(*, actor: Actor, clock: Clock) -> tuple[NearDay, ...]:
    """Return the near days of those whom the actor follows, the first day first; in five queries, at most six.

    Also of those whom nobody at the organisation follows by name, where these are few.
    """
    expect(actor)
    paths = _paths(_followed(actor, clock))
    found = days_of_people(actor=actor, paths=paths, clock=clock) if paths else {}
    near = (NearDay(person, due) for person, view in found.items() for due in near_ones(view.days))
    return tuple(sorted(near, key=lambda one: (one.due.on, one.due.milestone.code, str(one.participant_id))))


def near_ones(days: Iterable[Due]) -> tuple[Due, ...]:
    """Return the days whose time to act has come."""
    return tuple(due for due in days if due.nearness is Nearness.NOW)


def _paths(enrolments: tuple[UUID, ...]) -> Mapping[ParticipantId, PathClocks]:
    """Return what the paths of running participations have started, by person."""
    if not enrolments:
        return {}
    rows = StageEntry.objects.filter(enrolment__in=enrolments).order_by("enrolment", "sequence")
    entries = rows.values_list(
        "participant_id", "enrolment__version_id", "enrolment__enrolled_on", "stage", "entered_on"
    )
    found: dict[ParticipantId, PathClocks] = {}
    for person, steps in groupby(entries, key=itemgetter(0)):
        taken = tuple(steps)
        _person, version, enrolled_on, _stage, _on = taken[0]
        file = programme_version(version_id=version)
        entered = tuple((stage(file, key), on) for *_about, key, on in taken)
        found[ParticipantId(person)] = path_clocks(file, enrolled_on=enrolled_on, entered=entered)
    return found


def _followed(actor: Actor, clock: Clock) -> tuple[UUID, ...]:
    """Return running participations of those whom the actor follows, with those whom nobody does while they are FEW."""
    latest = FollowedBy.objects.filter(enrolment_id=OuterRef("enrolment_id"), organisation_id=actor.home)
    teams = TeamMember.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=clock.today()),
        organisation_id=actor.home,
        enrolment__exit__isnull=True,
    ).annotate(follower=Subquery(latest.order_by("-sequence").values("worker_id")[:1]))
    ids = teams.values_list("enrolment_id", flat=True)
    found = tuple(ids.filter(Q(follower=actor.account_id) | Q(follower__isnull=True))[: FEW + 1])
    return found if len(found) <= FEW else tuple(ids.filter(follower=actor.account_id)[:FEW])
