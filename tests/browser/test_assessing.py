"""The occupational therapist and the participant: each rates, the ratings lie side by side, they talk."""

import pytest
from django.urls import reverse

from tests.assessments.trying import Trying
from tests.browser.walker import Walker
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
AREAS = ("myself", "everyday", "body", "order", "together")


@pytest.fixture
def trying(world: World) -> Trying:
    """Return the instruments and the licence, made before the browser's event loop runs."""
    return Trying(world)


def test_two_rate_and_talk_and_the_profile_follows(trying: Trying, walker: Walker) -> None:
    begun = _the_therapist_begins(trying, walker)
    _everything_is_answered(walker, "1", "recover")
    walker.become("participant")
    walker.open(reverse("assessments:mine"))
    walker.go(reverse("assessments:my_assessment", args=[begun]))
    walker.go(reverse("assessments:my_rate", args=[begun, AREAS[0]]))
    _everything_is_answered(walker, "3")

    walker.sees("Två skattningar bredvid varandra")
    walker.sees("Olika")
    walker.go(reverse("assessments:my_remark", args=[begun, "recover"]))
    walker.choose("Nej, jag ser det på ett annat sätt")
    walker.write("Så här ser jag på det", "Jag vilar bra på helgen.")
    walker.follow("Spara")
    _the_two_agree(trying, walker, begun)
    walker.become("participant")
    walker.open(reverse("assessments:my_assessment", args=[begun]))
    assert walker.page.get_by_text("Vi prövar att vila mitt på dagen.").is_visible()
    walker.open(reverse("assessments:mine"))
    walker.sees("Överens i samtalet")


def _the_therapist_begins(trying: Trying, walker: Walker) -> str:
    walker.become("therapist")
    walker.open(reverse("journeys:case", args=[trying.person]))
    walker.go(reverse("assessments:list", args=[trying.person]))
    walker.go(reverse("assessments:begin", args=[trying.person, trying.ids["demo-dialog"]]))
    walker.follow("Börja")
    begun = walker.page.url.rstrip("/").rpartition("/")[2]
    walker.go(reverse("assessments:rate", args=[trying.person, begun, AREAS[0]]))
    return begun


def _everything_is_answered(walker: Walker, step: str, other: str = "") -> None:
    """Choose the step everywhere, area by area, but the highest for one item; then say that it is done."""
    for _area in AREAS:
        for name in {one.get_attribute("name") for one in walker.page.locator("input[type=radio]").all()}:
            chosen = "4" if name == other else step
            walker.page.locator(f'input[name="{name}"][value="{chosen}"]').check()
        walker.follow("Spara och fortsätt")
    walker.follow("Jag är klar")
    walker.follow("Ja, den är klar")


def _the_two_agree(trying: Trying, walker: Walker, begun: str) -> None:
    walker.become("therapist")
    walker.open(reverse("assessments:assessment", args=[trying.person, begun]))
    assert walker.page.get_by_text("Jag vilar bra på helgen.").is_visible()
    walker.follow("Skriv vad ni kom fram till")
    walker.write("Det vi kom fram till", "Vi prövar att vila mitt på dagen.")
    walker.page.locator('input[name="recover"][value="3"]').check()
    walker.follow("Spara")
    walker.sees("Det vi kom fram till")
