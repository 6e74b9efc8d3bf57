"""On a narrow screen the menu and the account fold away behind two buttons; on a wide one they are always there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.walker import FLAGS, SESSION

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WIDE, NARROW = ViewportSize(width=1280, height=800), ViewportSize(width=320, height=800)
EARLY_LIST, ACCOUNT = '.kedjan-nav a[href="/early-list/"]', '.kedjan-header__links a[href="/account/"]'


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(live_server: LiveServer, sessions: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return the caseworker's start page."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        context = chromium.new_context(viewport=WIDE, java_script_enabled=bool(request.param))
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": SESSION, "value": sessions["caseworker"], "url": live_server.url}])
        page = context.new_page()
        page.goto(live_server.url)
        yield page
        chromium.close()


def test_the_menu_and_the_account_stand_open_where_there_is_room_and_behind_their_buttons_where_there_is_not(
    page: Page,
) -> None:
    menu, account = page.locator(".kedjan-opens").all()
    assert shown(page) == (True, True)
    assert (menu.is_visible(), account.is_visible()) == (False, False)

    page.set_viewport_size(NARROW)
    assert shown(page) == (False, False)
    menu.focus()
    page.keyboard.press("Enter")
    assert shown(page) == (True, False)
    page.keyboard.press("Tab")
    assert page.locator(".kedjan-nav a").first.evaluate("link => link === document.activeElement")

    account.click()
    assert shown(page) == (False, True)
    page.keyboard.press("Escape")
    assert shown(page) == (False, False)


def shown(page: Page) -> tuple[bool, bool]:
    """Return whether a link of the menu is seen, and one of the account."""
    return page.locator(EARLY_LIST).is_visible(), page.locator(ACCOUNT).is_visible()
