"""An invitation says what somebody must know and may ask for, in plain Swedish, on a page and in a letter."""

import pytest
from django.urls import reverse

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.invitation import ASK_FOR, missing_features
from kedjan.integrations.database.context import acting
from kedjan.kernel.readability import EASY, lix
from kedjan.participants.domain.protection import Strength
from tests.coaching.sending import with_an_offer
from tests.journeys.pages import html, queries
from tests.permissions.test_plain_language import prose
from tests.policies.closing import protect
from tests.policies.rows import update
from tests.support.people import PEOPLE
from tests.support.world import World

SECTIONS = ("Så är lokalen", "Så kommer du dit", "Säg till om du behöver något", "Du bestämmer själv")


def _letter(world: World, name: str = "consented") -> str:
    return reverse("coaching:seat_letter", args=[world.person(name)])


def _with_room(world: World, *features: RoomFeature) -> None:
    with_an_offer(world)
    with acting(world.caseworker("fk")):
        update("coaching_room", {"features": list(features)}, {"name": "Medborgarhuset offered"})


def test_ones_own_page_says_the_facts_and_the_whole_standard_text(world: World) -> None:
    with_an_offer(world)

    page = html(world.my_browser(), reverse("coaching:my_seat"))

    for said in (*SECTIONS, *ASK_FOR, "Storgatan 1", "Måndag", "En gång i veckan", "Du behöver inte säga varför."):
        assert said in page


def test_it_is_easy_to_read(world: World) -> None:
    with_an_offer(world)
    mine = prose(html(world.my_browser(), reverse("coaching:my_seat")))
    letter = prose(html(world.browser(world.caseworker("fk")), _letter(world)))

    assert (lix(mine) <= EASY, lix(letter) <= EASY) == (True, True), (lix(mine), lix(letter))


def test_what_the_room_lacks_is_said_and_not_left_to_be_found_out(world: World) -> None:
    _with_room(world, RoomFeature.STEP_FREE)

    page = html(world.my_browser(), reverse("coaching:my_seat"))

    assert missing_features((RoomFeature.STEP_FREE,)) == (RoomFeature.HEARING_LOOP, RoomFeature.QUIET)
    assert "Det här finns inte, så vitt vi vet: hörslinga, tyst omkring." in page


def test_where_nothing_is_known_of_the_room_that_is_said(world: World) -> None:
    _with_room(world)

    assert "Vi vet inte än hur lokalen är." in html(world.my_browser(), reverse("coaching:my_seat"))


def test_the_letter_says_who_leads_who_sends_it_and_has_the_answers_to_tick(world: World) -> None:
    with_an_offer(world)

    page = html(world.browser(world.caseworker("fk")), _letter(world))

    for said in (PEOPLE["consented"].given_name, "☐ Ja, jag vill ha platsen", "Vilka leder?", "Vänliga hälsningar"):
        assert said in page


def test_the_letter_has_a_form_with_large_text(world: World) -> None:
    with_an_offer(world)
    browser = world.browser(world.caseworker("fk"))

    assert 'class="kedjan-large"' not in html(browser, _letter(world))
    assert 'class="kedjan-large"' in html(browser, f"{_letter(world)}?text=large")


def test_the_letter_is_printed_and_never_of_somebody_with_protected_identity(world: World) -> None:
    with_an_offer(world)
    browser = world.browser(world.caseworker("fk"))
    printed = browser.post(f"{_letter(world)}?text=large", {"print": "yes"})
    assert (printed.status_code, 'class="kedjan-large"' in printed.content.decode()) == (200, True)

    protect(world.caseworker("fk"), world.person("consented"), Strength.MARKED)

    assert "Skriv ut" not in html(browser, _letter(world))
    assert browser.post(_letter(world), {"print": "yes"}).status_code == 403


@pytest.mark.parametrize("name", ["private", "unasked"])
def test_there_is_no_letter_without_a_seat(world: World, name: str) -> None:
    assert world.browser(world.caseworker("fk")).get(_letter(world, name)).status_code == 404


def test_the_case_leads_to_the_letter(world: World) -> None:
    with_an_offer(world)

    shown = html(
        world.browser(world.caseworker("fk")), reverse("coaching:case_group", args=[world.person("consented")])
    )

    assert _letter(world) in shown


def test_the_pages_ask_what_they_did(world: World) -> None:
    with_an_offer(world)
    staff = world.browser(world.caseworker("fk"))

    assert len(queries(world.my_browser(), reverse("coaching:my_seat"))) == 9
    assert len(queries(staff, _letter(world))) == 13
