"""The year planned, published, a coach ill and the year repaired: by mouse, and without JavaScript."""

import pytest

from tests.browser.test_long_work import elsewhere
from tests.browser.walker import Walker
from tests.coaching.founding import settled
from tests.coaching.planning import quick, work
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_year_is_planned_published_and_repaired(
    walker: Walker, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    elsewhere(lambda: settled(world))
    walker.become("coordinator")
    walker.open("/groups/")
    walker.follow("Gör en ny plan")
    walker.follow("Gör planen")
    walker.sees("Väntar på sin tur. Det börjar oftast inom några sekunder.")

    elsewhere(work)
    walker.page.get_by_text(walker.say("Klart."), exact=True).first.wait_for()
    walker.follow("Se hur det gick")
    walker.sees("Alla får plats.")
    walker.page.locator("table a[href*='/why/group/']").first.click()
    walker.look()
    walker.page.go_back()

    _compared_and_changed(walker)
    walker.follow("Publicera planen")
    walker.sees("Personer som erbjuds en plats")
    walker.follow("Ja, publicera planen")
    walker.sees("Planerade starter")
    walker.page.locator("a[href*='/groups/ill/']").first.click()
    walker.look()
    walker.follow("Visa vad som händer")
    walker.sees("Grupper som berörs")
    walker.follow("Välj det här")
    walker.sees("Har bytt coach")


def _compared_and_changed(walker: Walker) -> None:
    """Lock the group, unlock it, start it a week later, and see the two versions beside each other."""
    walker.follow("Lås grupper")
    walker.page.get_by_role("checkbox").first.check()
    walker.follow("Spara")
    walker.sees("Låst")
    walker.follow("Ändra gruppen")
    walker.sees("Gruppen är låst. Lås upp den innan du ändrar den.")
    walker.follow("Lås upp gruppen")
    walker.page.get_by_role("checkbox").first.uncheck()
    walker.follow("Spara")

    walker.follow("Ändra gruppen")
    week = walker.page.get_by_label(walker.say("Första veckan"))
    week.select_option(index=week.evaluate("one => one.selectedIndex") + 1)
    walker.follow("Visa vad som händer")
    walker.sees("Ändringen bryter inte mot någon regel.")
    walker.look()
    walker.follow("Ja, gör ändringen")
    walker.sees("Ta tillbaka ändringen")

    walker.follow("Jämför med en annan plan")
    walker.sees("Väntar längre")
    walker.look()
    walker.follow("Tillbaka")


def test_without_script_a_link_looks_again_at_the_search(
    walker: Walker, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick(monkeypatch)
    elsewhere(lambda: settled(world))
    walker.become("coordinator")
    browser = walker.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(
        [{"name": one["name"], "value": one["value"], "url": walker.address} for one in walker.context.cookies()]
    )
    page = plain.new_page()
    page.goto(f"{walker.address}/groups/plans/new/")
    page.get_by_role("button", name=walker.say("Gör planen")).click()

    assert page.locator("progress").count() == 1
    elsewhere(work)
    page.get_by_role("link", name=walker.say("Se hur långt det har kommit")).click()

    assert page.locator("progress").count() == 0
    assert walker.say("Alla får plats.") in page.locator("main").inner_text()
    plain.close()
