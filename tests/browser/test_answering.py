"""A participant answers on a telephone, by a link and without logging in."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.walker import Walker
from tests.coaching.sending import with_an_offer
from tests.coaching.test_seat_links import sent_link
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TELEPHONE = ViewportSize(width=320, height=800)


@pytest.fixture
def path(world: World) -> str:
    """Return the link, made before the browser's event loop runs."""
    with_an_offer(world)
    return sent_link(world)


def test_a_participant_answers_on_a_phone(world: World, path: str, walker: Walker) -> None:
    page = walker.page
    page.set_viewport_size(TELEPHONE)
    walker.be_a_visitor()
    walker.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]

    page.get_by_label(walker.say("Ja, jag vill ha platsen")).check()
    with page.expect_navigation():
        page.get_by_role("button", name=walker.say("Skicka svaret")).click()

    walker.look()
    assert page.get_by_role("heading", name=walker.say("Tack för ditt svar")).is_visible()
    walker.open(path)
    assert page.get_by_role("button", name=walker.say("Skicka svaret")).count() == 0
