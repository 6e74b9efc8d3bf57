"""From the register to the problem of a year, for an actor: what they may see is what is planned with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from kedjan.coaching.domain.travel import Middle, Mode
from kedjan.coaching.domain.weeks import WEEKS
from kedjan.coaching.domain.year import CoachFacts, LeftOut, PersonFacts, Resources, RoomFacts, assemble
from kedjan.coaching.models import TravelTime
from kedjan.coaching.queries.programmes import CoachingProgramme
from kedjan.coaching.queries.resources import coaches, rooms
from kedjan.coaching.queries.waiting import WaitingView, waiting_people
from kedjan.engines.groups.problem import Problem
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.organisations.queries import middles_of_municipalities


@dataclass(frozen=True, slots=True)
class YearProblem:
    """The problem; who each code is; who cannot be planned, and why."""

    problem: Problem
    people: Mapping[str, WaitingView]
    left_out: tuple[LeftOut, ...]


def problem_of_year(
    *,
    actor: Actor,
    programme: CoachingProgramme,
    first_week_on: date,
    codes: Mapping[str, str] | None = None,
    weeks: int = WEEKS,
) -> YearProblem:
    """Return the problem of the year that begins on the Monday, with whoever waits and the actor may see.

    codes: of an earlier plan, by the id of the participation as text, so that the same person keeps the code.
    """
    expect(actor)
    known = codes or {}
    people: dict[str, WaitingView] = {}
    taken = set(known.values())
    fresh = (f"p{place}" for place in count(1) if f"p{place}" not in taken)
    for one in waiting_people(actor=actor, programme_id=programme.id):
        code = known.get(str(one.enrolment_id)) or next(fresh)
        people[code] = one
    made = assemble(
        coaching=programme.coaching,
        name=f"{programme.key} {first_week_on.isoformat()}",
        first_week_on=first_week_on,
        resources=_resources(actor, programme, first_week_on),
        people=[PersonFacts(code, one.municipality_code, one.sex, one.wish) for code, one in people.items()],
        weeks=weeks,
    )
    return YearProblem(made.problem, people, made.left_out)


def _resources(actor: Actor, programme: CoachingProgramme, since: date) -> Resources:
    codes = programme.codes
    measured = TravelTime.objects.filter(origin_id__in=codes, destination_id__in=codes)
    ways = measured.values_list("origin_id", "destination_id", "mode", "minutes")
    return Resources(
        coaches=tuple(
            CoachFacts(
                id=str(one.id),
                municipality_code=one.municipality_code,
                away=one.away,
                certified_until=one.certified_until,
                max_at_once=one.max_at_once,
                max_groups=one.max_groups,
                max_minutes=one.max_minutes,
                languages=frozenset(one.languages),
            )
            for one in coaches(actor=actor, programme_id=programme.id, since=since)
        ),
        rooms=tuple(
            RoomFacts(
                id=str(one.id),
                municipality_code=one.municipality_code,
                capacity=one.capacity,
                features=frozenset(one.features),
                closed=one.closed,
                parallel=one.parallel,
            )
            for one in rooms(actor=actor, programme_id=programme.id, since=since)
        ),
        middles=tuple(Middle(*one) for one in middles_of_municipalities(codes=codes)),
        measured={(origin, end, Mode(mode)): minutes for origin, end, mode, minutes in ways},
    )
