"""What results of a programme with coaching groups are counted from: its starts, and who started in a group."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Min, Q

from kedjan.coaching.domain.codes import GroupStatus, Part, SeatAnswer, WhyCancelled
from kedjan.coaching.domain.starts import GroupStart, TimeInGroup
from kedjan.coaching.models import Group, Leader, Seat
from kedjan.coaching.queries.led import groups_by_id
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, GroupId, OrganisationId, ProgrammeId, SeatId


@dataclass(frozen=True, slots=True)
class SeatInGroup:
    """The seat of somebody who has started in a group: who offered it, and when the group began and ends."""

    seat_id: SeatId
    organisation_id: OrganisationId
    time: TimeInGroup


# Whoever had said yes and had the seat when the group started was in it, however long they stayed.
_WAS_THERE = Q(answer=SeatAnswer.YES, group__started_at__isnull=False) & (
    Q(left_on__isnull=True) | Q(left_on__gt=F("group__starts_on"))
)


def group_starts(*, actor: Actor, programme_id: ProgrammeId) -> tuple[GroupStart, ...]:
    """Return every start that was published in the programme, whichever organisation planned it, in two queries."""
    expect(actor)
    rows = tuple(Group.objects.filter(programme_id=programme_id).order_by("starts_on", "area", "id"))
    left = Leader.objects.filter(group__in=[row.pk for row in rows], part=Part.LEADS, until_on__isnull=False)
    substituted: dict[UUID, date] = dict(left.values_list("group_id").annotate(first=Min("until_on")))
    return tuple(_start(row, substituted.get(row.pk)) for row in rows)


def times_in_group(*, actor: Actor, programme_id: ProgrammeId) -> dict[EnrolmentId, TimeInGroup]:
    """Return the first group that each participation started in, of those whose seats the actor may see."""
    expect(actor)
    seats = Seat.objects.filter(_WAS_THERE, group__programme_id=programme_id).order_by("-group__starts_on")
    first = dict(seats.values_list("enrolment_id", "group_id"))
    groups = groups_by_id(actor=actor, group_ids={GroupId(one) for one in first.values()})
    return {
        EnrolmentId(enrolment): TimeInGroup(groups[GroupId(group)].starts_on, groups[GroupId(group)].ends_on)
        for enrolment, group in first.items()
    }


def seat_in_group(*, actor: Actor, enrolment_id: EnrolmentId) -> SeatInGroup | None:
    """Return the seat of the first group that the participation started in, or None."""
    expect(actor)
    seat = Seat.objects.filter(_WAS_THERE, enrolment_id=enrolment_id).order_by("group__starts_on", "id").first()
    if seat is None:
        return None
    group = groups_by_id(actor=actor, group_ids=[GroupId(seat.group_id)])[GroupId(seat.group_id)]
    time = TimeInGroup(group.starts_on, group.ends_on)
    return SeatInGroup(SeatId(seat.pk), OrganisationId(seat.organisation_id), time)


def _start(row: Group, substituted_on: date | None) -> GroupStart:
    is_cancelled = row.status == GroupStatus.CANCELLED
    return GroupStart(
        area=row.area,
        starts_on=row.starts_on,
        published_on=swedish_day(row.published_at),
        started_on=None if row.started_at is None else swedish_day(row.started_at),
        cancelled_on=None if row.cancelled_at is None else swedish_day(row.cancelled_at),
        why_cancelled=WhyCancelled(row.why_cancelled) if row.why_cancelled else None,
        substituted_on=None if is_cancelled else substituted_on,
    )
