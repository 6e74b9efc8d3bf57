"""The search lies over any page, is opened by a key, used without a mouse, and needs no script."""

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Walker
from tests.support.people import PEOPLE
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_palette_finds_a_person_by_keys_alone(walker: Walker, world: World) -> None:
    walker.become("caseworker")
    keys, palette = walker.page.keyboard, walker.page.locator("#kedjan-palette")

    keys.press("Control+k")
    expect(palette.get_by_role("link").first).to_be_visible()
    walker.look()
    keys.type(PEOPLE["consented"].number)
    expect(palette.get_by_role("link")).to_have_count(1)
    keys.press("ArrowDown")
    keys.press("Enter")
    walker.page.wait_for_url(f"**/cases/{world.person('consented')}/")

    keys.press("/")
    keys.type(walker.say("Gallring"))
    expect(palette.get_by_role("link")).to_have_count(1)
    keys.press("Escape")
    expect(palette).to_be_hidden()


def test_single_keys_can_be_turned_off(walker: Walker) -> None:
    walker.become("caseworker")
    walker.open("/account/preferences/")
    walker.page.get_by_label(walker.say("Använd kortkommandon")).uncheck()
    walker.follow("Spara")

    walker.page.keyboard.press("/")
    expect(walker.page.locator("#kedjan-palette")).to_be_hidden()
    walker.page.keyboard.press("Control+k")
    expect(walker.page.locator("#kedjan-palette")).to_be_visible()
