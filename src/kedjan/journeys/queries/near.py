"""Near days of the people whom somebody follows: for the start page. Rule: docs/rules/clocks.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import Exists, OuterRef

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.clocks import Due, Nearness
from kedjan.journeys.domain.path_clocks import PathClocks, path_clocks
from kedjan.journeys.models import FollowedBy, StageEntry, TeamMember
from kedjan.journeys.queries.clocks import days_of_people
from kedjan.journeys.queries.waiting import FEW, still_there
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
    """Return the near days of those whom the actor follows, the first day first; in six queries.

    Also of those whom nobody at the organisation follows by name, where it has few teams.
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
    """Return running participations of those whom the actor follows; of FEW teams also of those whom nobody does.

    An organisation with more is not gone through: what somebody follows is found from them.
    """
    teams = TeamMember.objects.filter(
        still_there(clock.today()),
        organisation_id=actor.home,
        enrolment__exit__isnull=True,
    )
    few = tuple(teams.values_list("enrolment_id", flat=True)[: FEW + 1])
    here = FollowedBy.objects.filter(organisation_id=actor.home)
    if len(few) > FEW:
        later = here.filter(enrolment_id=OuterRef("enrolment_id"), sequence__gt=OuterRef("sequence"))
        mine = here.filter(~Exists(later), worker_id=actor.account_id, enrolment__exit__isnull=True)
        return tuple(mine.order_by("-since_on", "pk").values_list("enrolment_id", flat=True)[:FEW])
    others = here.filter(enrolment_id__in=few).order_by("enrolment_id", "-sequence").distinct("enrolment_id")
    taken = dict(others.values_list("enrolment_id", "worker_id"))
    return tuple(one for one in few if taken.get(one) in {None, actor.account_id})
