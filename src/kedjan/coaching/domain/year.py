"""From the register to a problem of a year: codes instead of people, weeks instead of days, nobody's name.

Rule: docs/rules/year-plan.md. The engine and its format: docs/rules/coaching-groups.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.travel import Measured, Middle, matrices
from kedjan.coaching.domain.waiting import Wish
from kedjan.coaching.domain.weeks import WEEKS, closed_weeks, week_of, weeks_within
from kedjan.engines.groups.problem import Coach, Costs, Municipality, Participant, Problem, ReplanCosts, Room, Rules
from kedjan.kernel.period import Period
from kedjan.kernel.refusal import Reason
from kedjan.kernel.sex import Sex
from kedjan.kernel.text import N_
from kedjan.programmes.domain.coaching import Coaching


@dataclass(frozen=True, slots=True)
class CoachFacts:
    """A coach as the plan needs them; away: when they cannot lead; languages by ISO 639."""

    id: str
    municipality_code: str
    away: tuple[Period, ...]
    certified_until: date
    max_at_once: int
    max_groups: int
    max_minutes: int
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """A room as the plan needs it."""

    id: str
    municipality_code: str
    capacity: int
    features: frozenset[str]
    closed: tuple[Period, ...]
    parallel: int


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Somebody who waits, by the code of the plan."""

    code: str
    municipality_code: str | None
    sex: Sex
    wish: Wish


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody whom no plan can hold, and why."""

    code: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Resources:
    """What there is to plan with, beside the people."""

    coaches: tuple[CoachFacts, ...]
    rooms: tuple[RoomFacts, ...]
    middles: tuple[Middle, ...]
    measured: Measured


@dataclass(frozen=True, slots=True)
class Assembled:
    """The problem, and who is not in it."""

    problem: Problem
    left_out: tuple[LeftOut, ...]


_PROTECTED = Reason("no_home", N_("Kommunen är okänd eller skyddad. Välj gruppen tillsammans med deltagaren."))
_OUTSIDE = Reason("outside", N_("Bor utanför programmets kommuner. Välj gruppen tillsammans med deltagaren."))
_OVER = Reason("over", N_("Sista dagen att börja är före planens första vecka."))
_LATER = Reason("later", N_("Kan börja först efter planens sista vecka med gruppstart."))


def assemble(
    *,
    coaching: Coaching,
    name: str,
    first_week_on: date,
    resources: Resources,
    people: Sequence[PersonFacts],
    weeks: int = WEEKS,
) -> Assembled:
    """Return the problem of the year that begins on a Monday, and who has to wait for another way.

    weeks: more than a year's where groups that are under way began before the year that is planned.
    """
    places = [one for one in resources.middles if coaching.area_of(one.code) is not None]
    car, transit = matrices(places, resources.measured)
    rules = _rules(coaching, weeks)
    known = {one.code for one in places}
    refused = {one.code: _left_out(one, known, first_week_on, rules.last_start_week) for one in people}
    problem = Problem(
        name=name,
        first_week=first_week_on.isoformat(),
        weeks=weeks,
        closed_weeks=frozenset(closed_weeks(first_week_on, coaching.closed_weeks, weeks=weeks)),
        rules=rules,
        costs=_costs(coaching),
        areas=tuple(area.key for area in coaching.areas),
        municipalities=tuple(Municipality(one.code, _area(coaching, one.code)) for one in places),
        car_minutes=car,
        transit_minutes=transit,
        rooms=tuple(_room(one, first_week_on) for one in resources.rooms if one.municipality_code in known),
        coaches=tuple(_coach(one, first_week_on) for one in resources.coaches if one.municipality_code in known),
        participants=tuple(_participant(one, first_week_on) for one in people if refused[one.code] is None),
    )
    return Assembled(problem, tuple(LeftOut(code, reason) for code, reason in refused.items() if reason is not None))


def replan_costs(coaching: Coaching) -> ReplanCosts:
    """Return what it costs to disturb a published plan."""
    costs = coaching.costs
    return ReplanCosts(costs.moved, costs.dropped, costs.coach_changed, costs.group_cancelled)


def _left_out(person: PersonFacts, known: set[str], first_week_on: date, last_start: int) -> Reason | None:
    if person.municipality_code is None:
        return _PROTECTED
    if person.municipality_code not in known:
        return _OUTSIDE
    if _latest(person.wish, first_week_on) < 0:
        return _OVER
    return _LATER if _earliest(person.wish, first_week_on) > last_start else None


def _earliest(wish: Wish, first_week_on: date) -> int:
    """Return the first week whose Monday is not before the day; negative for whoever has waited since before."""
    return -week_of(wish.earliest_on, first_week_on) if wish.earliest_on <= first_week_on else _up(wish, first_week_on)


def _up(wish: Wish, first_week_on: date) -> int:
    return -(-(wish.earliest_on - first_week_on).days // 7)


def _latest(wish: Wish, first_week_on: date) -> int:
    """Return the last week whose first session can be on or before the day."""
    return week_of(first_week_on, wish.latest_on)


def _area(coaching: Coaching, code: str) -> str:
    area = coaching.area_of(code)
    return "" if area is None else area.key


def _rules(coaching: Coaching, weeks: int) -> Rules:
    return Rules(
        starts_per_area=coaching.starts_per_area,
        coaches_per_group=coaching.coaches_per_group,
        group_min=coaching.group_least,
        group_max=coaching.group_most,
        sessions=coaching.sessions,
        last_start_week=weeks - 6,
        sex_share_min=coaching.sex_share_percent / 100,
    )


def _costs(coaching: Coaching) -> Costs:
    costs = coaching.costs
    return Costs(
        unserved=costs.unserved,
        benefit_lost=costs.benefit_lost,
        wait_week=costs.wait_week,
        travel_minute=costs.travel_minute,
        coach_minute=costs.coach_minute,
        interpreter=costs.interpreter,
        no_reserve=costs.no_reserve,
        sex_balance=costs.sex_balance,
        group=costs.group,
        coach_load=costs.coach_load,
    )


def _room(room: RoomFacts, first_week_on: date) -> Room:
    closed = frozenset(weeks_within(first_week_on, room.closed))
    return Room(room.id, room.municipality_code, room.capacity, room.features, closed, room.parallel)


def _coach(coach: CoachFacts, first_week_on: date) -> Coach:
    uncertified = Period(date.fromordinal(coach.certified_until.toordinal() + 1))
    away = frozenset(weeks_within(first_week_on, (*coach.away, uncertified)))
    return Coach(
        id=coach.id,
        municipality=coach.municipality_code,
        away_weeks=away,
        max_at_once=coach.max_at_once,
        max_groups=coach.max_groups,
        max_minutes=coach.max_minutes,
        languages=coach.languages,
    )


def _participant(person: PersonFacts, first_week_on: date) -> Participant:
    wish = person.wish
    return Participant(
        id=person.code,
        municipality=person.municipality_code or "",
        earliest=_earliest(wish, first_week_on),
        latest=_latest(wish, first_week_on),
        benefit_ends=wish.benefit_ends,
        max_minutes=wish.max_minutes,
        needs=frozenset(wish.needs),
        language=wish.language or None,
        sex=person.sex,
    )
