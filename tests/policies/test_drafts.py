"""What somebody has typed and not sent is seen by the very account that typed it, acting for the same organisation."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Purpose
from kedjan.organisations.operations import dispose_of_drafts
from tests.policies.additions import add_draft, draft_row
from tests.policies.rows import count, delete_all, insert, refused, row, seen, update
from tests.support.world import TODAY, World, noon

TABLE = "organisations_draft"


def _others(world: World, typist: Actor) -> tuple[Actor, ...]:
    """Return those who are not the typist: their organisation's others, others', and the same account elsewhere."""
    elsewhere = (world.organisation("af"), None)
    return (
        world.officer("fk"),
        world.caseworker("af"),
        world.operator(),
        world.participant(),
        world.participant("private"),
        *(replace(typist, organisation_id=one) for one in elsewhere),
    )


@pytest.mark.django_db
def test_a_draft_is_seen_by_the_typist_acting_for_the_same_organisation_alone(world: World) -> None:
    fk = world.caseworker("fk")
    add_draft(fk)

    assert seen(fk, TABLE) == seen(replace(fk, purpose=Purpose.FOLLOW_UP), TABLE) == 1
    assert [seen(one, TABLE) for one in _others(world, fk)] == [0] * 7


def test_a_participants_draft_is_seen_by_the_participant_alone(world: World) -> None:
    me = world.participant()
    add_draft(me)

    assert seen(me, TABLE) == 1
    others = (world.caseworker("fk"), world.operator(), world.participant("private"))
    assert [seen(one, TABLE) for one in others] == [0, 0, 0]
    assert seen(replace(me, organisation_id=world.organisation("fk")), TABLE) == 0


def test_a_draft_is_begun_in_the_own_name_alone(world: World) -> None:
    fk, colleague = world.caseworker("fk"), world.officer("fk")
    elsewhere = replace(fk, organisation_id=world.organisation("af"))

    with acting(fk):
        for typist in (colleague, elsewhere, world.participant()):
            with refused():
                insert(TABLE, draft_row(typist, new_id()))
        insert(TABLE, draft_row(fk, new_id()))
        assert count(TABLE) == 1


def test_a_draft_is_written_on_and_thrown_away_by_the_typist_alone(world: World) -> None:
    fk = world.caseworker("fk")
    draft = add_draft(fk)

    for other in _others(world, fk):
        with acting(other):
            assert update(TABLE, {"saves": 9}, {}) == delete_all(TABLE) == 0
    with acting(fk):
        for column, value in (("account_id", world.officer("fk").account_id), ("organisation_id", None)):
            with refused():
                update(TABLE, {column: value}, {})
        assert row(TABLE, {"id": draft})["saves"] == 1
        assert update(TABLE, {"saves": 2}, {}) == delete_all(TABLE) == 1


def test_everybodys_drafts_go_after_seven_days_and_not_before(world: World) -> None:
    fk, me = world.caseworker("fk"), world.participant()
    for typist in (fk, me):
        add_draft(typist, "/old/")
        with acting(typist) as clock:
            update(TABLE, {"saved_at": clock.now() - timedelta(days=7)}, {})
        add_draft(typist, "/new/")
        with acting(typist):
            update(TABLE, {"saved_at": noon(TODAY) - timedelta(days=6, hours=23)}, {"saved_at": noon(TODAY)})

    with acting(world.operator()):
        gone = dispose_of_drafts()

    assert gone == 2
    assert [seen(one, TABLE) for one in (fk, me)] == [1, 1]


def test_no_draft_is_larger_than_a_form(world: World) -> None:
    fk = world.caseworker("fk")

    with pytest.raises(IntegrityError, match="a draft is no archive"), acting(fk):
        insert(TABLE, {**draft_row(fk, new_id()), "fields_sealed": b"x" * 200_001})


def test_only_the_service_disposes_of_drafts(world: World) -> None:
    statement = "SELECT has_function_privilege('public', 'app.dispose_of_drafts()', 'EXECUTE')"
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.fetchone() == (False,)
