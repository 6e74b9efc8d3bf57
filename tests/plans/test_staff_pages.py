"""Somebody's plan to those who support them: what is new, what waits, what they propose and write in."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from kedjan.audit.operations import note_readings
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.plans.domain.codes import ItemKind, State, Step
from kedjan.plans.domain.items import Content
from kedjan.plans.operations import NewStep
from tests.journeys.pages import queries, text
from tests.plans.planned import TOLD, begun, nothing_changed, only, took
from tests.plans.sending import NOW, SOON, noted, proposed
from tests.support.world import World

BUDGETS = {"plan": 19, "item": 17}


def _address(world: World, page: str = "plan", **more: object) -> str:
    return reverse(f"plans:{page}", kwargs={"participant_id": world.person("consented"), **more})


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    places = {**proposed(world), **noted(world)}
    more = {"item_id": places["item_id"]} if page == "item" else {}

    asked = queries(world.staff_browser(), _address(world, page, **more))

    assert len(asked) == budget, "\n".join(asked)


def test_a_declined_proposal_stays_with_the_persons_words(world: World) -> None:
    item_id = begun(world, world.caseworker("af"), Step.PROPOSED).item_id
    took(world.participant(), item_id, NewStep(Step.DECLINED, words="Inte än.", seen=1))

    page = text(world.staff_browser("af"), _address(world))

    assert "Deltagaren sa nej Besök biblioteket." in page
    assert "Deltagaren: ”Inte än.”" in page


def test_what_others_did_since_i_last_read_is_listed(world: World) -> None:
    af = world.caseworker("af")
    begun(world, world.participant(), Step.WRITTEN, Content("Ett jobb med djur."), kind=ItemKind.GOAL)
    assert "Du har inte läst planen före i dag." in text(world.browser(af), _address(world))

    _read(world, af, NOW - timedelta(days=3))

    assert "Nytt sedan du läste senast Skrevs in: Ett jobb med djur." in text(world.browser(af), _address(world))


def test_reading_the_plan_twice_a_day_hides_nothing_of_that_day(world: World) -> None:
    af = world.caseworker("af")
    _read(world, af, NOW - timedelta(days=3))
    begun(world, world.participant(), Step.WRITTEN, Content("Ett jobb med djur."), kind=ItemKind.GOAL)

    first, second = (text(world.browser(af), _address(world)) for _time in range(2))

    assert "Skrevs in: Ett jobb med djur." in first
    assert first == second


def test_a_need_is_proposed_with_who_and_when(world: World) -> None:
    answer = world.staff_browser("af").post(
        _address(world, "propose", thing="obstacle"),
        {
            **SOON,
            "dimension": "communication",
            "text": "En tolk.",
            "measure": "Vi bokar tolk.",
            "owner": str(world.organisation("af")),
        },
    )

    assert answer.status_code == 302
    item = only(world, world.participant())
    assert (item.state, item.reads.measure, item.reads.owner_id) == (
        State.PROPOSED,
        "Vi bokar tolk.",
        world.organisation("af"),
    )


def test_what_the_person_said_is_written_in_with_how_they_said_it(world: World) -> None:
    browser, where = world.staff_browser("af"), _address(world, "propose", thing="goal") + "?said=yes"

    with nothing_changed(world):
        assert browser.post(where, {"text": "Ett jobb."}).status_code == 200
    told = {"told_by": TOLD.by, "told_why": "no_e_id"}
    browser.post(where, {"text": "Ett jobb.", **told})

    assert only(world, world.participant()).history[0].told == TOLD


def test_the_persons_answer_is_written_in(world: World) -> None:
    item_id = proposed(world)["item_id"]

    world.staff_browser().post(
        _address(world, "answer_for", item_id=item_id),
        {"answer": "accepted", "seen": "1", "told_by": "meeting", "told_why": "wants_help"},
    )

    assert only(world, world.participant()).state is State.AGREED


def test_a_thing_is_marked_and_a_proposal_taken_back(world: World) -> None:
    done, back = (begun(world, world.participant(), Step.WRITTEN).item_id, proposed(world)["item_id"])
    browser = world.staff_browser("af")

    browser.post(_address(world, "item", item_id=done), {"mark": "done"})
    browser.post(_address(world, "item", item_id=back), {"mark": "taken_back"})
    with nothing_changed(world):
        browser.post(_address(world, "item", item_id=done), {"mark": "accepted"})

    page = text(browser, _address(world))
    assert "Klart Besök biblioteket." in page
    assert "Borttaget Besök biblioteket." in page


def test_a_stranger_finds_no_plan(world: World) -> None:
    assert world.staff_browser("torsby").get(_address(world)).status_code == 404


def _read(world: World, actor: Actor, at: datetime) -> None:
    with acting(actor):
        note_readings(
            actor=actor, participants=[world.person("consented")], categories=[Category.PLAN], page="plans:plan", now=at
        )
