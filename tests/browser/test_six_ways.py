"""Six ways through the product, each by keyboard alone, and each in a browser that runs no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kedjan.consents.operations import propose_consent
from kedjan.integrations.database.context import acting
from tests.browser.keys import Keys
from tests.browser.walker import FLAGS, Walker
from tests.journeys.steps import gate
from tests.policies.additions import question
from tests.policies.closing import look_without_consent
from tests.reviews.asking import refused_often
from tests.support.world import TODAY, World, noon

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WAYS = ("invite and enrol", "gate and handover", "consent", "correction", "place", "review")
WIDE, NARROW = ViewportSize(width=1280, height=800), ViewportSize(width=320, height=800)


class Plain(Walker):
    """Somebody whose browser runs no script, so that axe cannot either: it looks at what is there in test_barriers."""

    def look(self) -> None:
        """Assert that the page is there, in the right language, and fits the window."""
        assert self.page.locator("html").get_attribute("lang") == self.language
        assert self.page.locator("main h1").count() == 1, self.page.url
        assert self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, self.page.url


@pytest.fixture
def cases(world: World) -> dict[str, str]:
    """Return the addresses of people's pages, once what the six ways begin with has happened."""
    fk = world.caseworker("fk")
    with acting(fk):
        propose_consent(actor=fk, participant_id=world.person("consented"), agreement=question(), now=noon(TODAY))
    broken = look_without_consent(world.caseworker("af"), "private")
    refused_often(world)
    person = world.person("consented")
    return {
        "unasked": f"/cases/{world.person('unasked')}/",
        "consented": f"/cases/{person}/",
        "gate": f"/cases/{person}/gates/{gate(world, fk, 'economy').id}/",
        "identity": f"/me/corrections/participants_identity/{person}/",
        "broken": f"/review/emergencies/{broken}/",
    }


@pytest.fixture
def walk(live_server: LiveServer, sessions: dict[str, str], cases: dict[str, str]) -> Callable[[str, str, str], None]:
    """Return what walks one of the ways, by keys or without scripts, in a language."""

    def walk(way: str, means: str, language: str) -> None:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
            size = WIDE if language == "sv" else NARROW
            context = chromium.new_context(viewport=size, java_script_enabled=means == "keys")
            context.set_default_timeout(15_000)
            walker = Keys if means == "keys" else Plain
            STEPS[way](walker(context, context.new_page(), live_server.url, language, sessions), cases)
            chromium.close()

    return walk


@pytest.mark.parametrize("way", WAYS[::2])
def test_a_way_is_walked_by_keyboard_alone(walk: Callable[[str, str, str], None], way: str) -> None:
    walk(way, "keys", "sv")


@pytest.mark.parametrize("way", WAYS[1::2])
def test_a_way_is_walked_without_scripts(walk: Callable[[str, str, str], None], way: str) -> None:
    walk(way, "no script", "en")


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("means", ["keys", "no script"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_way_is_walked_in_both_languages(
    walk: Callable[[str, str, str], None], way: str, means: str, language: str
) -> None:
    walk(way, means, language)


def invite_and_enrol(walker: Walker, cases: dict[str, str]) -> None:
    walker.become("caseworker")
    walker.follow("Tidig lista")
    walker.go(cases["unasked"])
    walker.follow("Bjud in")
    walker.choose("Telefon")
    walker.follow("Spara inbjudan")
    walker.follow("Skriv in svaret")
    walker.choose("Ja")
    walker.choose("I telefon")
    walker.choose("Saknar e-legitimation")
    walker.follow("Spara svaret")
    walker.choose("Undertecknat på papper")
    walker.choose("Vid ett möte")
    walker.choose("Saknar e-legitimation")
    walker.follow("Visa texterna")
    walker.follow("Spara samtycket och skriv in")
    walker.sees("Pågår nu")


def gate_and_handover(walker: Walker, cases: dict[str, str]) -> None:
    walker.become("coordinator")
    walker.follow("Deltagare")
    walker.go(cases["consented"])
    walker.go(cases["gate"])
    walker.choose("Klar")
    walker.write("Anteckning", "Allt är ordnat.")
    walker.follow("Spara")
    walker.follow("Gå till nästa steg")
    walker.follow("Gå vidare")
    walker.sees("Skriv varför det är rätt att gå vidare ändå.")
    walker.write("Varför går ni vidare ändå?", "Laget är överens.")
    walker.follow("Gå vidare")
    walker.sees("Pågår nu")


def consent(walker: Walker, cases: dict[str, str]) -> None:
    del cases
    walker.become("participant")
    walker.follow("Mina samtycken")
    walker.follow("Samtycke")
    walker.follow("Ja, jag säger ja")
    walker.follow("Mina samtycken")
    walker.follow("Ta tillbaka")
    walker.follow("Ja, ta tillbaka")
    walker.sees("Du har tagit tillbaka samtycket")


def correction(walker: Walker, cases: dict[str, str]) -> None:
    walker.become("participant")
    walker.follow("Mina uppgifter")
    walker.unfold("Namn och personnummer")
    walker.go(cases["identity"])
    walker.follow("Skicka")
    walker.write("Vad är fel?", "Namnet är felstavat.")
    walker.write("Vad ska det stå?", "Klara")
    walker.choose(f"{walker.say('Förnamn')}: Clara")
    walker.follow("Skicka")
    walker.sees("Namnet är felstavat.")


def place(walker: Walker, cases: dict[str, str]) -> None:
    del cases
    walker.become("employer")
    walker.follow("Våra platser")
    walker.follow("Erbjud en plats")
    walker.follow("Erbjud platsen")
    walker.write("Vad heter platsen?", "Packning")
    walker.write("Vad gör man där?", "Packa små delar.")
    walker.pick("I vilken kommun?", "Sunne")
    walker.write("Hur många timmar i veckan?", "10")
    walker.write("Hur många kan vara där samtidigt?", "2")
    walker.choose("Egen takt")
    walker.follow("Erbjud platsen")
    walker.sees("Packning")
    walker.follow("Stäng platsen")
    walker.follow("Ja, stäng platsen")


def review(walker: Walker, cases: dict[str, str]) -> None:
    walker.become("officer")
    walker.go("/review/")
    walker.go(cases["broken"])
    walker.choose("Befogat")
    walker.follow("Fortsätt")
    walker.follow("Ja, spara")
    walker.sees("Befogat")


STEPS: dict[str, Callable[[Walker, dict[str, str]], None]] = dict(
    zip(WAYS, (invite_and_enrol, gate_and_handover, consent, correction, place, review), strict=True)
)
