"""What stands in the addresses of meetings, and how their forms are filled in, for attacks on forms."""

from collections.abc import Mapping

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import MeetingId
from kedjan.meetings.queries.meetings import meetings_of
from tests.attacks.case import QUERY, Case
from tests.meetings.calls import been, call, called, written
from tests.support.world import World

_OTHERS = ("af", "sunne", "region", "forbund")
_DAYS = "?first_on_day={}&first_on_month=1&first_on_year=2013&last_on_day={}&last_on_month=1&last_on_year=2013"
FOUND = _DAYS.format(15, 25) + "&minutes=60"
NOT_FOUND = _DAYS.format(19, 20) + "&minutes=60"
"""A Saturday and a Sunday."""


def some_times(world: World) -> dict[str, object]:
    """Ask when the whole team can on days when somebody works."""
    return {QUERY: FOUND + _parties(world)}


def no_times(world: World) -> dict[str, object]:
    """Ask when they can on a Saturday and a Sunday."""
    return {QUERY: NOT_FOUND + _parties(world)}


def _parties(world: World) -> str:
    return "".join(f"&parties={world.organisation(one)}" for one in _OTHERS)


def places_of_meetings(world: World) -> dict[str, object]:
    """Return a meeting about "placed" that the whole team is called to, and one of "consented"; the same again."""
    return {
        "meeting_id": _first_of(world, "placed") or called(world, call(world, *_OTHERS), name="placed"),
        "own_meeting_id": _first_of(world, "consented") or called(world),
        "whose": "ours",
    }


def _first_of(world: World, name: str) -> MeetingId | None:
    fk = world.caseworker("fk")
    with acting(fk):
        found = meetings_of(actor=fk, participant_id=world.person(name))
    return found[0].id if found else None


def to_call(world: World) -> Mapping[str, object]:
    """Return a time that was chosen among the proposals."""
    return {QUERY: f"?start=2013-01-22T10:00&length=60&party={world.organisation('af')}"}


def to_change(world: World) -> Mapping[str, object]:
    """Return a meeting that is to be moved to another time."""
    meeting_id = called(world, call(world, hour=15), name="placed")
    return {"meeting_id": meeting_id, QUERY: "?start=2013-01-23T13:00&length=45"}


def with_minutes(world: World) -> Mapping[str, object]:
    """Return a meeting of "consented" that has been and has minutes."""
    meeting_id = been(world)
    written(world, meeting_id)
    return {"meeting_id": meeting_id, "own_meeting_id": meeting_id}


def that_has_been(world: World) -> Mapping[str, object]:
    """Return a meeting of "placed" that has been."""
    return {"meeting_id": been(world, "placed")}


_TIMES = {"since_at": "09:00", "until_at": "15:00", "travel": "15"}
MEETINGS = {
    "meetings:call": Case({"place": "Kommunhuset"}, places=to_call),
    "meetings:change": Case(places=to_change),
    "meetings:minutes": Case({f"none_{number}": "" for number in range(3)}, places=that_has_been),
    "meetings:my_times": Case({**_TIMES, "most_minutes": "45", "pause_every": "20"}),
    "meetings:terms": Case(_TIMES),
}
