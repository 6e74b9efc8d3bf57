"""The groups that are published, as the engine's plan: what a new plan keeps, and what changing it costs.

Rule: docs/rules/year-plan.md, "A plan while groups are under way".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from kedjan.coaching.domain.codes import GroupStatus, Part
from kedjan.coaching.domain.sessions import session_days
from kedjan.coaching.domain.weeks import week_of
from kedjan.coaching.domain.year import replan_costs
from kedjan.coaching.models import Group, Leader, Seat
from kedjan.coaching.queries.programmes import CoachingProgramme
from kedjan.coaching.queries.year import YearProblem
from kedjan.engines.groups.plan import Group as PlannedGroup
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem, Replan
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day

_LIVING = (GroupStatus.PLANNED, GroupStatus.STARTED)
_FRIDAY = 4


def begins_with(*, actor: Actor, programme: CoachingProgramme, first_week_on: date) -> date:
    """Return the Monday that a plan of the year from first_week_on must begin with.

    Earlier where groups go on from before: their coaches, rooms and people are not free until they have ended.
    """
    expect(actor)
    rows = Group.objects.filter(
        organisation_id=actor.home, programme_id=programme.id, status__in=_LIVING, starts_on__lt=first_week_on
    )
    sessions, closed = programme.coaching.sessions, frozenset(programme.coaching.closed_weeks)
    begun = (
        starts_on
        for starts_on in rows.values_list("starts_on", flat=True)
        if session_days(starts_on, _FRIDAY, sessions, closed)[-1] >= first_week_on
    )
    return min(begun, default=first_week_on)


def with_published(
    year: YearProblem,
    *,
    actor: Actor,
    programme: CoachingProgramme,
    first_week_on: date,
    asked_on: date,
    now: datetime,
) -> Problem:
    """Return the year's problem with what is published and may not be forgotten; the same where nothing is.

    first_week_on: as `begins_with` has it; asked_on: the first Monday on which anything new may start.
    """
    expect(actor)
    rows = Group.objects.filter(organisation_id=actor.home, programme_id=programme.id, status__in=_LIVING)
    groups = tuple(rows.order_by("starts_on", "code"))
    today = swedish_day(now)
    week = max(week_of(first_week_on, asked_on), week_of(first_week_on, today) + 1)
    if not groups:
        return year.problem
    code_of: dict[UUID, str] = {person.enrolment_id: code for code, person in year.people.items()}
    leaders, seats = _leaders(groups), _seats(groups)
    planned = (
        _planned(row, first_week_on, leaders[row.pk], [code_of[one] for one in seats[row.pk] if one in code_of])
        for row in groups
    )
    previous = tuple(one for one in planned if _is_known(one, year.problem))
    plan = Plan(problem=year.problem.name, groups=previous)
    return (
        replace(year.problem, replan=Replan(from_week=week, previous=plan, costs=replan_costs(programme.coaching)))
        if previous
        else year.problem
    )


def _leaders(groups: Iterable[Group]) -> Mapping[UUID, list[Leader]]:
    found: dict[UUID, list[Leader]] = defaultdict(list)
    for row in Leader.objects.filter(group__in=groups, until_on__isnull=True).order_by("since_on", "id"):
        found[row.group_id].append(row)
    return found


def _seats(groups: Iterable[Group]) -> Mapping[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Seat.objects.filter(group__in=groups, left_on__isnull=True).order_by("offered_at", "id")
    for group_id, enrolment_id in rows.values_list("group_id", "enrolment_id"):
        found[group_id].append(enrolment_id)
    return found


def _planned(row: Group, first_week_on: date, leaders: list[Leader], people: list[str]) -> PlannedGroup:
    reserves = [str(one.coach_id) for one in leaders if one.part == Part.STANDS_BY]
    return PlannedGroup(
        id=row.code,
        room=str(row.room_id),
        start_week=week_of(first_week_on, row.starts_on),
        coaches=tuple(str(one.coach_id) for one in leaders if one.part == Part.LEADS),
        reserve=reserves[0] if reserves else None,
        participants=tuple(people),
    )


def _is_known(group: PlannedGroup, problem: Problem) -> bool:
    """Tell whether the facts still carry the group: it goes on, and its room and coaches are those of the problem."""
    rooms, coaches = {one.id for one in problem.rooms}, {one.id for one in problem.coaches}
    return group.start_week >= 0 and group.room in rooms and coaches.issuperset(group.coaches)
