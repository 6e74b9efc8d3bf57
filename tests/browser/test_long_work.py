"""The page of long work in a browser, with script and without: it tells how far it is and leaves its reader alone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection

from kedjan.participants.operations import confirming
from kedjan.participants.web import decisions
from tests.browser.walker import Walker
from tests.participants.files import ASA, BO, ENDED, staged
from tests.participants.test_writing_by_a_job import one_part
from tests.participants.work import approved, stand_still, work
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Value = TypeVar("Value")
MARK = "document.documentElement.dataset.mark"


@pytest.fixture(autouse=True)
def _long_from_two_rows_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "AT_ONCE", 1)
    monkeypatch.setattr(confirming, "ROWS_AT_ONCE", 1)


def elsewhere(act: Callable[[], Value]) -> Value:
    """Do something in the database, which may not be asked where the browser's event loop runs."""

    def done() -> Value:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(done).result()


def test_with_script_the_page_follows_the_work_and_is_never_loaded_anew(walker: Walker, world: World) -> None:
    fk, page = world.caseworker("fk"), walker.page
    import_id = elsewhere(lambda: staged(fk, ASA, BO, ENDED))
    walker.become("caseworker")
    walker.open(f"/participants/imports/{import_id}/confirm/")
    walker.follow("Ja, skriv in")
    walker.sees("Väntar på sin tur. Det börjar oftast inom några sekunder.")
    page.evaluate(f"{MARK} = 'same'")
    pause = page.get_by_role("button", name=walker.say("Sluta uppdatera"))
    pause.focus()

    elsewhere(lambda: one_part(fk, import_id))
    page.get_by_text(walker.say("%(done)s av %(total)s", done="1", total="2")).wait_for()
    heard = page.locator("[data-kedjan-work-said]").inner_text()
    walker.look()
    still = page.evaluate("document.activeElement.hasAttribute('data-kedjan-work-pause')")
    elsewhere(lambda: stand_still(fk, import_id))
    page.get_by_text(walker.say("Arbetet har stannat")).wait_for()
    walker.look()

    assert heard.strip() == walker.say("Hälften är klar.")
    assert still
    assert page.evaluate(MARK) == "same"
    assert page.evaluate("document.activeElement.hasAttribute('data-kedjan-work-look')")
    walker.follow("Skriv in resten")
    page.evaluate(f"{MARK} = 'same'")
    elsewhere(work)
    page.get_by_text(walker.say("Klart."), exact=True).first.wait_for()
    walker.look()
    assert page.evaluate(MARK) == "same"
    walker.follow("Se hur det gick")
    walker.sees("Inläst")


def test_whoever_stops_the_updating_is_left_alone(walker: Walker, world: World) -> None:
    fk, page = world.caseworker("fk"), walker.page
    import_id = elsewhere(lambda: staged(fk, ASA, BO))
    elsewhere(lambda: approved(fk, import_id))
    walker.become("caseworker")
    walker.open(f"/participants/imports/{import_id}/")
    page.get_by_role("button", name=walker.say("Sluta uppdatera")).click()

    elsewhere(lambda: one_part(fk, import_id))
    page.wait_for_timeout(3000)
    before = page.locator("progress").get_attribute("value")
    page.get_by_role("button", name=walker.say("Uppdatera av sig själv")).click()
    page.get_by_text(walker.say("%(done)s av %(total)s", done="1", total="2")).wait_for()

    assert before == "0"


def test_without_script_a_link_looks_again(walker: Walker, world: World) -> None:
    fk = world.caseworker("fk")
    import_id = elsewhere(lambda: staged(fk, ASA, BO))
    elsewhere(lambda: approved(fk, import_id))
    walker.become("caseworker")
    browser = walker.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(
        [{"name": one["name"], "value": one["value"], "url": walker.address} for one in walker.context.cookies()]
    )
    page = plain.new_page()
    page.goto(f"{walker.address}/participants/imports/{import_id}/")
    look = page.get_by_role("link", name=walker.say("Se hur långt det har kommit"))

    elsewhere(lambda: one_part(fk, import_id))
    assert page.get_by_role("button", name=walker.say("Sluta uppdatera")).count() == 0
    look.click()
    half = page.locator("progress").get_attribute("value")
    elsewhere(work)
    look.click()

    assert half == "1"
    assert page.locator("progress").count() == 0
    assert walker.say("Inläst") in page.locator("main").inner_text()
    plain.close()
