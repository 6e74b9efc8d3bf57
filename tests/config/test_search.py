"""One search for what somebody may see: nothing hidden is found, nothing typed stands in an address, each is noted."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kedjan.audit.domain.acts import Act
from kedjan.audit.models import Reading
from kedjan.kernel.actor import Actor
from tests.support.people import PEOPLE
from tests.support.world import World
from tests.workplaces.offers import offered

PAGE = "/search/"


def answer(world: World, actor: Actor, asked: str) -> str:
    return world.browser(actor).post(PAGE, {"asked": asked}).content.decode()


def noted(actor: Actor) -> list[tuple[str, object]]:
    rows = Reading.objects.filter(actor_id=actor.account_id, page="config:search").order_by("act")
    return [(row.act, row.participant_id) for row in rows]


def test_a_number_finds_a_visible_person_and_both_the_search_and_the_person_are_noted(world: World) -> None:
    page = answer(world, world.caseworker(), PEOPLE["consented"].number)

    assert f'href="/cases/{world.person("consented")}/"' in page
    assert PEOPLE["consented"].family_name in page
    assert noted(world.caseworker()) == [(Act.LIST, world.person("consented")), (Act.SEARCH, None)]


def test_hidden_and_missing_are_answered_alike(world: World) -> None:
    hidden = answer(world, world.caseworker("torsby"), PEOPLE["private"].number)
    missing = answer(world, world.caseworker("torsby"), "19000101-9801")

    assert "Inget hittades" in hidden
    assert hidden.replace(PEOPLE["private"].number, "").count("<a ") == missing.count("<a ")
    assert noted(world.caseworker("torsby")) == [(Act.SEARCH, None), (Act.SEARCH, None)]


def test_a_name_finds_visible_people_and_each_is_noted_once(world: World) -> None:
    page = answer(world, world.caseworker(), "clra prov")

    assert f'href="/cases/{world.person("consented")}/"' in page
    assert noted(world.caseworker()) == [(Act.LIST, world.person("consented")), (Act.SEARCH, None)]


def test_a_common_name_shows_eight_and_notes_those_eight(world: World) -> None:
    page = answer(world, world.caseworker("fk"), "prov")

    assert page.count('href="/cases/01') == 8
    assert [act for act, _person in noted(world.caseworker("fk"))] == [Act.LIST] * 8 + [Act.SEARCH]


@pytest.mark.parametrize("hidden", ["petra", "petra prov", "Prtra", "pet"])
def test_a_hidden_name_is_answered_like_one_that_nobody_has(world: World, hidden: str) -> None:
    nobody = hidden.translate(str.maketrans("ptPT", "xyXY"))

    shown, missing = (answer(world, world.caseworker("torsby"), asked) for asked in (hidden, nobody))

    assert "Inget hittades" in shown
    assert _plain(shown, hidden) == _plain(missing, nobody)
    assert [act for act, _person in noted(world.caseworker("torsby"))] == [Act.SEARCH] * 2
    assert set(Reading.objects.filter(act=Act.SEARCH).values_list("results", flat=True)) == {0}


def _plain(page: str, asked: str) -> str:
    """Return the page without what differs in every answer: what was typed, and the tokens of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.replace(asked, ""))


@pytest.mark.parametrize(
    ("asked", "statements"), [("petra", 11), ("xylofon", 8), (PEOPLE["private"].number, 10), ("19000101-9801", 7)]
)
def test_a_search_asks_what_it_did(world: World, asked: str, statements: int) -> None:
    browser = world.browser(world.caseworker("fk"))
    browser.post(PAGE, {"asked": asked})

    with CaptureQueriesContext(connection) as captured:
        browser.post(PAGE, {"asked": asked})

    made = [one["sql"] for one in captured.captured_queries if "SAVEPOINT" not in one["sql"][:20]]
    assert len(made) == statements, "\n".join(made)


def test_a_place_is_found_by_what_is_done_there_and_leads_to_the_list(world: World) -> None:
    offered(world)

    page = answer(world, world.therapist(), "monterar")

    assert 'href="/places/?words=Montering"' in page
    assert "Kaféet i Torsby" in page


@pytest.mark.parametrize(
    ("asked", "href"),
    [
        ("dubletter", "/register/merges/"),
        ("mörkt läge", "/account/preferences/"),
        ("framstegt", "/programmes/framsteget/"),
    ],
)
def test_pages_and_programmes_are_found_by_other_words_and_with_slips(world: World, asked: str, href: str) -> None:
    assert f'href="{href}"' in answer(world, world.caseworker(), asked)


def test_nobody_finds_a_page_that_their_role_does_not_open(world: World) -> None:
    page = answer(world, world.manager(), "gallring")

    assert "/register/disposal/" not in page
    assert "Inget hittades" in page


def test_before_anything_is_asked_every_page_is_offered_and_nothing_is_noted(world: World) -> None:
    page = world.browser(world.caseworker()).get(PAGE).content.decode()

    assert page.count('href="/cases/"') == 2  # in the menu and in the list
    assert noted(world.caseworker()) == []


def test_the_palette_is_given_the_hits_alone(world: World) -> None:
    page = world.browser(world.caseworker()).post(PAGE, {"asked": "deltagare"}, headers={"HX-Request": "true"})

    assert page.content.decode().lstrip().startswith('<div class="kedjan-hits">')


@pytest.mark.parametrize("asked", ["", " ", "x" * 81, "\x00", "<script>alert(1)</script>", "%' OR 1=1 --", "((("])
def test_whatever_is_typed_is_answered_as_text(world: World, asked: str) -> None:
    answered = world.browser(world.caseworker()).post(PAGE, {"asked": asked})

    assert answered.status_code == 200
    assert "<script>alert" not in answered.content.decode()


def test_what_is_typed_is_never_in_an_address(world: World) -> None:
    page = world.browser(world.caseworker()).get(PAGE, {"asked": PEOPLE["consented"].number}).content.decode()

    assert f"/cases/{world.person('consented')}/" not in page
    assert page.count('method="post"') >= 2
