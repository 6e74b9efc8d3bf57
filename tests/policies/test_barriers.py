"""Anybody tells of a barrier; whoever runs the system sees, answers and disposes of it, and nobody else."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Purpose
from kedjan.organisations.operations.door import visitor
from tests.barriers.telling import answered, told
from tests.policies.rows import BARRIERS, Row, count, delete_all, insert, refused, seen, update
from tests.support.world import TODAY, World, noon


def _others(world: World) -> tuple[Actor, ...]:
    return (
        visitor(None),
        world.participant(),
        world.caseworker("fk"),
        world.officer("fk"),
        world.manager(),
        replace(world.operator(), purpose=Purpose.SUPPORT),
    )


@pytest.mark.parametrize("table", BARRIERS)
def test_an_operator_alone_sees_what_is_told_and_answered(world: World, table: str) -> None:
    answered(world.operator(), told())

    assert seen(world.operator(), table) == 1
    assert [seen(one, table) for one in _others(world)] == [0] * 6


def _report(**changed: object) -> Row:
    row: Row = {"id": new_id(), "words_sealed": b"", "language": "sv", "reported_at": noon(TODAY)}
    return {**row, **changed}


def test_anybody_tells_of_a_barrier_now_and_at_no_other_time(world: World) -> None:
    with acting(visitor(None)) as clock:
        insert("barriers_report", _report(reported_at=clock.now()))
        with refused():
            insert("barriers_report", _report(reported_at=noon(TODAY).replace(year=2012)))

    assert seen(world.operator(), "barriers_report") == 1


def test_an_operator_answers_in_the_own_name_and_nobody_else_does(world: World) -> None:
    report_id, operator = told(), world.operator()
    row: Row = {
        "id": new_id(),
        "report_id": report_id,
        "status": "mended",
        "words_sealed": b"",
        "replied_by": operator.account_id,
        "replied_at": noon(TODAY),
    }

    with acting(operator):
        insert("barriers_reply", row)
        with refused():
            insert("barriers_reply", row | {"id": new_id(), "replied_by": world.caseworker("fk").account_id})
    for other in _others(world):
        with acting(other), refused():
            insert("barriers_reply", row | {"id": new_id(), "replied_by": other.account_id})

    assert seen(operator, "barriers_reply") == 1


def test_an_operator_takes_away_how_to_reach_somebody_and_writes_nothing_there(world: World) -> None:
    told()

    with acting(world.operator()):
        with refused():
            update("barriers_report", {"contact_sealed": b"x"}, {})
        assert update("barriers_report", {"contact_sealed": None}, {}) == 1
    for other in _others(world):
        with acting(other):
            assert update("barriers_report", {"contact_sealed": None}, {}) == 0


@pytest.mark.parametrize("table", BARRIERS)
def test_an_operator_alone_disposes(world: World, table: str) -> None:
    answered(world.operator(), told())

    for other in _others(world):
        with acting(other):
            assert delete_all(table) == 0
    with acting(world.operator()):
        assert delete_all("barriers_reply") == 1
        assert count("barriers_reply") == 0
        assert delete_all("barriers_report") == 1
