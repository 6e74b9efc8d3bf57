"""What is typed survives a lost connection, a closed tab and a session that is over, and says plainly how it stands."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Page, expect

from kedjan.config.sessions import SEEN, SessionStore
from tests.browser.walker import SESSION, Walker
from tests.support.people import SUNNE
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

Given = TypeVar("Given")
Made = TypeVar("Made")
OFFER = "/places/offer/"
TEXT = "Packa lådor och skriva etiketter."
SAVED = {"sv": re.compile("^Utkast sparat "), "en": re.compile("^Draft saved ")}


def shown(walker: Walker, page: Page | None = None) -> None:
    """Wait until the page says that the draft is saved."""
    there = page or walker.page
    expect(there.locator("[data-kedjan-draft] > [aria-hidden]")).to_have_text(SAVED[walker.language], timeout=12_000)


def aside(work: Callable[[Given], Made], given: Given) -> Made:
    """Do something with the database, which cannot be asked where the browser's loop runs."""

    def work_and_close() -> Made:
        try:
            return work(given)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work_and_close).result()


def end(key: str) -> None:
    """Let the session have been left nine hours ago."""
    session = SessionStore(key)
    session[SEEN] -= 9 * 3600
    session.save()


def log_in(world: World) -> str:
    return str(world.browser(world.employer_contact()).cookies[SESSION].value)


def typing(walker: Walker) -> None:
    walker.become("employer")
    walker.open(OFFER)
    walker.page.locator("#id_tasks").press_sequentially(TEXT)


def test_a_closed_tab_loses_nothing_and_the_draft_is_thrown_away_or_sent(walker: Walker) -> None:
    typing(walker)
    shown(walker)
    walker.look()
    walker.page.locator("#id_title").fill("Lager")

    walker.page.close(run_before_unload=False)
    walker.page = walker.context.new_page()
    walker.open(OFFER)

    expect(walker.page.locator("#id_tasks")).to_have_value(TEXT)
    walker.follow("Kasta utkastet")
    expect(walker.page.locator("#id_tasks")).to_have_value("")

    walker.page.locator("#id_tasks").fill(TEXT)
    shown(walker)
    walker.page.locator("#id_title").fill("Lager")
    walker.page.locator("#id_municipality").select_option(SUNNE)
    walker.page.locator("#id_hours_per_week").fill("20")
    walker.page.locator("#id_capacity").fill("1")
    walker.follow("Erbjud platsen")
    walker.page.wait_for_url("**/places/mine/")
    walker.open(OFFER)
    expect(walker.page.locator("#id_tasks")).to_have_value("")


def test_without_a_connection_it_says_so_keeps_the_text_and_saves_it_when_it_is_back(walker: Walker) -> None:
    typing(walker)
    shown(walker)

    walker.context.set_offline(True)
    walker.page.locator("#id_tasks").press_sequentially(" Mer.")
    expect(walker.page.locator("[data-kedjan-draft][data-state=lost] > [aria-hidden]")).to_have_text(
        walker.say("Ingen kontakt just nu. Det du skriver finns kvar här, och sparas när kontakten är tillbaka."),
        timeout=20_000,
    )
    walker.look()
    walker.page.locator("main form button.govuk-button:not(.govuk-button--secondary)").last.click()
    expect(walker.page.locator("#id_tasks")).to_have_value(f"{TEXT} Mer.")  # not sent into the empty air

    walker.context.set_offline(False)
    shown(walker)
    walker.open(OFFER)
    expect(walker.page.locator("#id_tasks")).to_have_value(f"{TEXT} Mer.")


def test_two_tabs_tell_of_each_other(walker: Walker) -> None:
    walker.become("employer")
    walker.open(OFFER)
    other = walker.context.new_page()
    other.goto(walker.address + OFFER)
    walker.page.locator("#id_title").fill("Lager")
    shown(walker)

    other.locator("#id_title").fill("Kök")

    box = other.locator("[data-kedjan-draft]")
    expect(box).to_have_attribute("data-state", "newer", timeout=12_000)
    button = other.get_by_role("button", name=walker.say("Spara det här i stället"))
    expect(button).to_be_visible()
    button.click()
    shown(walker, other)
    walker.open(OFFER)
    expect(walker.page.locator("#id_title")).to_have_value("Kök")


def test_a_session_that_is_over_keeps_what_is_sent(walker: Walker, world: World) -> None:
    typing(walker)
    aside(end, walker.sessions["employer"])

    walker.page.wait_for_timeout(6_000)

    box = walker.page.locator("[data-kedjan-draft]")
    expect(box).to_have_attribute("data-state", "out")
    again = aside(log_in, world)
    walker.context.add_cookies([{"name": SESSION, "value": again, "url": walker.address}])
    walker.open(OFFER)
    expect(walker.page.locator("#id_tasks")).to_have_value(TEXT)


def test_without_a_script_a_form_works_and_a_draft_is_there(walker: Walker) -> None:
    typing(walker)
    shown(walker)
    browser = walker.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    plain.add_cookies(
        [
            {"name": SESSION, "value": walker.sessions["employer"], "url": walker.address},
            {"name": settings.LANGUAGE_COOKIE_NAME, "value": walker.language, "url": walker.address},
        ]
    )
    page = plain.new_page()

    page.goto(walker.address + OFFER)

    expect(page.locator("#id_tasks")).to_have_value(TEXT)
    page.get_by_role("button", name=walker.say("Kasta utkastet")).click()
    expect(page.locator("#id_tasks")).to_have_value("")
    expect(page.locator("[data-kedjan-draft]")).to_be_hidden()
    plain.close()
