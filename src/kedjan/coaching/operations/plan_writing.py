"""Make the groups, coaches and seats what a plan says, in the running transaction, and tell those it concerns.

Rule: docs/rules/year-plan.md, "Publishing".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from kedjan.coaching.domain.codes import GroupStatus, Part, WhyCancelled
from kedjan.coaching.domain.news import NewsKind
from kedjan.coaching.domain.plan_rules import reply_by
from kedjan.coaching.domain.weeks import day_of
from kedjan.coaching.models import Group, Leader, Seat
from kedjan.coaching.operations.telling import News, all_coaches, tell_coaches
from kedjan.coaching.queries.plan_steps import Steps
from kedjan.coaching.queries.programmes import coaching_programme
from kedjan.engines.groups.plan import Group as PlannedGroup
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId, ProgrammeId, new_id
from kedjan.notices.domain.kinds import NoticeKind, Telling, to_person
from kedjan.notices.operations import tell
from kedjan.programmes.domain.coaching import INDIVIDUAL_MONTHS


@dataclass(frozen=True, slots=True)
class Meeting:
    """When a group meets in its weeks: the weekday (0 is Monday), from when, and for how many minutes."""

    weekday: int = 1
    begins_at: time = time(9)
    minutes: int = 180


@dataclass(frozen=True, slots=True)
class Writing:
    """What the rows are written with. why: of the groups that are cancelled, if any are."""

    programme_id: ProgrammeId
    first_week_on: date
    problem: Problem
    meeting: Meeting
    why: WhyCancelled | None
    now: datetime


def write_steps(*, actor: Actor, steps: Steps, writing: Writing) -> int:
    """Write all of it, and return how many people are told.

    Groups first, seats that end before those that begin: a participation has one at a time.
    """
    ids: dict[str, UUID] = {code: UUID(str(key)) for code, key in steps.rows.items()}
    _cancel(steps, ids, writing)
    _change(steps, ids, writing)
    ids |= _create(actor, steps, writing)
    today = swedish_day(writing.now)
    Leader.objects.filter(pk__in=[one.id for one in steps.lead_ends]).update(until_on=today)
    Leader.objects.bulk_create(
        Leader(
            id=new_id(),
            group_id=ids[one.group],
            coach_id=UUID(one.coach),
            part=one.part,
            since_on=today,
            recorded_by=actor.account_id,
        )
        for one in steps.leads
    )
    Seat.objects.filter(pk__in=[one.id for one in steps.seat_ends]).update(left_on=today)
    Seat.objects.bulk_create(_seats(actor, steps, ids, writing))
    tellings = (*_tellings(actor, steps, writing), *_of_new_coaches(actor, steps, ids))
    tell(actor=actor, tellings=tellings, now=writing.now)
    tell_coaches(actor=actor, news=_news(steps, ids), now=writing.now)
    return len({one.participant_id for one in tellings})


def _news(steps: Steps, ids: Mapping[str, UUID]) -> Iterator[News]:
    """Yield what each coach is told: a group that is given, taken, cancelled or moved."""
    kinds = {Part.LEADS: NewsKind.LEADS, Part.STANDS_BY: NewsKind.STANDS_BY}
    given = {(one.group, one.coach): kinds[one.part] for one in steps.leads}
    ended = {(one.lead.group, one.lead.coach) for one in steps.lead_ends} - set(given)
    for (group, coach), kind in sorted(given.items()):
        yield News(ids[group], UUID(coach), kind)
    for group, coach in sorted(ended):
        is_gone = group in steps.cancelled
        yield News(ids[group], UUID(coach), NewsKind.CANCELLED if is_gone else NewsKind.TAKEN)
    told = {(ids[group], UUID(coach)) for group, coach in given}
    for one in all_coaches((ids[group.id] for group in steps.changed), NewsKind.MOVED):
        if (one.group_id, one.coach_id) not in told:
            yield one


def _cancel(steps: Steps, ids: Mapping[str, UUID], writing: Writing) -> None:
    rows = Group.objects.filter(pk__in=[ids[code] for code in steps.cancelled])
    rows.update(status=GroupStatus.CANCELLED, cancelled_at=writing.now, why_cancelled=writing.why or "")


def _change(steps: Steps, ids: Mapping[str, UUID], writing: Writing) -> None:
    for group in steps.changed:
        Group.objects.filter(pk=ids[group.id]).update(
            room_id=UUID(group.room), area=_area(group, writing), starts_on=_starts_on(group, writing)
        )


def _create(actor: Actor, steps: Steps, writing: Writing) -> dict[str, UUID]:
    programme = coaching_programme(actor=actor, programme_id=writing.programme_id)
    months = INDIVIDUAL_MONTHS if programme is None else programme.coaching.individual_months
    rows = [
        Group(
            id=new_id(),
            programme_id=writing.programme_id,
            organisation_id=actor.home,
            code=group.id,
            area=_area(group, writing),
            room_id=UUID(group.room),
            starts_on=_starts_on(group, writing),
            weekday=writing.meeting.weekday,
            begins_at=writing.meeting.begins_at,
            minutes=writing.meeting.minutes,
            individual_months=months,
            status=GroupStatus.PLANNED,
            published_at=writing.now,
            recorded_by=actor.account_id,
        )
        for group in steps.new
    ]
    Group.objects.bulk_create(rows)
    return {row.code: row.pk for row in rows}


def _seats(actor: Actor, steps: Steps, ids: Mapping[str, UUID], writing: Writing) -> Iterator[Seat]:
    for one in steps.seats:
        starts_on = _starts_on(one.group, writing)
        yield Seat(
            id=new_id(),
            group_id=ids[one.group.id],
            participant_id=one.person.participant_id,
            enrolment_id=one.person.enrolment_id,
            organisation_id=actor.home,
            offered_at=writing.now,
            reply_by_on=reply_by(today=swedish_day(writing.now), starts_on=starts_on),
            recorded_by=actor.account_id,
        )


def _tellings(actor: Actor, steps: Steps, writing: Writing) -> Iterator[Telling]:
    """Yield what each person is told: a seat, another seat, or that there is none; the day is the group's Monday."""
    moved, organisation = steps.moved, str(actor.home)
    for one in steps.seats:
        who = one.person.participant_id
        kind = NoticeKind.SEAT_CHANGED if who in moved else NoticeKind.SEAT_OFFERED
        yield to_person(kind, who, {"organisation": organisation, "day": _starts_on(one.group, writing).isoformat()})
    for who in steps.stay:
        yield to_person(NoticeKind.GROUP_CHANGED, who, {"organisation": organisation})
    for who in sorted(steps.dropped):
        yield to_person(NoticeKind.SEAT_WITHDRAWN, who, {"organisation": organisation})


def _of_new_coaches(actor: Actor, steps: Steps, ids: Mapping[str, UUID]) -> Iterator[Telling]:
    """Yield what those are told whose group goes on as before, but for a coach."""
    led_anew = {one.lead.group for one in steps.lead_ends if one.lead.part is Part.LEADS} - set(steps.cancelled)
    seats = Seat.objects.filter(group_id__in=[ids[code] for code in led_anew], left_on__isnull=True)
    values = {"organisation": str(actor.home)}
    for who in sorted(set(seats.values_list("participant_id", flat=True))):
        if ParticipantId(who) not in steps.told:
            yield to_person(NoticeKind.COACH_CHANGED, ParticipantId(who), values)


def _area(group: PlannedGroup, writing: Writing) -> str:
    area_of = {one.id: one.area for one in writing.problem.municipalities}
    home_of = {one.id: one.municipality for one in writing.problem.rooms}
    return area_of.get(home_of.get(group.room, ""), "")


def _starts_on(group: PlannedGroup, writing: Writing) -> date:
    return day_of(writing.first_week_on, group.start_week)
