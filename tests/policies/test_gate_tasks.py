"""Marks of tasks at a gate: the team writes about what it sees, the person in their own name about what is theirs."""

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.policies.additions import task_row
from tests.policies.rows import Row, insert, refused, row, seen
from tests.support.world import World


def _gate(world: World, kind: str, name: str = "consented") -> Row:
    with acting(world.caseworker("fk")):
        return row("journeys_gate", {"participant_id": world.person(name), "kind": kind})


def test_a_colleague_in_the_team_marks_a_task(world: World) -> None:
    sunne, gate = world.caseworker("sunne"), _gate(world, "economy")

    with acting(sunne):
        insert("journeys_gatetaskmark", task_row(gate, sunne, "budget_advice"))

    assert seen(sunne, "journeys_gatetaskmark", world.person("consented")) == 1
    assert seen(world.caseworker("fk"), "journeys_gatetaskmark", world.person("consented")) == 1
    assert seen(world.caseworker("af"), "journeys_gatetaskmark", world.person("consented")) == 0


def test_nobody_marks_a_task_at_a_gate_that_is_closed_to_them(world: World) -> None:
    af, gate = world.caseworker("af"), _gate(world, "economy")

    with acting(af), refused():
        insert("journeys_gatetaskmark", task_row(gate, af, "budget_advice"))


def test_nobody_in_the_team_marks_a_task_as_if_they_were_the_person(world: World) -> None:
    fk, gate = world.caseworker("fk"), _gate(world, "economy")

    with acting(fk), refused():
        insert("journeys_gatetaskmark", {**task_row(gate, fk, "papers_sorted"), "is_own": True, "owner_id": None})


def test_a_person_marks_a_task_in_their_own_name_alone(world: World) -> None:
    fk, me, gate = world.caseworker("fk"), world.participant(), _gate(world, "economy")
    mine = {**task_row(gate, fk, "papers_sorted"), "is_own": True, "owner_id": None, "marked_by": me.account_id}

    with acting(me):
        for forged in (
            {"marked_by": fk.account_id},
            {"is_own": False},
            {"state": "not_needed"},
            {"organisation_id": world.organisation("af")},
            {"category": "plan"},
        ):
            with refused():
                insert("journeys_gatetaskmark", {**mine, **forged})
        insert("journeys_gatetaskmark", mine)
    with acting(world.participant("private")), refused():
        insert("journeys_gatetaskmark", {**mine, "id": new_id()})
