"""Who writes what starts a person's clocks, and who follows them: whoever supports them, for their own organisation."""

import pytest
from django.db import IntegrityError, connection

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.policies.following import clock_row, follower_row
from tests.policies.rows import Row, insert, seen
from tests.support.world import World


def test_whoever_supports_a_person_writes_what_starts_their_clocks(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        insert("journeys_clockstart", clock_row(world, fk))

    assert seen(fk, "journeys_clockstart", world.person("private")) == 1


def test_whoever_supports_a_person_names_who_follows_them(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        insert("journeys_followedby", follower_row(world, fk))

    assert seen(fk, "journeys_followedby", world.person("private")) == 1


def test_nobody_changes_what_another_organisation_wrote_or_what_is_of_something_else(world: World) -> None:
    fk, region = world.caseworker("fk"), world.caseworker("region")
    written = clock_row(world, fk, "consented", "referred")
    with acting(fk):
        insert("journeys_clockstart", written)
    in_its_place = {"id": new_id(), "replaces_id": written["id"]}

    for actor, forged in (
        (fk, written | {"event": "sick_leave", "category": "economy"}),
        (fk, written | {"participant_id": world.person("placed")}),
        (region, clock_row(world, region, "consented", "referred")),
    ):
        with pytest.raises(IntegrityError, match="journeys_clock_in_its_place"), acting(actor):
            write_now(forged | in_its_place)
    with acting(fk):
        write_now(written | in_its_place)


def write_now(clock: Row) -> None:
    """Write the row, and check what is otherwise checked at the end of the transaction."""
    insert("journeys_clockstart", clock)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
