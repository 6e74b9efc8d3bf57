"""At the room's door, on a telephone: who is here, by the keyboard alone. And a goal that is written and shared."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, ViewportSize

from tests.browser.walker import Walker
from tests.coaching.leading import SECOND, Led, led_group
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TELEPHONE = ViewportSize(width=320, height=800)
_MOST_STEPS = 60


@pytest.fixture
def led(world: World) -> Led:
    """Return the group, made before the browser's event loop runs."""
    return led_group(world)


def test_a_coach_writes_in_who_is_here_on_a_telephone_by_the_keyboard_alone(led: Led, walker: Walker) -> None:
    page, person = walker.page, led.world.person("consented")
    page.set_viewport_size(TELEPHONE)
    walker.become("caseworker")
    walker.open(reverse("coaching:session", args=[led.id, SECOND]))

    _step_to(page, f'button[value="{person} here"]')
    with page.expect_navigation(url=f"**#p-{person}"):
        page.keyboard.press("Enter")

    walker.look()
    assert walker.say("Här") in page.locator(f"#n-{person}").inner_text()
    _step_to(page, f'button[value="{person} unknown"]')
    with page.expect_navigation(url=f"**#p-{person}"):
        page.keyboard.press("Enter")
    said = walker.say("%(here)s är här. %(known)s av %(all)s är inskrivna.", here="0", known="1", all="2")
    page.get_by_text(said).wait_for()
    walker.look()


def test_a_participant_writes_a_goal_and_shares_it(led: Led, walker: Walker) -> None:
    page = walker.page
    walker.become("participant")
    walker.open(reverse("coaching:my_tool", args=["goal"]))
    page.locator("textarea").fill("Ett jobb med cyklar.")
    walker.follow("Spara")
    assert page.get_by_text(walker.say("Bara du ser det här.")).count() == 4

    walker.follow("Visa för dem som leder min grupp")

    assert page.get_by_text(walker.say("Bara du ser det här.")).count() == 3
    walker.become("caseworker")
    walker.open(reverse("coaching:member", args=[led.id, led.world.person("consented")]))
    assert page.get_by_text("Ett jobb med cyklar.").is_visible()


def _step_to(page: Page, wanted: str) -> None:
    """Go on with the Tab key until the control has the focus."""
    for _step in range(_MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise LookupError(wanted)
