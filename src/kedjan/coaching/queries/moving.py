"""What is known of a day that a session is to be moved to."""

from datetime import date

from kedjan.coaching.domain.sessions import NewDay
from kedjan.coaching.models import Group, RoomClosure
from kedjan.coaching.queries.led import GroupView
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId
from kedjan.programmes.queries import programmes


def new_day(*, actor: Actor, group: GroupView, number: int, on: date) -> NewDay:
    """Return whether groups meet that week, whether the room is open, and which of the group's coaches are away."""
    expect(actor)
    row = Group.objects.get(pk=group.id)
    rules = next((one.file.coaching for one in programmes() if one.id == ProgrammeId(row.programme_id)), None)
    closures = RoomClosure.objects.filter(room_id=row.room_id, withdrawn_at__isnull=True)
    there = [one for one in group.coaches if one.led.belongs(on)]
    return NewDay(
        on=on,
        is_first=number == 1,
        closed_weeks=frozenset(() if rules is None else rules.closed_weeks),
        is_room_closed=closures.filter(first_on__lte=on, last_on__gte=on).exists(),
        away=tuple(one.name for one in there if one.led.is_away(on)),
        able=sum(not one.led.is_away(on) for one in there),
    )
