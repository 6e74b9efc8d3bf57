"""Every reading says on what ground it was made, and the database finds it: docs/rules/looking.md."""

from dataclasses import replace

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
from tests.policies.closing import look_without_consent, protect
from tests.policies.giving import give
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


def test_a_consent_of_other_givers_than_the_register_opens_no_name_and_is_the_ground_of_the_rest(world: World) -> None:
    given = give(
        *(world.caseworker("fk"), world.person("private"), world.organisation("af")),
        *(Category.IDENTITY, Category.PLAN),
        givers=[world.organisation("region")],
    )

    found = read(world, world.caseworker("af"), "private", Category.IDENTITY, Category.CONTACT, Category.PLAN)

    assert found == [("plan", "consent", given)]


def test_of_two_consents_the_ground_is_the_one_that_the_register_gives(world: World) -> None:
    fk, person, af = world.caseworker("fk"), world.person("private"), world.organisation("af")
    kinds = Category.IDENTITY, Category.PLAN
    region, torsby = [world.organisation("region")], [world.organisation("torsby")]
    given = [give(fk, person, af, *kinds, givers=givers) for givers in (region, (), torsby)][1]

    assert read(world, world.caseworker("af"), "private", *kinds) == [
        ("identity", "consent", given),
        ("plan", "consent", given),
    ]


def test_broken_glass_is_the_ground_where_the_consent_opens_nothing_of_the_register(world: World) -> None:
    af, person = world.caseworker("af"), world.person("private")
    region = [world.organisation("region")]
    given = give(world.caseworker("fk"), person, af.home, Category.IDENTITY, Category.PLAN, givers=region)
    look_without_consent(af, "private")

    assert read(world, af, "private", Category.IDENTITY, Category.PLAN) == [
        ("identity", "emergency", None),
        ("plan", "emergency", given),
    ]


def test_the_name_of_a_protected_person_is_read_by_the_named_few_alone(world: World) -> None:
    fk = world.caseworker("fk")
    colleague = replace(fk, account_id=world.caseworker("torsby").account_id)
    protect(fk, world.person("private"))
    kinds = Category.IDENTITY, Category.CONTACT, Category.PLAN

    assert read(world, colleague, "private", *kinds) == [("plan", "own", None)]
    assert read(world, fk, "private", *kinds) == [(kind.value, "own", None) for kind in sorted(kinds)]


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
