"""Rows of groups that are led: what is kept of somebody, and what is their own and nobody else's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.domain.protection import Strength
from tests.policies.closing import look_without_consent, protect
from tests.policies.giving import give
from tests.policies.grouping import add_coaching
from tests.policies.leading import (
    add_group,
    add_led,
    add_seat,
    attendance_row,
    chance_row,
    circumstance_row,
    coach_of,
    lead,
    note_row,
    session_row,
    talk_row,
    tool_row,
)
from tests.policies.rows import Row, insert, refused, row, seen, update
from tests.support.world import TODAY, World, noon

SHARED = {"shared_at": noon(TODAY)}


def _seat_and_session(world: World, name: str = "private") -> tuple[Row, UUID]:
    group, fk = add_group(world), world.caseworker("fk")
    seat, session = add_seat(world, group, name), session_row(fk, group)
    with acting(fk):
        insert("coaching_session", session)
    return seat, UUID(str(session["id"]))


def _pattern(world: World, table: str, seat: Row, session: UUID, actor: Actor) -> Row:
    rows: dict[str, Callable[[], Row]] = {
        "attendance": lambda: attendance_row(seat, session, actor),
        "circumstance": lambda: circumstance_row(seat, actor),
        "coachnote": lambda: note_row(seat, actor),
        "talk": lambda: talk_row(seat, coach_of(world, actor), actor),
    }
    return rows[table]()


def _share(world: World, name: str = "private") -> None:
    with acting(world.participant(name)):
        assert update("coaching_tool", {**SHARED, "changed_by": world.participant(name).account_id}, {}) == 1


@pytest.mark.parametrize("table", ["attendance", "circumstance", "coachnote", "talk"])
def test_whoever_supports_a_person_writes_what_is_kept_of_them(world: World, table: str) -> None:
    seat, session = _seat_and_session(world)
    fk = world.caseworker("fk")
    pattern = _pattern(world, table, seat, session, fk)

    with acting(fk):
        insert(f"coaching_{table}", pattern)

    assert seen(fk, f"coaching_{table}", world.person("private")) == 1


def test_a_person_says_that_they_cannot_come_in_their_own_name_alone(world: World) -> None:
    seat, session = _seat_and_session(world)
    me, fk = world.participant("private"), world.caseworker("fk")
    said = {**attendance_row(seat, session, fk), "recorded_by": me.account_id}
    there = {"presence": "here", "why_away": "", "id": new_id()}

    with acting(me):
        for forged in ({"recorded_by": fk.account_id}, there, {"organisation_id": world.organisation("af")}):
            with refused():
                insert("coaching_attendance", {**said, **forged})
        insert("coaching_attendance", said)
    with acting(world.participant("consented")), refused():
        insert("coaching_attendance", {**said, "id": new_id()})


def test_whoever_supports_a_person_writes_what_they_say_of_their_chances(world: World) -> None:
    seat, _session = _seat_and_session(world)
    fk = world.caseworker("fk")

    with acting(fk):
        insert("outcomes_chancetold", chance_row(seat, fk))

    assert seen(fk, "outcomes_chancetold", world.person("private")) == 1


def test_a_person_says_how_their_chances_are_in_their_own_name_alone(world: World) -> None:
    seat, _session = _seat_and_session(world)
    me, fk = world.participant("private"), world.caseworker("fk")
    own = {"told_by": "", "why_on_behalf": "", "recorded_by": me.account_id}
    said = {**chance_row(seat, fk), **own}

    with acting(me):
        for forged in (
            {"recorded_by": fk.account_id},
            {"told_by": "paper", "why_on_behalf": "no_e_id"},
            {"organisation_id": world.organisation("af")},
        ):
            with refused():
                insert("outcomes_chancetold", {**said, **forged})
        insert("outcomes_chancetold", said)
    with acting(world.participant("consented")), refused():
        insert("outcomes_chancetold", {**said, "id": new_id()})


def test_a_person_says_nothing_of_the_sessions_of_another_group(world: World) -> None:
    seat, _session = _seat_and_session(world)
    me, fk = world.participant("private"), world.caseworker("fk")
    other = session_row(fk, add_group(world, "other"))
    with acting(fk):
        insert("coaching_session", other)

    with acting(me), refused():
        insert(
            "coaching_attendance",
            {**attendance_row(seat, UUID(str(other["id"])), fk), "recorded_by": me.account_id},
        )


def test_a_tool_is_seen_by_the_person_alone(world: World) -> None:
    add_coaching(world)
    add_led(world)
    give(world.caseworker("fk"), world.person("private"), world.organisation("af"), *Category)
    look_without_consent(world.caseworker("sunne"), "private")

    others = [world.caseworker(key) for key in ("fk", "af", "sunne")]
    others += [world.participant("consented"), world.coordinator(), world.manager(), world.officer("fk")]
    assert {seen(actor, "coaching_tool") for actor in others} == {0}
    assert seen(world.participant("private"), "coaching_tool") == 1


def test_a_tool_is_written_by_the_person_alone(world: World) -> None:
    pattern = tool_row(world, "private")

    for actor in (world.caseworker("fk"), world.participant("consented")):
        with acting(actor), refused():
            insert("coaching_tool", {**pattern, "changed_by": actor.account_id})
    with acting(world.participant("private")):
        for forged in (
            {"changed_by": world.caseworker("fk").account_id},
            {"organisation_id": world.organisation("af")},
            {"enrolment_id": world.enrolment("consented")},
        ):
            with refused():
                insert("coaching_tool", {**pattern, **forged})
        insert("coaching_tool", pattern)


def test_a_tool_is_shared_and_taken_back_by_the_person_alone(world: World) -> None:
    add_coaching(world)
    add_led(world)
    me, fk = world.participant("private"), world.caseworker("fk")

    for actor in (fk, world.participant("consented")):
        with acting(actor):
            assert update("coaching_tool", {**SHARED, "changed_by": actor.account_id}, {}) == 0
    with acting(me), refused():
        update("coaching_tool", {**SHARED, "changed_by": fk.account_id}, {})
    _share(world)
    assert seen(fk, "coaching_tool") == 1
    with acting(me):
        assert update("coaching_tool", {"shared_at": None, "changed_by": me.account_id}, {}) == 1
    assert seen(fk, "coaching_tool") == 0


def test_a_shared_tool_is_seen_by_those_who_lead_the_group_alone(world: World) -> None:
    add_coaching(world)
    add_led(world)
    fk, af, sunne, region = (world.caseworker(key) for key in ("fk", "af", "sunne", "region"))
    with acting(fk):
        group = UUID(str(row("coaching_seat", {"participant_id": world.person("private")})["group_id"]))
    lead(world, group, af)
    lead(world, group, sunne, "stands_by")
    give(fk, world.person("private"), world.organisation("af"), Category.PLAN)
    give(fk, world.person("private"), world.organisation("region"), *Category)

    _share(world)

    assert {key: seen(world.caseworker(key), "coaching_tool") for key in ("fk", "af", "sunne", "region")} == {
        "fk": 1,
        "af": 1,
        "sunne": 0,
        "region": 0,
    }
    assert seen(replace(fk, purpose=Purpose.FOLLOW_UP), "coaching_tool") == 0
    assert seen(replace(fk, organisation_id=region.organisation_id), "coaching_tool") == 0
    with acting(fk):
        update("coaching_seat", {"left_on": TODAY}, {"group_id": group})
    assert seen(fk, "coaching_tool") == 0


@pytest.mark.parametrize("away", ["left", "over"])
def test_who_leads_no_longer_sees_no_shared_tool(world: World, away: str) -> None:
    add_coaching(world)
    add_led(world)
    fk = world.caseworker("fk")
    _share(world)
    changes: dict[str, tuple[str, Row]] = {
        "left": ("coaching_leader", {"until_on": TODAY}),
        "over": ("coaching_group", {"starts_on": TODAY.replace(year=2012, day=9)}),
    }

    with acting(fk):
        table, changed = changes[away]
        assert update(table, changed, {}) >= 1

    assert seen(fk, "coaching_tool") == 0


def test_a_shared_tool_of_a_protected_person_is_hidden_from_who_leads_and_is_not_named(world: World) -> None:
    add_coaching(world)
    add_led(world)
    fk, person = world.caseworker("fk"), world.person("private")
    colleague = replace(fk, account_id=world.caseworker("torsby").account_id)
    with acting(fk):
        group = UUID(str(row("coaching_seat", {"participant_id": person})["group_id"]))
    lead(world, group, colleague)
    _share(world)
    before = seen(colleague, "coaching_tool", person)

    protect(fk, person, Strength.PROTECTED)

    assert (before, seen(colleague, "coaching_tool", person), seen(fk, "coaching_tool", person)) == (1, 0, 1)


@pytest.mark.parametrize(("months", "expected"), [(1, 1), (0, 0)])
def test_a_shared_tool_is_seen_for_the_programmes_own_months(world: World, months: int, expected: int) -> None:
    add_coaching(world)
    add_led(world)
    fk = world.caseworker("fk")
    with acting(fk):
        group = row("coaching_seat", {"participant_id": world.person("private")})["group_id"]
        begun = {"starts_on": TODAY - timedelta(weeks=1), "individual_months": months}
        assert update("coaching_group", begun, {"id": group}) == 1

    _share(world)

    assert seen(fk, "coaching_tool") == expected
