"""What was done and who looked: added by whoever did it, seen by them and by the person, and left alone."""

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.policies.rows import AUDIT, Row, delete_all, insert, not_granted, refused, row, seen, update
from tests.support.world import World


def _another_row(world: World, table: str) -> Row:
    with acting(world.caseworker("fk")):
        found = row(table, {"participant_id": world.person("private")}) | {"id": new_id()}
    return {column: value for column, value in found.items() if column != "written_in"}  # PostgreSQL's own


@pytest.mark.parametrize("table", AUDIT)
def test_whoever_acts_adds_to_the_record(world: World, table: str) -> None:
    fk = world.caseworker("fk")
    before, another = seen(fk, table, world.person("private")), _another_row(world, table)

    with acting(fk):
        insert(table, another)

    assert seen(fk, table, world.person("private")) == before + 1


@pytest.mark.parametrize("table", AUDIT)
@pytest.mark.parametrize("column", ["actor_id", "organisation_id", "purpose"])
def test_who_acted_for_whom_and_why_cannot_be_forged(world: World, table: str, column: str) -> None:
    forged = {
        "actor_id": world.caseworker("af").account_id,
        "organisation_id": world.organisation("af"),
        "purpose": "follow_up",
    }
    pattern = _another_row(world, table)

    with acting(world.caseworker("fk")), refused():
        insert(table, pattern | {column: forged[column]})


@pytest.mark.parametrize("table", AUDIT)
def test_the_record_is_neither_changed_nor_deleted(world: World, table: str) -> None:
    for actor in (world.caseworker("fk"), world.participant("private"), world.operator()):
        with acting(actor):
            with not_granted():
                update(table, {"role": "operator"}, {})
            with not_granted():
                delete_all(table)


@pytest.mark.parametrize("table", AUDIT)
def test_what_somebody_did_is_seen_by_them_and_by_the_person_alone(world: World, table: str) -> None:
    person = world.person("consented")

    done_by_fk = seen(world.caseworker("fk"), table, person)
    assert 0 < done_by_fk <= seen(world.participant("consented"), table, person)
    for other in (world.caseworker("af"), world.coordinator(), world.operator(), world.participant("private")):
        assert seen(other, table, person) == 0
