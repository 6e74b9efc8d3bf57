"""A person closes something, a colleague lifts it for a time and breaks the glass, and the officer reviews it."""

import pytest

from tests.browser.walker import Walker
from tests.support.people import PEOPLE
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_what_is_closed_is_seen_by_everybody_concerned(walker: Walker, world: World) -> None:
    case = f"/cases/{world.person('consented')}/"

    block(walker)
    lift_for_a_time(walker, case)
    open_in_an_emergency(walker)
    review(walker)

    walker.become("participant")
    walker.open("/me/blocks/")
    walker.sees("Sjukförsäkring")
    walker.follow("Häv")
    walker.follow("Ja, häv")
    walker.sees("Du har inte spärrat något.")
    write_in(walker, case)


def block(walker: Walker) -> None:
    walker.become("participant")
    walker.open("/me/consents/")
    walker.follow("Mina spärrar")
    walker.follow("Spärra")
    walker.choose("Arbetsförmedlingen Torsby")
    walker.choose("Ekonomi och ersättning")
    walker.follow("Spärra")
    walker.follow("Ja, spärra")
    walker.sees("Det här är spärrat")


def lift_for_a_time(walker: Walker, case: str) -> None:
    walker.become("colleague")
    walker.open(case)
    walker.sees("Något är spärrat för din organisation")
    walker.follow("Häv spärren för en tid")
    walker.follow("Häv spärren för mig")
    walker.sees("Skriv vilken enhet du arbetar på.")
    walker.page.locator("#id_unit").fill("Sjukförsäkring")
    walker.choose("Deltagaren säger ja")
    walker.page.locator("#id_reason").fill("Hon ringde och bad om det.")
    walker.follow("Häv spärren för mig")
    walker.sees("Något är spärrat för din organisation")


def open_in_an_emergency(walker: Walker) -> None:
    walker.open("/cases/")
    walker.follow("Nödöppna")
    walker.page.locator("#id_number").fill(PEOPLE["consented"].number)
    walker.choose("Fara för personens liv eller hälsa")
    walker.page.locator("#id_words").fill("Hon svarar inte.")
    walker.follow("Öppna nu")
    walker.page.locator(".govuk-task-list__link").first.click()
    walker.page.wait_for_load_state()
    walker.look()


def review(walker: Walker) -> None:
    walker.become("officer")
    walker.open("/review/")
    walker.page.locator(".govuk-task-list__link").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    walker.sees("Det här lästes under tiden")
    walker.choose("Befogat")
    walker.follow("Fortsätt")
    walker.follow("Ja, spara")
    walker.sees("Befogat")


def write_in(walker: Walker, case: str) -> None:
    walker.become("caseworker")
    walker.open(f"{case}agreements/")
    walker.follow("Spärrar")
    walker.choose("Arbetsförmedlingen Torsby")
    walker.choose("Plan och steg")
    walker.follow("Fortsätt")
    walker.follow("Ja, spärra")
    walker.follow("Häv")
    walker.follow("Ja, häv")
