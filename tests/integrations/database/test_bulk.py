"""Many rows in few statements: all of them, and under the same policies as one at a time."""

import pytest
from django.db import IntegrityError, transaction

from kedjan.integrations.database.bulk import Target, insert_rows, run_with_rows
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.policies.rows import refused, seen
from tests.support.people import SUNNE
from tests.support.world import TODAY, World, noon

COLUMNS = {
    "id": "uuid",
    "organisation_id": "uuid",
    "municipality_id": "text",
    "sex": "text",
    "birth_year": "smallint",
    "registered_at": "timestamptz",
}
PEOPLE = Target("participants_participant", COLUMNS)


def _rows(world: World, count: int, key: str = "fk") -> list[tuple[object, ...]]:
    return [(new_id(), world.organisation(key), SUNNE, "woman", 1970, noon(TODAY)) for _ in range(count)]


def test_more_rows_than_one_statement_takes_are_all_written(world: World) -> None:
    fk = world.caseworker("fk")
    before = seen(fk, PEOPLE.table)

    with acting(fk):
        assert insert_rows(PEOPLE, _rows(world, 5_001)) == 5_001

    assert seen(fk, PEOPLE.table) == before + 5_001


def test_no_rows_need_no_statement(world: World) -> None:
    with acting(world.caseworker("fk")):
        assert insert_rows(PEOPLE, []) == 0


def test_rows_of_another_organisation_are_refused_with_all_the_others(world: World) -> None:
    fk = world.caseworker("fk")
    before = seen(fk, PEOPLE.table)

    with acting(fk), refused():
        insert_rows(PEOPLE, [*_rows(world, 2), *_rows(world, 1, "af")])

    assert seen(fk, PEOPLE.table) == before


def test_a_broken_constraint_is_djangos_own_error(world: World) -> None:
    twice = _rows(world, 1) * 2

    with acting(world.caseworker("fk")), pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(PEOPLE, twice)


def test_another_organisations_rows_are_not_found_by_a_change(world: World) -> None:
    statement = (
        "UPDATE participants_benefit b SET ends_on = given.day FROM {given} WHERE b.participant_id = given.person"
    )
    rows = [(world.person("unasked"), TODAY), (world.person("elsewhere"), TODAY)]

    with acting(world.caseworker("af")):
        assert run_with_rows(statement, {"person": "uuid", "day": "date"}, rows) == 1
