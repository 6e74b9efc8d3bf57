"""The person's own pages: the next step, an answer, what was said, notes; each asks what it did of the database."""

import pytest
from django.urls import reverse

from kedjan.plans.domain.codes import Dimension, ItemKind, State, Step
from kedjan.plans.domain.items import Content
from tests.journeys.pages import html, links, queries, text
from tests.plans.planned import DUE, begun, nothing_changed, only, plan
from tests.plans.sending import SOON, noted, proposed
from tests.support.world import World

MINE = reverse("plans:my_plan")
BUDGETS = {"my_plan": 24, "my_words": 9, "my_notes": 5, "my_item": 16}


def _address(world: World, page: str) -> str:
    return reverse(f"plans:{page}", args=[proposed(world)["my_item_id"]] if page == "my_item" else [])


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    proposed(world)
    noted(world)

    asked = queries(world.my_browser(), _address(world, page))

    assert len(asked) == budget, "\n".join(asked)


def test_my_plan_begins_with_what_i_am_late_with(world: World) -> None:
    page = text(world.my_browser(), MINE)

    assert "Mitt nästa steg Det här skulle ha varit klart Sortera papper och intyg. Senast 2 januari 2013." in page


def test_my_plan_shows_what_is_proposed_and_leads_to_the_answer(world: World) -> None:
    begun(
        world,
        world.caseworker("sunne"),
        Step.PROPOSED,
        Content("En lugn lokal.", "Vi byter rum.", world.organisation("sunne"), DUE),
        kind=ItemKind.OBSTACLE,
        dimension=Dimension.PREMISES,
    )

    page = text(world.my_browser(), MINE)

    assert "Svara på ett förslag En lugn lokal. Läs och svara" in page
    assert "Vi byter rum. Socialtjänsten Sunne, senast 28 januari 2013" in page


def test_i_say_yes(world: World) -> None:
    places = proposed(world)
    browser = world.my_browser()

    answer = browser.post(reverse("plans:my_item", args=[places["my_item_id"]]), {"answer": "accepted", "seen": "1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, MINE)
    assert only(world, world.participant()).state is State.AGREED
    assert "Det här gör vi Besök biblioteket. Du, senast 28 januari 2013 Bestämt" in text(browser, MINE)


def test_a_no_without_words_is_asked_for_them_and_nothing_is_decided(world: World) -> None:
    address = reverse("plans:my_item", args=[proposed(world)["my_item_id"]])

    with nothing_changed(world):
        answer = world.my_browser().post(address, {"answer": "declined", "words": " ", "seen": "1"})

    assert answer.status_code == 200
    assert "Skriv några ord. De som hjälper dig behöver förstå." in answer.content.decode()


def test_an_answer_to_an_older_wording_is_shown_the_new_one(world: World) -> None:
    places = proposed(world)
    address = reverse("plans:my_item", args=[places["my_item_id"]])

    with nothing_changed(world):
        answer = world.my_browser().post(address, {"answer": "accepted", "seen": "7"})

    assert "Det här har ändrats sedan du såg det. Läs det en gång till." in answer.content.decode()


def test_i_write_mark_and_take_out(world: World) -> None:
    browser = world.my_browser()
    browser.post(reverse("plans:my_write", args=["activity"]), {**SOON, "text": "Ring banken."})
    item = only(world, world.participant())
    address = reverse("plans:my_item", args=[item.id])

    for mark in ("started", "done", "started", "dropped"):
        browser.post(address, {"mark": mark})

    assert [one.step for one in only(world, world.participant()).history] == [
        Step.WRITTEN,
        Step.STARTED,
        Step.DONE,
        Step.STARTED,
        Step.DROPPED,
    ]


def test_i_read_all_that_i_have_said_and_what_became_of_it(world: World) -> None:
    browser = world.my_browser()
    address = reverse("plans:my_item", args=[proposed(world)["my_item_id"]])
    browser.post(address, {"answer": "declined", "words": "Inte än.", "seen": "1"})

    page = text(browser, reverse("plans:my_words"))

    assert "Du sa nej 14 januari 2013 · Nu: nej tack Besök biblioteket. Du skrev: Inte än." in page
    assert "Samtycke att delta i programmet" in page or "Du sa ja" in page


def test_a_note_is_shared_and_shared_no_longer(world: World) -> None:
    browser, notes = world.my_browser(), reverse("plans:my_notes")
    browser.post(reverse("plans:my_note_new"), {"text": "Fråga om bussen."})
    (link,) = {one for one in links(html(browser, notes)) if "/notes/" in one and "write" not in one}
    note_id = link.rstrip("/").rpartition("/")[2]

    browser.post(notes, {"share": f"yes {note_id}"})
    assert "Delas 14 januari 2013 Fråga om bussen." in text(browser, notes)
    assert "Fråga om bussen." in text(world.staff_browser("af"), _plan(world))
    browser.post(notes, {"share": f"no {note_id}"})
    assert "Fråga om bussen." not in text(world.staff_browser("af"), _plan(world))
    browser.post(link, {"throw_away": "yes"})
    assert "Du har inga anteckningar än." in text(browser, notes)


def test_somebody_elses_thing_is_not_there(world: World) -> None:
    places = {**proposed(world), **noted(world)}
    other = world.my_browser("withdrawn")

    assert other.get(reverse("plans:my_item", args=[places["my_item_id"]])).status_code == 404
    assert other.get(reverse("plans:my_note", args=[places["own_note_id"]])).status_code == 404


def test_an_ended_participation_is_read_and_not_written(world: World) -> None:
    page = html(world.my_browser("private"), MINE)

    assert reverse("plans:my_write", args=["goal"]) not in page
    assert plan(world, world.participant("private"), "private") == ()


def _plan(world: World) -> str:
    return reverse("plans:plan", args=[world.person("consented")])
