"""A small world of groups that are led: one of Försäkringskassan's, which met for the first time a week ago.

Its leaders are the caseworkers of "fk" and "af", its reserve that of "region"; "consented" and "placed" are in it.
It meets on Mondays at 09:30, and today, 14 January 2013, is its second session. Framsteget says nothing of coaching
groups, so that it meets ten times, every week.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from uuid import UUID

from kedjan.coaching.domain.leading_codes import Presence, WhyAway
from kedjan.coaching.operations.leading import AttendanceNoted, SessionHeld, hold_session, note_attendance
from kedjan.coaching.queries.led import GroupView, group_of
from kedjan.coaching.queries.members import Mark, marks_of, seats_in
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GroupId
from tests.journeys.watching import at_work, unchanged
from tests.policies.leading import add_group, add_seat, lead, tool_row
from tests.policies.rows import Row, insert, row, update
from tests.support.world import TODAY, World, noon

PEOPLE = ("consented", "placed")
FIRST, SECOND, LAST = 1, 2, 10
NOW = noon(TODAY)


@dataclass(frozen=True, slots=True)
class Led:
    """The group, and its coaches by the key of their organisation."""

    world: World
    id: GroupId
    coaches: dict[str, UUID]

    @property
    def fk(self) -> Actor:
        """Return the leader from Försäkringskassan."""
        return self.world.caseworker("fk")

    def seen_by(self, actor: Actor) -> GroupView:
        """Return the group as the actor sees it."""
        with acting(actor):
            found = group_of(actor=actor, group_id=self.id)
        assert found is not None
        return found

    def change(self, **columns: object) -> None:
        """Change the group's own row."""
        with acting(self.fk):
            assert update("coaching_group", columns, {"id": self.id}) == 1


def led_group(world: World, people: Iterable[str] = PEOPLE) -> Led:
    """Make the group."""
    group = add_group(world)
    for name in people:
        add_seat(world, group, name)
    parts = {"fk": "leads", "af": "leads", "region": "stands_by"}
    coaches = {key: lead(world, group, world.caseworker(key), part) for key, part in parts.items()}
    return Led(world, GroupId(group), coaches)


def nothing_changed(world: World) -> AbstractContextManager[None]:
    """Make sure that what happens changes nothing for those who lead, or for the person."""
    return unchanged(world, world.caseworker("fk"), "consented")


def held(led: Led, actor: Actor, number: int = FIRST, by: tuple[str, ...] = ("fk", "af")) -> SessionHeld:
    """Let the coaches have led the session."""
    with at_work(actor):
        return hold_session(
            actor=actor,
            group_id=led.id,
            number=number,
            led_by=frozenset(led.coaches[key] for key in by),
            now=NOW,
        )


def noted(
    led: Led,
    actor: Actor,
    presence: Presence,
    why: WhyAway | None = None,
    *,
    number: int = SECOND,
    name: str = "consented",
) -> AttendanceNoted:
    """Write whether somebody was there."""
    with at_work(actor):
        return note_attendance(
            actor=actor,
            group_id=led.id,
            number=number,
            participant_id=led.world.person(name),
            presence=presence,
            why_away=why,
            now=NOW,
        )


def marks(led: Led, actor: Actor) -> dict[int, Mark]:
    """Return how it is written with whoever the actor sees in the group, by session; of one person."""
    with acting(actor):
        seats = [one.id for one in seats_in(actor=actor, group_id=led.id)]
        found = marks_of(actor=actor, seats=seats)
    return {number: mark for (_seat, number), mark in found.items()}


def places_of_group(world: World) -> dict[str, object]:
    """Return what stands in the addresses of groups: one that "fk" leads, with "placed" in it; the same again."""
    with acting(world.caseworker("fk")):
        seat = _seat_of_placed(world)
    if seat is not None:
        return {"group_id": seat["group_id"], "number": SECOND, "tool": "goal"}
    group = add_group(world, "places")
    add_seat(world, group, "placed")
    lead(world, group, world.caseworker("fk"))
    return {"group_id": group, "number": SECOND, "tool": "goal"}


def in_a_group(world: World) -> dict[str, object]:
    """Let "consented" have a seat in a group of their own; return what stands in its addresses."""
    group = add_group(world, "mine")
    add_seat(world, group, "consented")
    lead(world, group, world.caseworker("fk"))
    return {"group_id": group, "number": SECOND}


def with_a_goal(world: World) -> dict[str, object]:
    """Let "consented" have written a goal."""
    with acting(world.participant("consented")):
        insert("coaching_tool", tool_row(world, "consented"))
    return {}


def over(world: World) -> dict[str, object]:
    """Let the group of "consented" have ended; return what stands in its addresses."""
    places = in_a_group(world)
    with acting(world.caseworker("fk")):
        update("coaching_group", {"status": "ended", "ended_at": NOW}, {"id": places["group_id"]})
    return {**places, "participant_id": world.person("consented")}


def _seat_of_placed(world: World) -> Row | None:
    try:
        return row("coaching_seat", {"enrolment_id": world.enrolment("placed")})
    except LookupError:
        return None
