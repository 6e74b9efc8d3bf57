"""A question is the person's and the asked organisation's officer's; findings are the officer's; nobody else's."""

from dataclasses import replace
from uuid import UUID

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Purpose
from tests.policies.rows import AUDIT, REVIEWS, Row, count, insert, refused, seen
from tests.reviews.asking import READ_ON, answered, asked
from tests.support.world import TODAY, World, noon


def _nobodies(world: World) -> tuple[Actor, ...]:
    officer = world.officer("fk")
    return (
        world.officer("af"),
        world.caseworker("fk"),
        world.caseworker("af"),
        world.operator(),
        world.participant("private"),
        replace(officer, purpose=Purpose.SUPPORT),
        replace(officer, purpose=Purpose.FOLLOW_UP),
    )


@pytest.mark.parametrize("table", AUDIT)
def test_an_officer_sees_the_log_of_the_own_organisation_alone(world: World, table: str) -> None:
    person, officer = world.person("consented"), world.officer("fk")

    assert seen(officer, table, person) > 0
    assert seen(replace(officer, purpose=Purpose.SUPPORT), table, person) == 0
    assert seen(world.officer("af"), table, person) == 0


def test_an_officer_sees_no_person(world: World) -> None:
    officer = world.officer("fk")

    for table in ("participants_participant", "participants_identity", "journeys_gate", "consents_consent"):
        assert seen(officer, table) == 0


@pytest.mark.parametrize("table", REVIEWS)
def test_an_officer_sees_what_the_own_organisation_is_asked(world: World, table: str) -> None:
    answered(world)

    assert seen(world.officer("fk"), table) == 1
    assert [seen(one, table) for one in _nobodies(world)] == [0] * 7


@pytest.mark.parametrize("table", ["reviews_answer", "reviews_question"])
def test_a_person_sees_their_own_questions_alone(world: World, table: str) -> None:
    answered(world)

    assert seen(world.participant(), table) == 1
    assert seen(world.participant("private"), table) == 0
    assert seen(world.participant(), "reviews_handled") == 0


def _question(world: World, name: str, key: str = "af") -> Row:
    return {
        "id": new_id(),
        "participant_id": world.person(name),
        "organisation_id": world.organisation(key),
        "on": READ_ON,
        "concern": "no_contact",
        "asked_at": noon(TODAY),
    }


def test_a_person_asks_about_themselves_alone(world: World) -> None:
    with acting(world.participant()):
        insert("reviews_question", _question(world, "consented"))
        with refused():
            insert("reviews_question", _question(world, "private"))

        assert count("reviews_question") == 1
    with acting(world.caseworker("fk")), refused():
        insert("reviews_question", _question(world, "consented"))


def _answer(world: World, question: UUID, officer: Actor) -> Row:
    return {
        "id": new_id(),
        "question_id": question,
        "participant_id": world.person("consented"),
        "organisation_id": officer.home,
        "outcome": "right",
        "words_sealed": b"",
        "answered_by": officer.account_id,
        "answered_at": noon(TODAY),
    }


def test_an_officer_answers_in_the_own_name(world: World) -> None:
    officer = world.officer("fk")
    question, of_another = asked(world), _question(world, "private", "fk")
    with acting(world.participant("private")):
        insert("reviews_question", of_another)
    answer = _answer(world, question, officer)

    with acting(officer):
        insert("reviews_answer", answer)
        with refused():
            insert("reviews_answer", answer | {"id": new_id(), "answered_by": world.caseworker("fk").account_id})
        with refused():
            insert("reviews_answer", answer | {"id": new_id(), "question_id": of_another["id"]})
        with refused():
            insert("reviews_answer", answer | {"id": new_id(), "organisation_id": world.organisation("af")})

        assert count("reviews_answer") == 1


def test_nobody_else_answers(world: World) -> None:
    question = asked(world)

    for other in (world.officer("af"), world.caseworker("fk"), replace(world.officer("fk"), purpose=Purpose.SUPPORT)):
        with acting(other), refused():
            insert("reviews_answer", _answer(world, question, other))


def _handled(world: World, officer: Actor, account: Actor) -> Row:
    return {
        "id": new_id(),
        "organisation_id": officer.home,
        "account_id": account.account_id,
        "sign": "refused",
        "on": TODAY,
        "count": 10,
        "note_sealed": b"",
        "handled_by": officer.account_id,
        "handled_at": noon(TODAY),
    }


def test_an_officer_notes_a_finding_in_the_own_name_and_never_about_themselves(world: World) -> None:
    officer, caseworker = world.officer("fk"), world.caseworker("fk")
    row = _handled(world, officer, caseworker)

    with acting(officer):
        insert("reviews_handled", row)
        with refused():
            insert("reviews_handled", row | {"id": new_id(), "handled_by": caseworker.account_id})
        with refused():
            insert("reviews_handled", row | {"id": new_id(), "account_id": officer.account_id})
        with refused():
            insert("reviews_handled", row | {"id": new_id(), "organisation_id": world.organisation("af")})

        assert count("reviews_handled") == 1


def test_nobody_else_notes_a_finding(world: World) -> None:
    for other in (world.caseworker("fk"), replace(world.officer("fk"), purpose=Purpose.SUPPORT)):
        with acting(other), refused():
            insert("reviews_handled", _handled(world, other, world.caseworker("af")))
