"""The gallery in a real browser: no accessibility violation and no sideways scrolling, in every mode and width.

Nothing is served: the browser asks a made-up host, and the test answers from memory.
"""

from collections.abc import Iterator
from mimetypes import guess_type

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, ViewportSize, sync_playwright

from tests.ui.pages import ALL_PAGES, UI, gallery_html

pytestmark = pytest.mark.journey
HOST = "http://kedjan.test"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The policy of config.middleware, so that a style or script of ours that it would stop is missed here as well.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'"


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    """Return the pages, rendered before the browser's event loop runs."""
    return {name: gallery_html(name) for name in ALL_PAGES}


@pytest.fixture(scope="module")
def browser(rendered: dict[str, str]) -> Iterator[Browser]:
    assert rendered
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        yield chromium
        chromium.close()


def answer(route: Route, pages: dict[str, str]) -> None:
    path = route.request.url.removeprefix(HOST)
    if path.startswith("/static/"):
        file = UI / "static" / path.removeprefix("/static/")
        route.fulfill(body=file.read_bytes(), content_type=guess_type(file.name)[0] or "font/woff2")
        return
    headers = {"Content-Security-Policy": POLICY}
    route.fulfill(body=pages[path.strip("/")], content_type="text/html; charset=utf-8", headers=headers)


@pytest.fixture(params=["light 1280", "light 320", "dark 320", "forced 1280"])
def page(browser: Browser, rendered: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Page]:
    mode, width = str(request.param).split()
    context = browser.new_context(
        viewport=ViewportSize(width=int(width), height=800),
        color_scheme="dark" if mode == "dark" else "light",
        forced_colors="active" if mode == "forced" else "none",
    )
    context.route("**/*", lambda route: answer(route, rendered))
    opened = context.new_page()
    yield opened
    context.close()


@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_page_is_accessible_and_fits_the_window(page: Page, name: str) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{HOST}/{name}")

    found = Axe().run(page, options={"runOnly": LEVELS}).response["violations"]

    assert [(problem["id"], problem["nodes"][0]["target"]) for problem in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert told == []


def test_a_refused_form_starts_at_its_summary_which_leads_to_the_field(page: Page) -> None:
    page.goto(f"{HOST}/refused")
    page.wait_for_function("document.activeElement.classList.contains('govuk-error-summary')")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "id_email"
    assert page.title().startswith("Fel: ")


def test_a_word_is_explained_where_it_stands_within_the_window_until_esc(page: Page) -> None:
    page.goto(f"{HOST}/gallery")
    meaning = page.locator(".kedjan-term__meaning")
    hidden_before = meaning.is_hidden()

    page.locator(".kedjan-term__mark").focus()
    page.keyboard.press("Enter")
    box = meaning.bounding_box()
    found = Axe().run(page, options={"runOnly": LEVELS}).response["violations"]
    page.keyboard.press("Escape")

    assert hidden_before
    assert meaning.is_hidden()
    assert found == []
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("window.innerWidth")


def test_how_easy_a_text_is_follows_what_is_typed_and_is_heard_only_when_it_changes(page: Page) -> None:
    page.goto(f"{HOST}/gallery")
    field, shown, heard = (
        page.locator("#id_text"),
        page.locator("#id_text_reading"),
        page.locator("#id_text_reading + p"),
    )

    field.fill("Vi ses i morgon. Då får du träffa Åsa på bygget. Kom till porten.")
    seen, said_at_once = shown.text_content(), heard.text_content()
    heard.filter(has_text="LIX").wait_for(state="attached")

    assert seen == "LIX 5 – mycket lätt. Målet är högst 35."
    assert said_at_once == ""
    assert heard.text_content() == seen
