"""Rows of coaching groups that the world does not hold: somebody waits, is in a plan, and has a seat in a group."""

from datetime import date, time, timedelta
from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.policies.rows import Row, insert
from tests.support.people import SUNNE
from tests.support.world import TODAY, World, noon


def coach_row(world: World, actor: Actor, programme: UUID) -> Row:
    """Return the row of the actor as a coach."""
    return {
        "id": new_id(),
        "programme_id": programme,
        "organisation_id": actor.home,
        "account_id": actor.account_id,
        "municipality_id": SUNNE,
        "trained_on": date(2012, 1, 9),
        "certified_until": date(2014, 1, 9),
        "max_at_once": 2,
        "max_groups": 4,
        "max_minutes": 60,
        "max_individual": 20,
        "languages": [],
        "added_at": noon(TODAY),
        "added_by": actor.account_id,
    }


def room_row(actor: Actor, programme: UUID) -> Row:
    """Return the row of a room for groups."""
    return {
        "id": new_id(),
        "programme_id": programme,
        "organisation_id": actor.home,
        "name": "Biblioteket",
        "address": "Storgatan 1",
        "municipality_id": SUNNE,
        "capacity": 12,
        "features": [],
        "parallel": 1,
        "added_at": noon(TODAY),
    }


def group_row(actor: Actor, programme: UUID, room: UUID, code: str = "g1") -> Row:
    """Return the row of a group that starts in four weeks."""
    return {
        "id": new_id(),
        "programme_id": programme,
        "organisation_id": actor.home,
        "code": code,
        "area": "norr",
        "room_id": room,
        "starts_on": TODAY + timedelta(weeks=4),
        "weekday": 1,
        "begins_at": time(9, 30),
        "minutes": 180,
        "status": "planned",
        "published_at": noon(TODAY),
        "recorded_by": actor.account_id,
    }


def waiting_row(world: World, actor: Actor, name: str) -> Row:
    """Return the row of somebody who waits for a group."""
    return {
        "id": new_id(),
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": actor.home,
        "programme_id": world.ids["programme framsteget"],
        "earliest_on": TODAY,
        "latest_on": TODAY + timedelta(weeks=20),
        "benefit_ends": True,
        "max_minutes": 60,
        "needs": [],
        "language": "",
        "recorded_at": noon(TODAY),
        "recorded_by": actor.account_id,
    }


def seat_row(world: World, actor: Actor, name: str, group: UUID) -> Row:
    """Return the row of a seat that somebody is offered."""
    return {
        "id": new_id(),
        "group_id": group,
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": actor.home,
        "offered_at": noon(TODAY),
        "reply_by_on": TODAY + timedelta(weeks=2),
        "recorded_by": actor.account_id,
    }


def plan_row(actor: Actor, programme: UUID) -> Row:
    """Return the row of a plan of the year that is a proposal."""
    return {
        "id": new_id(),
        "programme_id": programme,
        "organisation_id": actor.home,
        "name": "2013",
        "first_week_on": TODAY,
        "status": "proposed",
        "seconds": 60,
        "seed": 0,
        "problem": "{}",
        "locked": "[]",
        "created_at": noon(TODAY),
        "created_by": actor.account_id,
        "asked_by": actor.account_id,
        "asked_as": actor.role,
        "attempt": 1,
        "moved_at": noon(TODAY),
    }


def add_coaching(world: World, name: str = "private", key: str = "fk") -> UUID:
    """Let somebody wait for a group, be in a plan and be offered a seat in a group; return the group's id."""
    actor, programme = world.caseworker(key), world.ids["programme framsteget"]
    room = room_row(actor, programme)
    group, waiting, plan = group_row(actor, programme, UUID(str(room["id"]))), waiting_row(world, actor, name), None
    plan = plan_row(actor, programme)
    person = {key: waiting[key] for key in ("participant_id", "organisation_id")}
    with acting(actor):
        insert("coaching_room", room)
        insert("coaching_group", group)
        insert("coaching_coach", coach_row(world, actor, programme))
        insert("coaching_waiting", waiting)
        insert("coaching_yearplan", plan)
        planned = {"id": new_id(), "plan_id": plan["id"], "code": "p1", "waiting_id": waiting["id"]}
        insert("coaching_plannedperson", planned | person)
        insert("coaching_seat", seat_row(world, actor, name, UUID(str(group["id"]))))
    return UUID(str(group["id"]))
