"""Every reading says on what ground it was made, and the database finds it: docs/rules/looking.md."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_act, note_readings
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.organisations.domain.roles import RoleKey
from tests.audit.scratch import named
from tests.support.world import World

PAGE = "test:bases"
Row = tuple[object, ...]


def read(world: World, actor: Actor, person: str, *categories: Category, act: Act = Act.READ) -> list[Row]:
    """Note a reading; return kind, ground and consent as they were stored."""
    with acting(actor) as clock:
        note_readings(
            actor=actor,
            participants=[world.person(person)],
            categories=categories,
            page=PAGE,
            now=clock.now(),
            act=act,
        )
        return stored("category", "basis", "consent_id")


def stored(*names: str) -> list[Row]:
    columns = sql.SQL(", ").join(sql.Identifier(name) for name in names)
    with connection.cursor() as cursor:
        cursor.execute(named("SELECT {} FROM audit_reading WHERE page = %s ORDER BY category", columns), [PAGE])
        return list(cursor.fetchall())


def test_whoever_has_the_person_in_its_register_reads_on_its_own_ground_and_the_consent_is_named_beside(
    world: World,
) -> None:
    assert read(world, world.caseworker("fk"), "unasked", Category.IDENTITY, Category.PLAN) == [
        ("identity", "own", None),
        ("plan", "own", None),
    ]


def test_a_colleague_reads_by_the_consent_that_opens_that_kind(world: World) -> None:
    consent = world.consent("consented", "lifts_secrecy")

    assert read(world, world.caseworker("af"), "consented", Category.IDENTITY, Category.PLAN) == [
        ("identity", "consent", consent),
        ("plan", "consent", consent),
    ]


@pytest.mark.parametrize("person", ["withdrawn", "future", "over"])
def test_without_an_open_consent_no_name_is_said_to_be_read_and_the_rest_is_the_readers_own(
    world: World, person: str
) -> None:
    kinds = (Category.IDENTITY, Category.CONTACT, Category.PLAN)

    assert read(world, world.caseworker("af"), person, *kinds) == [("plan", "own", None)]


def test_a_consent_for_another_purpose_is_not_the_ground(world: World) -> None:
    assert read(world, world.manager(), "consented", Category.IDENTITY) == []


def test_an_employer_reads_by_the_consent_to_the_place(world: World) -> None:
    actor = world.actor(RoleKey.EMPLOYER_CONTACT, "verkstaden")

    assert read(world, actor, "placed", Category.WORK) == [("work", "consent", world.consent("placed", "place"))]


def test_the_person_reads_about_themselves(world: World) -> None:
    assert read(world, world.participant(), "consented", Category.IDENTITY) == [("identity", "self", None)]


@pytest.mark.parametrize("act", [Act.READ, Act.LIST, Act.EXPORT, Act.PRINT])
def test_how_it_was_read_is_stored(world: World, act: Act) -> None:
    read(world, world.caseworker("fk"), "unasked", Category.PLAN, act=act)

    with acting(world.caseworker("fk")):
        assert stored("act") == [(act.value,)]


def test_a_search_says_how_many_it_found_and_about_nobody(world: World) -> None:
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        note_act(actor=actor, act=Act.SEARCH, page=PAGE, now=clock.now(), results=3)

        assert stored("act", "results", "participant_id", "category", "basis", "asked_id") == [
            ("search", 3, None, None, None, None)
        ]


@pytest.mark.parametrize("act", [Act.SEARCH, Act.REFUSED])
def test_a_search_and_a_refusal_cannot_be_about_somebody(world: World, act: Act) -> None:
    with pytest.raises(IntegrityError, match="about nobody"), transaction.atomic():
        read(world, world.caseworker("fk"), "unasked", Category.PLAN, act=act)


def test_nobody_to_read_about_is_nothing_to_note(world: World) -> None:
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        note_readings(actor=actor, participants=[], categories=[Category.PLAN], page=PAGE, now=clock.now())

        assert stored("id") == []


def test_a_whole_list_is_noted_in_one_statement(world: World) -> None:
    actor = world.caseworker("fk")
    people = [world.person(name) for name in ("unasked", "invited", "private")]
    with acting(actor) as clock, CaptureQueriesContext(connection) as said:
        note_readings(
            actor=actor,
            participants=people,
            categories=[Category.IDENTITY, Category.PLAN],
            page=PAGE,
            now=clock.now(),
        )

        assert len(said) == 1

    with acting(actor):
        assert len(stored("id")) == 6
