"""The groups of a programme's year as they are: planned, started, ended and cancelled, and what is counted of them.

Rule: docs/rules/year-plan.md, "Starts".
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from kedjan.coaching.domain.codes import GroupStatus, Part, PlanStatus, WhyCancelled
from kedjan.coaching.models import Coach, Group, Leader, Seat, YearPlan
from kedjan.coaching.queries.plans import PlanView, plan_view
from kedjan.coaching.queries.programmes import coaching_programme
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, CoachId, GroupId, ProgrammeId, YearPlanId
from kedjan.organisations.queries import account_names

_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class YearCoach:
    """A coach of a group: leads it or stands by."""

    id: CoachId
    name: str
    part: Part


@dataclass(frozen=True, slots=True)
class YearGroup:
    """A group of the year. seats: how many have one now; substituted: another coach than planned leads it."""

    id: GroupId
    code: str
    area: str
    room: str
    municipality_code: str
    starts_on: date
    status: GroupStatus
    why_cancelled: WhyCancelled | None
    coaches: tuple[YearCoach, ...]
    seats: int
    substituted: bool


@dataclass(frozen=True, slots=True)
class NamedCoach:
    """A coach of a programme, by name."""

    id: CoachId
    programme_id: ProgrammeId
    name: str


@dataclass(frozen=True, slots=True)
class Starts:
    """The starts of a year, counted: those that were planned are all that were ever published."""

    planned: int
    started: int
    cancelled: Mapping[WhyCancelled, int]
    substituted: int


def year_groups(*, actor: Actor, programme_id: ProgrammeId, from_on: date) -> tuple[YearGroup, ...]:
    """Return the organisation's groups that start within a year from the day, in order."""
    expect(actor)
    rows = Group.objects.filter(
        organisation_id=actor.home, programme_id=programme_id, starts_on__gte=from_on, starts_on__lt=from_on + _YEAR
    )
    found = tuple(rows.select_related("room").order_by("starts_on", "area", "code"))
    leaders = tuple(Leader.objects.filter(group__in=[row.pk for row in found]).select_related("coach").order_by("id"))
    names = account_names(ids={AccountId(one.coach.account_id) for one in leaders}) if leaders else {}
    seats = Seat.objects.filter(group__in=[row.pk for row in found], left_on__isnull=True)
    taken = dict(seats.values_list("group_id").annotate(number=Count("id", filter=~Q(answer="no"))))
    return tuple(_group(row, [one for one in leaders if one.group_id == row.pk], names, taken) for row in found)


def year_group(*, actor: Actor, group_id: GroupId) -> YearGroup | None:
    """Return one of the organisation's groups, or None."""
    expect(actor)
    row = Group.objects.filter(organisation_id=actor.home, pk=group_id).select_related("room").first()
    if row is None:
        return None
    taken = Seat.objects.filter(group_id=row.pk, left_on__isnull=True).count()
    return _group(row, [], {}, {row.pk: taken})


def coach_of(*, actor: Actor, coach_id: CoachId) -> NamedCoach | None:
    """Return a coach of a programme that the organisation takes part in, or None."""
    row = Coach.objects.filter(pk=coach_id).first()
    if row is None or coaching_programme(actor=actor, programme_id=ProgrammeId(row.programme_id)) is None:
        return None
    name = account_names(ids=[AccountId(row.account_id)]).get(AccountId(row.account_id), "")
    return NamedCoach(CoachId(row.pk), ProgrammeId(row.programme_id), name)


def starts_of(groups: Iterable[YearGroup]) -> Starts:
    """Count the starts of the groups."""
    known = tuple(groups)
    has_started = {GroupStatus.STARTED, GroupStatus.ENDED}
    return Starts(
        planned=len(known),
        started=sum(one.status in has_started for one in known),
        cancelled=Counter(one.why_cancelled for one in known if one.why_cancelled is not None),
        substituted=sum(one.substituted and one.status is not GroupStatus.CANCELLED for one in known),
    )


def published_plan(*, actor: Actor, programme_id: ProgrammeId) -> PlanView | None:
    """Return the plan that holds, or None where none is published."""
    expect(actor)
    rows = YearPlan.objects.filter(organisation_id=actor.home, programme_id=programme_id, status=PlanStatus.PUBLISHED)
    found = rows.values_list("pk", flat=True).first()
    return None if found is None else plan_view(actor=actor, plan_id=YearPlanId(found))


def _group(row: Group, leaders: list[Leader], names: Mapping[AccountId, str], taken: Mapping[UUID, int]) -> YearGroup:
    now = [one for one in leaders if one.until_on is None]
    return YearGroup(
        id=GroupId(row.pk),
        code=row.code,
        area=row.area,
        room=row.room.name,
        municipality_code=row.room.municipality_id,
        starts_on=row.starts_on,
        status=GroupStatus(row.status),
        why_cancelled=WhyCancelled(row.why_cancelled) if row.why_cancelled else None,
        coaches=tuple(
            YearCoach(CoachId(one.coach_id), names.get(AccountId(one.coach.account_id), ""), Part(one.part))
            for one in sorted(now, key=lambda one: one.part)
        ),
        seats=taken.get(row.pk, 0),
        substituted=any(one.part == Part.LEADS and one.until_on is not None for one in leaders),
    )
