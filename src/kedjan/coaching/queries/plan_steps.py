"""What it takes to make groups, coaches and seats what a plan says: decided here, shown first, written after a yes.

Rule: docs/rules/year-plan.md, "Publishing".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kedjan.coaching.domain.codes import GroupStatus, Part
from kedjan.coaching.domain.weeks import day_of
from kedjan.coaching.models import Group, Leader, Seat
from kedjan.coaching.queries.plans import Planned, planned_people
from kedjan.engines.groups.plan import Group as PlannedGroup
from kedjan.engines.groups.plan import Plan
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import GroupId, ParticipantId, ProgrammeId, SeatId, YearPlanId

LIVING = (GroupStatus.PLANNED, GroupStatus.STARTED)


@dataclass(frozen=True, slots=True)
class Lead:
    """A coach's part in a group of the plan, by the group's id there."""

    group: str
    coach: str
    part: Part


@dataclass(frozen=True, slots=True)
class HeldLead:
    """A part that a coach has, as it is stored."""

    id: UUID
    lead: Lead


@dataclass(frozen=True, slots=True)
class HeldSeat:
    """A seat that somebody has in a group that has not started."""

    id: SeatId
    group: str
    participant_id: ParticipantId


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A seat that somebody is to be offered."""

    group: PlannedGroup
    person: Planned


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to be done. rows: stored groups by their id in the plan.

    changed: groups with another room or week; cancelled: groups of the former plan that this one does without;
    stay: who keeps a seat in a changed group; unseen: how many people of the plan do not wait any more.
    """

    rows: Mapping[str, GroupId]
    new: tuple[PlannedGroup, ...] = ()
    changed: tuple[PlannedGroup, ...] = ()
    cancelled: tuple[str, ...] = ()
    lead_ends: tuple[HeldLead, ...] = ()
    leads: tuple[Lead, ...] = ()
    seat_ends: tuple[HeldSeat, ...] = ()
    seats: tuple[NewSeat, ...] = ()
    stay: tuple[ParticipantId, ...] = ()
    unseen: int = 0

    @property
    def moved(self) -> frozenset[ParticipantId]:
        """Return who had a seat and gets another, or has it in a group that changes."""
        ended = {one.participant_id for one in self.seat_ends}
        return frozenset(ended & {one.person.participant_id for one in self.seats}) | frozenset(self.stay)

    @property
    def dropped(self) -> frozenset[ParticipantId]:
        """Return who had a seat and gets none."""
        ended = {one.participant_id for one in self.seat_ends}
        return frozenset(ended - {one.person.participant_id for one in self.seats})

    @property
    def told(self) -> frozenset[ParticipantId]:
        """Return every participant who is told something."""
        return self.moved | self.dropped | {one.person.participant_id for one in self.seats}

    @property
    def coaches_told(self) -> frozenset[str]:
        """Return every coach who gets or loses a part."""
        return frozenset({one.coach for one in self.leads} | {one.lead.coach for one in self.lead_ends})


def steps_of(
    *,
    actor: Actor,
    plan: Plan,
    plan_id: YearPlanId,
    programme_id: ProgrammeId,
    first_week_on: date,
    now: datetime,
) -> Steps:
    """Return what is to be done so that the plan holds. Groups under way keep all but their coaches."""
    expect(actor)
    rows = Group.objects.filter(organisation_id=actor.home, programme_id=programme_id, status__in=LIVING)
    stored = _Stored({row.code: row for row in rows}, first_week_on, swedish_day(now))
    return stored.steps(plan, planned_people(actor=actor, plan_id=plan_id))


@dataclass(frozen=True, slots=True)
class _Stored:
    """The groups that have not ended, and how the plan counts weeks."""

    rows: Mapping[str, Group]
    first_week_on: date
    today: date

    def steps(self, plan: Plan, people: Mapping[str, Planned]) -> Steps:
        planned = {group.id: group for group in plan.groups}
        gone = [code for code, row in self.rows.items() if code not in planned and not self._is_under_way(row)]
        open_ = [group for group in plan.groups if self._is_open(group)]
        held = self._held_seats(gone, open_)
        ends, begins, stay = _seat_changes(held, open_, people)
        changed = [group for group in open_ if group.id in self.rows and self._is_changed(group)]
        moved = {group.id for group in changed}
        leads = self._leads(planned)
        wanted = frozenset(lead for group in plan.groups for lead in _parts(group))
        return Steps(
            rows={code: GroupId(row.pk) for code, row in self.rows.items()},
            new=tuple(group for group in plan.groups if group.id not in self.rows),
            changed=tuple(changed),
            cancelled=tuple(gone),
            lead_ends=tuple(one for one in leads if one.lead not in wanted),
            leads=tuple(sorted(wanted - {one.lead for one in leads}, key=lambda one: (one.group, one.part, one.coach))),
            seat_ends=ends,
            seats=begins,
            stay=tuple(one.participant_id for one in stay if one.group in moved),
            unseen=len({one for group in open_ for one in group.participants} - set(people)),
        )

    def _is_open(self, group: PlannedGroup) -> bool:
        row = self.rows.get(group.id)
        return row is None or not self._is_under_way(row)

    def _is_under_way(self, row: Group) -> bool:
        return row.status == GroupStatus.STARTED or row.starts_on <= self.today

    def _is_changed(self, group: PlannedGroup) -> bool:
        row = self.rows[group.id]
        starts_on = day_of(self.first_week_on, group.start_week)
        return (str(row.room_id), row.starts_on) != (group.room, starts_on)

    def _held_seats(self, gone: Iterable[str], open_: Iterable[PlannedGroup]) -> dict[UUID, HeldSeat]:
        """Return the seats in groups that may change, by the participation that has them."""
        codes = {*gone, *(group.id for group in open_)}
        code_of = {row.pk: code for code, row in self.rows.items() if code in codes}
        rows = Seat.objects.filter(group_id__in=code_of, left_on__isnull=True)
        values = rows.values_list("enrolment_id", "id", "group_id", "participant_id")
        return {
            enrolment: HeldSeat(SeatId(seat), code_of[group], ParticipantId(who))
            for enrolment, seat, group, who in values
        }

    def _leads(self, planned: Mapping[str, PlannedGroup]) -> tuple[HeldLead, ...]:
        code_of = {row.pk: code for code, row in self.rows.items()}
        rows = Leader.objects.filter(group_id__in=code_of, until_on__isnull=True).order_by("id")
        found = ((row, code_of[row.group_id]) for row in rows)
        return tuple(
            HeldLead(row.pk, Lead(code, str(row.coach_id), Part(row.part)))
            for row, code in found
            if code in planned or not self._is_under_way(self.rows[code])
        )


def _parts(group: PlannedGroup) -> Iterator[Lead]:
    yield from (Lead(group.id, coach, Part.LEADS) for coach in group.coaches)
    if group.reserve is not None:
        yield Lead(group.id, group.reserve, Part.STANDS_BY)


def _seat_changes(
    held: Mapping[UUID, HeldSeat], groups: Iterable[PlannedGroup], people: Mapping[str, Planned]
) -> tuple[tuple[HeldSeat, ...], tuple[NewSeat, ...], tuple[HeldSeat, ...]]:
    """Return the seats that end, those that are new, and those that are kept.

    Whom the plan knows nothing of keeps the seat, unless its group is gone.
    """
    known = {person.enrolment_id for person in people.values()}
    seats: dict[UUID, NewSeat] = {}
    open_ = set()
    for group in groups:
        open_.add(group.id)
        seats.update(
            {people[one].enrolment_id: NewSeat(group, people[one]) for one in group.participants if one in people}
        )
    kept: defaultdict[bool, list[HeldSeat]] = defaultdict(list)
    for enrolment, seat in held.items():
        new = seats.get(enrolment)
        is_kept = seat.group == new.group.id if new is not None else enrolment not in known and seat.group in open_
        kept[is_kept].append(seat)
        if is_kept:
            seats.pop(enrolment, None)
    return tuple(kept[False]), tuple(seats.values()), tuple(kept[True])
