"""The early list: who is on it, in which order and why, page by page."""

from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import invitation_states
from kedjan.organisations.domain.roles import RoleKey
from kedjan.participants.domain.answers import Answer
from tests.journeys.crowd import registered
from tests.journeys.pages import html, older, rows, text
from tests.journeys.steps import answered, invited
from tests.support.world import TODAY, World

LIST = "/early-list/"


def names(client: Client, address: str = LIST) -> list[str]:
    return [row[0] for row in rows(client, address)]


def walk(client: Client) -> list[str]:
    """Return the names on every page, following the link to the next."""
    found: list[str] = []
    address: str | None = LIST
    while address is not None:
        found += names(client, address)
        address = older(client, address)
    return found


def test_whose_benefit_ends_first_comes_first_with_the_reason_and_what_to_do(world: World) -> None:
    assert [(row[0], row[1], row[2], row[-1]) for row in rows(world.staff_browser(), LIST)] == [
        ("Ivar Prov", "1 mars 2013", "Tar slut om 46 dagar. Inbjuden 19 november 2012, inget svar", "Påminn"),
        ("Ulla Prov", "31 mars 2013", "Tar slut om 76 dagar. Inte inbjuden än", "Bjud in"),
        ("Olle Prov", "31 maj 2013", "Tar slut om 137 dagar. Inte inbjuden än", "Bjud in"),
        ("Fatima Prov", "30 juni 2013", "Tar slut om 167 dagar. Inte inbjuden än", "Bjud in"),
    ]


def test_the_page_names_the_programme_and_says_its_rule(world: World) -> None:
    shown = text(world.staff_browser(), LIST)

    assert "Framsteget Tidig lista" in shown
    assert "sex månader" in shown
    assert "säger aldrig vad någon har rätt till" in shown


def test_everybody_sees_the_list_of_their_own_register_alone(world: World) -> None:
    assert names(world.browser(world.caseworker("af"))) == ["Elias Prov"]
    assert "Ingen på listan" in text(world.browser(world.caseworker("torsby")), LIST)


def test_the_window_is_six_months_back_from_the_last_day_and_a_month_after_it(world: World) -> None:
    month = timedelta(days=31)
    registered(
        world,
        [date(2013, 7, 14), date(2013, 7, 15), TODAY - month, TODAY - month - timedelta(days=1), TODAY],
    )

    found = names(world.staff_browser())

    assert [name for name in found if "Nummer" in name] == ["Person Nummer 02", "Person Nummer 04", "Person Nummer 00"]


def test_on_the_same_day_those_who_wait_for_us_come_before_those_we_wait_for(world: World) -> None:
    actor = world.caseworker("fk")
    people = registered(world, [date(2013, 1, 20)] * 4)
    for one, answer in ((people[0], None), (people[1], Answer.YES), (people[2], Answer.LATER)):
        world_of_one = World({**world.ids, "person one": one})
        invitation = invited(world_of_one, actor, "one")
        if answer is not None:
            answered(actor, invitation.invitation_id, answer)

    found = {
        row[0][-2:]: (row[2].split(". ")[1], row[-1]) for row in rows(world.staff_browser(), LIST) if "Nummer" in row[0]
    }

    assert list(found)[:2] == ["03", "01"]
    assert found == {
        "03": ("Inte inbjuden än", "Bjud in"),
        "01": ("Har tackat ja men är inte inskriven", "Skriv in"),
        "00": ("Inbjuden 14 januari 2013", "Vänta"),
        "02": ("Vill få frågan senare", "Vänta"),
    }


def test_a_no_leaves_the_list(world: World) -> None:
    actor, person = world.caseworker("fk"), world.person("invited")
    with acting(actor):
        state = invitation_states(actor=actor, participant_ids=[person])[person]

    answered(actor, state.invitation_id, Answer.NO)

    assert "Ivar Prov" not in names(world.staff_browser())


def test_page_by_page_nobody_is_lost_or_doubled_though_many_share_a_day(world: World) -> None:
    registered(world, [date(2013, 1, 20)] * 24 + [date(2013, 1, 21)] * 28 + [date(2013, 1, 22)] * 8)
    client = world.staff_browser()

    found = walk(client)

    crowd = [name for name in found if "Nummer" in name]
    assert sorted(crowd) == [f"Person Nummer {place:02}" for place in range(60)]
    assert len(found) == len(set(found)) == 64
    assert len(names(client)) == 25


def test_a_page_that_is_exactly_full_leads_nowhere(world: World) -> None:
    registered(world, [date(2013, 1, 20)] * 21)
    client = world.staff_browser()

    assert len(names(client)) == 25
    assert older(client, LIST) is None


def test_a_broken_address_starts_at_the_top(world: World) -> None:
    client = world.staff_browser()

    for query in ("after=soon", "after=2013-03-01&id=1", "id=x", "after=2013-13-01&id=x"):
        assert names(client, f"{LIST}?{query}") == names(client)


def test_what_was_read_about_whom_is_noted(world: World) -> None:
    actor = world.caseworker("fk")
    html(world.browser(actor), LIST)

    with acting(actor):
        noted = Reading.objects.filter(page="journeys:early_list").values_list("participant_id", "category")
        found = set(noted)

    people = {world.person(name) for name in ("invited", "unasked", "over", "future")}
    assert found == {(one, category) for one in people for category in ("identity", "economy")}


def test_the_list_is_for_caseworkers(world: World) -> None:
    for actor in (
        world.coordinator(),
        world.therapist(),
        world.employer_contact(),
        world.manager(),
        world.participant(),
        world.actor(RoleKey.OPERATOR),
    ):
        html(world.browser(actor), LIST, 403)
    assert Client().get(LIST).headers["Location"] == reverse("config:login")
