"""A new version of a programme's file is for those who enrol from then on; it rewrites nobody's history."""

from pathlib import Path

from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import case_of
from kedjan.programmes.operations import load_programme
from tests.journeys.steps import NOW, begun, case, handed_over
from tests.support.world import World

FILE = Path("programmes/framsteget.toml")


def changed_file() -> str:
    """Return the file with its first step named otherwise, without its second, and another day for a gate."""
    text = FILE.read_text(encoding="utf-8")
    text = text.replace('sv = "Steg 1: före arbetslivsintroduktionen"', 'sv = "Steg 1: en ny början"')
    return text.replace('next = ["step_2", "step_3"]', 'next = ["step_3", "step_2"]').replace(
        "due_days = 60", "due_days = 75", 1
    )


def load(world: World) -> None:
    operator = world.operator()
    with acting(operator):
        load_programme(actor=operator, text=changed_file(), now=NOW)


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
