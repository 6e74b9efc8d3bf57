"""A staged row about somebody with protected identity is for whoever sent the file, and for no colleague."""

from dataclasses import replace
from uuid import UUID

from django.db import connection

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from tests.policies.additions import stage_file
from tests.policies.rows import count, delete_all, insert, refused, row, seen, update
from tests.support.world import World

TABLE = "participants_importrow"


def _staged(world: World) -> tuple[Actor, Actor]:
    """Let somebody send a file with one row about a protected person; return them and a colleague."""
    sender = world.caseworker("fk")
    stage_file(sender)
    with acting(sender):
        assert update(TABLE, {"is_protected": True}, {}) == 1
    return sender, replace(sender, account_id=AccountId(new_id()))


def test_a_row_about_a_protected_person_is_for_whoever_sent_the_file(world: World) -> None:
    sender, colleague = _staged(world)

    assert seen(sender, TABLE) == 1
    assert seen(colleague, TABLE) == 0
    with acting(sender):
        pattern = row(TABLE, {})
    with acting(colleague):
        assert update(TABLE, {"verdict": "refused"}, {}) == 0
        assert delete_all(TABLE) == 0
        with refused():
            insert(TABLE, {key: value for key, value in pattern.items() if key != "id"} | {"line": 3})
    assert seen(sender, TABLE) == 1


def test_a_row_about_somebody_else_is_for_colleagues_too(world: World) -> None:
    sender, colleague = _staged(world)
    with acting(sender):
        update(TABLE, {"is_protected": False}, {})

    assert seen(colleague, TABLE) == 1


def test_such_rows_go_with_the_file_by_a_colleague_of_the_organisation_alone(world: World) -> None:
    sender, colleague = _staged(world)
    with acting(sender):
        file = UUID(str(row("participants_importbatch", {})["id"]))

    def dropped(actor: Actor) -> int:
        with acting(actor), connection.cursor() as cursor:
            cursor.execute("SELECT app.drop_protected_rows(%s)", [file])
            return int(cursor.fetchone()[0])

    assert [dropped(world.caseworker("af")), dropped(world.manager()), dropped(world.participant())] == [0, 0, 0]
    assert dropped(colleague) == 1
    with acting(sender):
        assert count(TABLE) == 0
