"""A new version of a programme's file is for those who enrol from then on; it rewrites nobody's history."""

from pathlib import Path

import pytest
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.journeys.operations import CannotCloseParticipation, CannotHandOver, close_participation, hand_over
from kedjan.journeys.queries import case_of
from kedjan.programmes.operations import load_programme
from tests.journeys.pages import text
from tests.journeys.steps import NOW, begun, case, closed, handed_over
from tests.journeys.watching import unchanged
from tests.support.reasons import codes
from tests.support.world import TODAY, World

FILE = Path("programmes/framsteget.toml")


def changed_file() -> str:
    """Return the file with its first step named otherwise, without its second, and another day for a gate."""
    text = FILE.read_text(encoding="utf-8")
    text = text.replace('sv = "Steg 1: före arbetslivsintroduktionen"', 'sv = "Steg 1: en ny början"')
    return text.replace('next = ["step_2", "step_3"]', 'next = ["step_3", "step_2"]').replace(
        "due_days = 60", "due_days = 75", 1
    )


def without_the_second_step() -> str:
    """Return the file with another path: the first step leads to the third alone, and ends with nothing but a move."""
    before, _second, rest = FILE.read_text(encoding="utf-8").partition('[[stages]]\nkey = "step_2"')
    third = rest.partition('[[stages]]\nkey = "step_3"')[2]
    text = f'{before}[[stages]]\nkey = "step_3"{third}'
    return text.replace('next = ["step_2", "step_3"]', 'next = ["step_3"]\noutcomes = ["moved"]')


def load(world: World, text: str | None = None) -> None:
    operator = world.operator()
    with acting(operator):
        load_programme(actor=operator, text=text or changed_file(), now=NOW)


def test_whoever_is_enrolled_keeps_the_steps_the_words_and_the_days_of_their_version(world: World) -> None:
    actor = world.caseworker()
    before = case(world, actor)

    load(world)

    after = case(world, actor)
    assert after == before
    assert after.stage.title.sv == "Steg 1: före arbetslivsintroduktionen"


def test_whoever_goes_on_after_the_change_goes_by_the_path_they_were_enrolled_under(world: World) -> None:
    actor = world.caseworker()
    before = case(world, actor)
    load(world)

    handed_over(world, actor)

    after = case(world, actor)
    assert after.programme == before.programme
    assert after.entries[:1] == before.entries
    assert [entry.stage.key for entry in after.entries] == ["step_1", "step_2"]


def test_whoever_is_enrolled_afterwards_gets_the_new_version(world: World) -> None:
    actor = world.caseworker()
    load(world)

    begun(world, actor)

    with acting(actor):
        new = case_of(actor=actor, participant_id=world.person("unasked"))
    assert new is not None
    assert new.stage.title.sv == "Steg 1: en ny början"
    assert case(world, actor).stage.title.sv == "Steg 1: före arbetslivsintroduktionen"


def test_another_path_leaves_the_history_and_the_possible_next_steps_of_whoever_is_on_the_old_one(world: World) -> None:
    actor, person = world.caseworker(), reverse("journeys:hand_over", args=[world.person("consented")])
    history, offered = case(world, actor), text(world.staff_browser(), person)

    load(world, without_the_second_step())

    assert case(world, actor) == history
    assert case(world, actor).stage.next_keys == ("step_2", "step_3")
    assert text(world.staff_browser(), person) == offered
    handed_over(world, actor, to="step_2")
    assert [entry.stage.key for entry in case(world, actor).entries] == ["step_1", "step_2"]
    closed(world, actor, outcome="education")


def test_whoever_is_enrolled_under_another_path_goes_by_it(world: World) -> None:
    actor = world.caseworker()
    load(world, without_the_second_step())
    enrolment_id = begun(world, actor).enrolment_id

    for to in ("step_2", "step_1"):
        with unchanged(world, actor, "unasked"), acting(actor), pytest.raises(CannotHandOver) as refusal:
            hand_over(actor=actor, enrolment_id=enrolment_id, to=to, entered_on=TODAY, reason="Klar.", now=NOW)
        assert codes(refusal.value) == ["stage-does-not-follow"]
    with unchanged(world, actor, "unasked"), acting(actor), pytest.raises(CannotCloseParticipation) as not_closed:
        close_participation(actor=actor, enrolment_id=enrolment_id, outcome="education", exited_on=TODAY, now=NOW)
    assert codes(not_closed.value) == ["outcome-of-another-stage"]
