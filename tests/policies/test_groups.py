"""Rows of coaching groups: who adds them, who changes them, and who does not."""

import pytest
from django.db import IntegrityError, transaction

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.policies.grouping import add_coaching, seat_row, waiting_row
from tests.policies.rows import count, delete_all, insert, refused, row, seen, update
from tests.support.world import TODAY, World, noon


def test_who_supports_a_person_writes_down_that_they_wait(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        insert("coaching_waiting", waiting_row(world, fk, "private"))

    assert seen(fk, "coaching_waiting", world.person("private")) == 1


def test_who_supports_a_person_offers_a_seat(world: World) -> None:
    group, fk = add_coaching(world, "private"), world.caseworker("fk")

    with acting(fk):
        insert("coaching_seat", seat_row(world, fk, "consented", group))

    assert seen(fk, "coaching_seat", world.person("consented")) == 1


def test_who_plans_a_year_adds_people_whom_they_see(world: World) -> None:
    add_coaching(world, "private")

    assert seen(world.caseworker("fk"), "coaching_yearplan") == 1
    assert seen(world.caseworker("fk"), "coaching_plannedperson", world.person("private")) == 1


def test_a_plan_is_seen_and_changed_by_its_organisation_alone(world: World) -> None:
    add_coaching(world)

    for actor in (world.caseworker("af"), world.coordinator(), world.participant("private"), world.manager()):
        with acting(actor):
            assert count("coaching_yearplan") == 0
            assert update("coaching_yearplan", {"status": "discarded"}, {}) == 0
    with acting(world.caseworker("fk")):
        assert update("coaching_yearplan", {"status": "discarded"}, {}) == 1


def test_a_plan_is_not_given_away(world: World) -> None:
    add_coaching(world)

    with acting(world.caseworker("fk")), refused():
        update("coaching_yearplan", {"organisation_id": world.organisation("af")}, {})


def test_people_are_taken_out_of_a_plan_by_its_organisation_alone(world: World) -> None:
    add_coaching(world)

    for actor in (world.caseworker("af"), world.participant("private")):
        with acting(actor):
            assert delete_all("coaching_plannedperson") == 0
    with acting(world.caseworker("fk")):
        assert delete_all("coaching_plannedperson") == 1


def test_what_is_expected_is_written_by_whoever_plans_alone(world: World) -> None:
    add_coaching(world)
    counted = {"built_on": "published", "counted_at": noon(TODAY)}

    for actor in (world.caseworker("af"), world.participant("private"), world.evaluator()):
        with acting(actor):
            assert update("coaching_plannedperson", counted, {}) == 0
    with acting(world.caseworker("fk")):
        assert update("coaching_plannedperson", counted, {}) == 1


def test_waiting_is_ended_by_whoever_wrote_it_down_alone(world: World) -> None:
    add_coaching(world)
    ended = {"ended_at": noon(TODAY), "why_ended": "own_wish"}

    for actor in (world.caseworker("af"), world.participant("private"), world.evaluator()):
        with acting(actor):
            assert update("coaching_waiting", ended, {}) == 0
    with acting(world.caseworker("fk")):
        assert update("coaching_waiting", ended, {}) == 1


def test_an_answer_is_written_by_whoever_offered_and_by_the_person_alone(world: World) -> None:
    add_coaching(world)
    answered = {"answer": "yes", "answered_at": noon(TODAY)}

    for actor in (world.caseworker("af"), world.participant("consented"), world.evaluator()):
        with acting(actor):
            assert update("coaching_seat", answered, {}) == 0
    for actor in (world.caseworker("fk"), world.participant("private")):
        with acting(actor):
            assert update("coaching_seat", answered, {}) == 1


def test_whoever_supports_the_person_writes_down_the_answer(world: World) -> None:
    """The team of "consented" can, and nobody else; the seat is of Försäkringskassan."""
    group, fk = add_coaching(world, "private"), world.caseworker("fk")
    with acting(fk):
        insert("coaching_seat", seat_row(world, fk, "consented", group))
    of_consented = {"participant_id": world.person("consented")}

    for actor, seats in ((world.caseworker("af"), 1), (world.caseworker("torsby"), 0), (world.evaluator(), 0)):
        with acting(actor):
            assert update("coaching_seat", {"answer": "yes"}, of_consented) == seats
            assert update("coaching_seat", {"answer": "yes"}, {"participant_id": world.person("private")}) == 0


@pytest.mark.parametrize("table", ["coaching_waiting", "coaching_seat"])
def test_a_participation_has_one_of_each_at_a_time(world: World, table: str) -> None:
    add_coaching(world)
    with acting(world.caseworker("fk")):
        again = row(table, {"participant_id": world.person("private")}) | {"id": new_id()}

        with pytest.raises(IntegrityError, match="a participation"), transaction.atomic():
            insert(table, again)
