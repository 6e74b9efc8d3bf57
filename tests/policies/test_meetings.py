"""Rows of meetings: who adds them, who sees them, and who does not."""

from collections.abc import Callable
from uuid import UUID

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category
from tests.policies.giving import give
from tests.policies.meeting import (
    add_meeting,
    add_needs,
    mark_row,
    meeting_row,
    minutes_row,
    needs_row,
    own_terms_row,
    task_row,
    terms_row,
)
from tests.policies.rows import Row, insert, refused, row, seen
from tests.support.world import World

_PLAN_TABLES = ("meetings_meeting", "meetings_mark", "meetings_minutes", "meetings_task", "meetings_terms")


def _rows(world: World, actor: Actor) -> dict[str, Callable[[], Row]]:
    meeting = add_meeting(world)
    with acting(world.caseworker("fk")):
        minutes = row("meetings_minutes", {"meeting_id": meeting["id"]})
    of, kept = UUID(str(meeting["id"])), UUID(str(minutes["id"]))
    return {
        "meeting": lambda: meeting_row(world, "private", actor),
        "mark": lambda: mark_row(world, "private", actor, of),
        "minutes": lambda: minutes_row(world, "private", actor, of),
        "task": lambda: {**task_row(world, "private", actor, kept), "party": actor.home},
        "terms": lambda: terms_row(world, "private", actor),
    }


@pytest.mark.parametrize("table", ["meeting", "mark", "minutes", "task", "terms"])
def test_whoever_supports_a_person_writes_of_a_meeting(world: World, table: str) -> None:
    fk = world.caseworker("fk")
    pattern = _rows(world, fk)[table]()

    with acting(fk):
        insert(f"meetings_{table}", pattern)

    assert seen(fk, f"meetings_{table}", world.person("private")) == 2


@pytest.mark.parametrize("table", ["minutes", "task"])
def test_whoever_is_called_to_a_meeting_writes_no_minutes_of_it(world: World, table: str) -> None:
    af = world.caseworker("af")
    give(world.caseworker("fk"), world.person("private"), world.organisation("af"), *Category)
    patterns = _rows(world, af)

    with acting(af):
        with refused():
            insert(f"meetings_{table}", patterns[table]())
        insert("meetings_mark", patterns["mark"]())


def test_a_meeting_is_seen_by_those_who_are_called_alone(world: World) -> None:
    fk, af, region = world.caseworker("fk"), world.caseworker("af"), world.caseworker("region")
    meeting = meeting_row(world, "private", fk, "fk", "af")
    minutes = minutes_row(world, "private", fk, UUID(str(meeting["id"])))
    with acting(fk):
        insert("meetings_meeting", meeting)
        insert("meetings_minutes", minutes)
        insert("meetings_task", task_row(world, "private", fk, UUID(str(minutes["id"]))))
    for key in ("af", "region"):
        give(fk, world.person("private"), world.organisation(key), Category.PLAN)

    for table in ("meetings_meeting", "meetings_minutes", "meetings_task"):
        assert [seen(actor, table) for actor in (fk, af, region)] == [1, 1, 0]


def test_what_somebody_needs_at_a_meeting_is_opened_as_needs_are(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    add_needs(world, add_meeting(world))

    give(fk, world.person("private"), world.organisation("af"), Category.NEEDS)
    assert [seen(af, table) for table in _PLAN_TABLES] == [0, 1, 0, 0, 0]
    with acting(af):
        assert row("meetings_mark", {})["kind"] == "needs"


def test_a_person_answers_in_their_own_name_alone(world: World) -> None:
    me, fk = world.participant("private"), world.caseworker("fk")
    meeting = add_meeting(world)
    said = {**needs_row(world, "private", fk, UUID(str(meeting["id"]))), "recorded_by": me.account_id}

    others: tuple[Row, ...] = (
        {"recorded_by": fk.account_id},
        {"organisation_id": world.organisation("af")},
        {"party": fk.home},
        {"kind": "asked_orally", "category": "plan", "asks": [], "text_sealed": None},
    )

    with acting(me):
        for forged in others:
            with refused():
                insert("meetings_mark", {**said, **forged})
        insert("meetings_mark", said)
    with acting(world.participant("consented")), refused():
        insert("meetings_mark", {**said, "id": new_id()})


def test_a_person_says_when_they_can_in_their_own_name_alone(world: World) -> None:
    me, fk = world.participant("private"), world.caseworker("fk")
    said = own_terms_row(world, "private")

    with acting(me):
        for forged in (
            {"recorded_by": fk.account_id},
            {"organisation_id": world.organisation("af")},
            {"party": fk.home, "category": "plan"},
        ):
            with refused():
                insert("meetings_terms", {**said, **forged})
        insert("meetings_terms", said)
    with acting(world.participant("consented")), refused():
        insert("meetings_terms", {**said, "id": new_id()})
