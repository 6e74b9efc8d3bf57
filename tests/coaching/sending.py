"""What stands in the addresses of coaching groups, and how their forms are filled in, for attacks on forms."""

from collections.abc import Mapping

from kedjan.integrations.database.context import acting
from tests.attacks.case import Case
from tests.coaching.founding import grounds, settled
from tests.coaching.leading import in_a_group, with_a_goal
from tests.coaching.prepared import (
    by_hand,
    coaching,
    ill_coach,
    publishable,
    stalled_plan,
    to_change,
    to_move,
    to_start,
)
from tests.policies.grouping import seat_row
from tests.policies.leading import add_group, add_seat, session_row
from tests.policies.rows import insert, update
from tests.support.world import TODAY, World, noon

_DAYS = {"trained_on": ("9", "1", "2012"), "certified_until": ("9", "1", "2014")}
COACH = {
    f"{name}_{part}": value
    for name, typed in _DAYS.items()
    for part, value in zip(("day", "month", "year"), typed, strict=True)
} | {"max_groups": "3"}
LATER = {"latest_on_day": "3", "latest_on_month": "6", "latest_on_year": "2013", "max_minutes": "60"}


def with_groups(world: World) -> Mapping[str, object]:
    """Return a coach, a room, and somebody who can wait for a group."""
    made = grounds(world)
    made.enrolled(1)
    return {"coach_id": made.coach("fk"), "room_id": made.room(), "participant_id": made.people[0]}


def with_somebody_waiting(world: World) -> Mapping[str, object]:
    """Return somebody who waits for a group."""
    return {"participant_id": settled(world, waiting=1).people[0]}


def to_be_asked(world: World) -> Mapping[str, object]:
    """Return somebody whose group met for the last time today, and who has said yes to follow-up."""
    group = add_group(world, "asked")
    add_seat(world, group, "consented")
    fk = world.caseworker("fk")
    with acting(fk):
        update("coaching_group", {"status": "ended", "started_at": noon(TODAY), "ended_at": noon(TODAY)}, {"id": group})
        for number in range(1, 11):
            insert("coaching_session", {**session_row(fk, group, number), "state": "held", "on": TODAY})
    return {"participant_id": world.person("consented")}


def with_an_offer(world: World) -> Mapping[str, object]:
    """Return somebody who is offered a seat."""
    group = add_group(world, "offered")
    fk = world.caseworker("fk")
    with acting(fk):
        insert("coaching_seat", seat_row(world, fk, "consented", group))
    return {"participant_id": world.person("consented")}


_TODAY = {"answered_on_day": "14", "answered_on_month": "1", "answered_on_year": "2013"}
COACHING = {
    "outcomes:chances": Case({"moment": "group_end", **_TODAY}, places=to_be_asked),
    "outcomes:my_chances": Case(
        {"moment": "group_end", "chance": "better"}, places=to_be_asked, who=lambda world: world.participant()
    ),
    "coaching:session_plan": Case({"link": "https://exempel.se/blad"}),
    **dict.fromkeys(("coaching:my_forms", "coaching:my_group"), Case(places=in_a_group)),
    "coaching:my_tools": Case(places=with_a_goal),
    "coaching:add_coach": Case(COACH, places=with_groups),
    "coaching:add_room": Case({"name": "Salen", "address": "Storgatan 1", "capacity": "12"}, places=with_groups),
    "coaching:case_group": Case(LATER, places=with_groups),
    "coaching:coach": Case(COACH, places=with_groups),
    "coaching:coach_away": Case(places=with_groups),
    "coaching:coach_leave": Case(places=with_groups),
    "coaching:plan": Case(places=stalled_plan),
    "coaching:ill": Case(places=ill_coach),
    "coaching:plan_again": Case(places=publishable),
    "coaching:plan_group": Case(places=to_change),
    "coaching:plan_locks": Case({"locked": "g0"}, places=publishable),
    "coaching:plan_person": Case(places=to_move),
    "coaching:plan_undo": Case(places=by_hand),
    "coaching:plan_new": Case(places=coaching),
    "coaching:plan_publish": Case(places=publishable),
    "coaching:plan_stop": Case(places=stalled_plan),
    "coaching:room_close": Case(places=with_groups),
    "coaching:room_leave": Case(places=with_groups),
    "coaching:start_cancel": Case({"reason": "no_coach"}, places=to_start),
    "coaching:my_seat": Case({"answer": "yes"}, places=with_an_offer, who=lambda world: world.participant()),
    "coaching:seat_answer": Case({"answer": "yes"}, places=with_an_offer),
    "coaching:stop_waiting": Case(places=with_somebody_waiting),
}
