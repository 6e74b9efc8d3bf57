"""What waits behind each link of the start page, in numbers and days: counted as the role sees them, nobody read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.participants.models import Benefit
from tests.journeys.steps import YES, begun
from tests.support.world import TODAY, World
from tests.ui.pages import parsed, with_class, words

EARLY = "Ring dem vars ersättning snart tar slut"
CASES = "Se vad som väntar i dina lag"
FOLLOW_UPS = "Fråga hur det går efter tolv månader"
PLACES = "Se vem som kommer till er"
PLAN = "Se min plan"
LOOKS = "Se vem som har läst om mig"
CONSENTS = "Se vad jag har sagt ja till"
RESULTS = "Se resultaten"


def waiting(client: Client) -> dict[str, str]:
    """Return what stands beside each link of the start page."""
    tasks = with_class(parsed(client.get("/").content.decode()), "govuk-task-list__item")
    return {words(task[0][0]): words(task[1]) for task in tasks}


def registered(world: World, name: str, *, until: date) -> None:
    """Give the person's benefit another last day."""
    with acting(world.caseworker("fk")):
        assert Benefit.objects.filter(participant_id=world.person(name)).update(ends_on=until) == 1


def readings(actor: Actor) -> int:
    with acting(actor):
        return Reading.objects.filter(actor_id=actor.account_id).count()


def beside(world: World, actor: Actor) -> dict[str, str]:
    return waiting(world.browser(actor))


def test_a_caseworker_sees_that_nothing_is_urgent_when_nothing_is(world: World) -> None:
    found = beside(world, world.caseworker("fk"))

    assert found == {
        EARLY: "Ingen inom 30 dagar",
        CASES: "Inget är försenat",
        FOLLOW_UPS: "Ingen väntar",
        "Läs in en ny lista": "",
        "Se vilka provplatser som är lediga": "",
        RESULTS: "Inget publicerat än",
        "Läs om programmen": "",
    }


def test_benefits_are_counted_through_the_thirtieth_day_and_for_ones_own_register(world: World) -> None:
    registered(world, "unasked", until=TODAY)
    registered(world, "invited", until=TODAY + timedelta(days=30))
    registered(world, "future", until=TODAY + timedelta(days=31))

    assert beside(world, world.caseworker("fk"))[EARLY] == "2 inom 30 dagar"
    assert beside(world, world.caseworker("af"))[EARLY] == "Ingen inom 30 dagar"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("sunne", "1 försenat hos er"),
        ("fk", "1 försenat hos er"),
        ("af", "Inget är försenat"),
        ("torsby", "Inget är försenat"),
    ],
)
def test_what_is_late_is_told_to_those_who_answer_for_it(world: World, key: str, expected: str) -> None:
    begun(world, world.caseworker("fk"), yes=replace(YES, given_on=date(2012, 10, 1)))

    assert beside(world, world.caseworker(key))[CASES] == expected


@pytest.mark.parametrize(("key", "expected"), [("verkstaden", "1 här nu"), ("kafeet", "Ingen på väg")])
def test_an_employer_sees_how_many_are_there(world: World, key: str, expected: str) -> None:
    assert beside(world, world.employer_contact(key))[PLACES] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("consented", {PLAN: "Steg 1", LOOKS: "Senast 8 januari 2013", CONSENTS: "3 gäller"}),
        ("over", {PLAN: "Inte börjat än", LOOKS: "Ingen än", CONSENTS: "Inget gäller"}),
        ("private", {PLAN: "Avslutad", LOOKS: "Senast 8 januari 2013", CONSENTS: "1 gäller"}),
    ],
)
def test_a_participant_sees_where_they_are_who_looked_and_what_holds(
    world: World, name: str, expected: dict[str, str]
) -> None:
    assert beside(world, world.participant(name)) == {**expected, RESULTS: "Inget publicerat än"}


def test_the_manager_is_told_that_a_quarter_can_be_published(world: World) -> None:
    assert beside(world, world.manager())[RESULTS] == "Dags att publicera"


@pytest.mark.parametrize("key", ["af", "sunne"])
def test_the_start_page_reads_about_nobody(world: World, key: str) -> None:
    actor = world.caseworker(key)
    before = readings(actor)

    waiting(world.browser(actor))

    assert readings(actor) == before


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/", "Start"),
        ("/me/", "Min plan"),
        ("/me/who-looked/", "Vem har läst"),
        ("/me/consents/", "Mina samtycken"),
        ("/results/", "Resultat"),
    ],
)
def test_one_place_in_the_menu_is_current(world: World, address: str, current: str) -> None:
    page = parsed(world.browser(world.participant()).get(address).content.decode())

    marked = [link for link in with_class(page, "kedjan-nav__link") if link.get("aria-current") == "page"]
    assert [words(link) for link in marked] == [current]
