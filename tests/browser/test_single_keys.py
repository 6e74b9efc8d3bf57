"""One key goes where a link goes, never while one writes, and not for whoever has turned it off."""

import pytest
from playwright.sync_api import expect

from tests.browser.walker import Walker

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_somebody_goes_through_the_list_and_opens_a_row_by_single_keys(walker: Walker) -> None:
    walker.become("caseworker")
    keys, page = walker.page.keyboard, walker.page

    keys.press("d")
    page.wait_for_url("**/cases/")
    rows = page.locator("main tbody tr")
    for key, row in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        keys.press(key)
        expect(rows.nth(row).get_by_role("link").first).to_be_focused()
    walker.look()
    keys.press("Enter")
    page.wait_for_url("**/cases/*-*/")
    keys.press("h")
    page.wait_for_url(f"{walker.address}/")


def test_a_key_opens_the_pages_large_button(walker: Walker) -> None:
    walker.become("employer")

    walker.page.keyboard.press("d")
    walker.page.wait_for_url("**/places/mine/")
    walker.page.keyboard.press("n")

    walker.page.wait_for_url("**/places/offer/")


def test_keys_do_nothing_while_somebody_writes_or_reads_the_list_of_them(walker: Walker) -> None:
    walker.become("employer")
    walker.open("/places/offer/")
    box, keys = walker.page.locator("#kedjan-keys"), walker.page.keyboard

    walker.page.locator("#id_title").press_sequentially("dhnj?")
    expect(walker.page.locator("#id_title")).to_have_value("dhnj?")
    expect(box).to_be_hidden()

    walker.page.locator("h1").first.click()
    keys.press("?")
    expect(box).to_be_visible()
    walker.look()
    keys.press("h")
    expect(box).to_be_visible()
    keys.press("Escape")
    expect(box).to_be_hidden()
    assert walker.page.url.endswith("/places/offer/")


def test_whoever_turns_them_off_has_none(walker: Walker) -> None:
    walker.become("caseworker")
    walker.open("/account/preferences/")
    walker.page.get_by_label(walker.say("Använd kortkommandon")).uncheck()
    walker.follow("Spara")
    walker.open("/cases/")

    for key in ("h", "d", "?", "j"):
        walker.page.keyboard.press(key)

    expect(walker.page.locator("#kedjan-keys")).to_have_count(0)
    assert walker.page.url.endswith("/cases/")
