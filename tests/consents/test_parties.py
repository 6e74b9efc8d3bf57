"""Who a consent that lifts secrecy is about: those near the person first, the rest behind a search."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.consents.web.parties import agencies, found, near
from kedjan.kernel.ids import OrganisationId, new_id
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.queries import OrganisationView
from tests.attacks.markup import Tag, tags
from tests.journeys.pages import text
from tests.support.world import World

SUNNE, TORSBY, MALMO = "1766", "1737", "1280"
KOMMUN, AF, EMPLOYER = OrganisationKind.KOMMUN, OrganisationKind.AF, OrganisationKind.EMPLOYER


def agency(name: str, kind: OrganisationKind = KOMMUN, municipality: str | None = MALMO) -> OrganisationView:
    return OrganisationView(OrganisationId(new_id()), name, name, kind, municipality)


def page(world: World, **asked: str | list[str]) -> str:
    url = f"{address(world)}?{urlencode(asked, doseq=True)}" if asked else address(world)
    return client(world).get(url).content.decode()


def client(world: World) -> Client:
    return world.browser(world.caseworker("fk"))


def address(world: World) -> str:
    return reverse("consents:new", args=[world.person("consented"), "lifts_secrecy"])


def boxes(html: str, name: str) -> list[Tag]:
    return [one for one in tags(html) if one.name == "input" and one.get("name") == name]


def ids(world: World, *keys: str) -> list[str]:
    return [str(world.organisation(key)) for key in keys]


def test_the_team_comes_first_then_the_own_municipality_and_the_countys_other_agencies() -> None:
    member, own, other = agency("Malmö stad"), agency("Sunne kommun", KOMMUN, SUNNE), agency("Torsby", KOMMUN, TORSBY)
    office, far = agency("AF Torsby", AF, TORSBY), agency("AF Malmö", AF)

    order = near((office, far, member, own, other), team={member.id}, municipality_code=SUNNE)

    assert order == (member, office, own)


def test_without_a_known_municipality_the_team_alone_is_near() -> None:
    member, other = agency("Malmö stad"), agency("Sunne kommun", KOMMUN, SUNNE)

    assert near((member, other), team={member.id}, municipality_code="") == (member,)


@pytest.mark.parametrize("words", ["malmö", "MALMO", "stad malm"])
def test_a_name_is_found_by_its_words_in_any_case_and_order_with_or_without_dots(words: str) -> None:
    city = agency("Malmö stad")

    assert found((agency("Sunne kommun"), city), words) == (city,)


@pytest.mark.parametrize("words", ["", "  ", "…", "lund"])
def test_no_words_or_other_words_find_nothing(words: str) -> None:
    assert found((agency("Malmö stad"),), words) == ()


def test_an_employer_is_no_party() -> None:
    assert agencies((agency("Kaféet", EMPLOYER),)) == ()


def test_the_page_offers_the_team_and_no_one_far_away(world: World) -> None:
    offered = [one.get("value") for one in boxes(page(world), "organisation")]

    assert set(offered[:5]) == set(ids(world, "fk", "af", "sunne", "region", "forbund"))
    assert not set(ids(world, "torsby", "kafeet")) & set(offered)


def test_a_search_finds_another_and_keeps_what_is_chosen(world: World) -> None:
    html = page(world, organisation=ids(world, "fk"), find="torsby", step="find")

    assert set(ids(world, "torsby")) < {one.get("value") for one in boxes(html, "also")}
    assert {one.get("value") for one in boxes(html, "organisation") if "checked" in one.attributes} == {
        *ids(world, "fk")
    }


def test_what_was_found_and_chosen_stays_among_the_choices(world: World) -> None:
    html = page(world, also=ids(world, "torsby"), find="x", step="find")

    chosen = [one.get("value") for one in boxes(html, "organisation") if "checked" in one.attributes]
    assert chosen == ids(world, "torsby")
    assert "Ingen annan organisation heter så." in html


@pytest.mark.parametrize("keys", [(), ("fk",)])
def test_fewer_than_two_is_said_on_the_page(world: World, keys: tuple[str, ...]) -> None:
    assert "Välj minst två: en som lämnar ut och en som tar emot." in page(
        world, organisation=ids(world, *keys), step="on"
    )


def test_only_those_chosen_can_hand_over_and_receive(world: World) -> None:
    html = page(world, organisation=ids(world, "fk"), also=ids(world, "torsby"), step="on")

    for name in ("givers", "receivers"):
        assert {one.get("value") for one in boxes(html, name)} == set(ids(world, "fk", "torsby"))


def test_the_choice_can_be_changed_without_being_lost(world: World) -> None:
    html = page(world, organisation=ids(world, "fk", "torsby"), step="on")
    change = next(one.get("href") for one in tags(html) if one.text.strip() == "Välj andra organisationer")

    again = client(world).get(f"{address(world)}{change.replace('&amp;', '&')}").content.decode()

    chosen = {one.get("value") for one in boxes(again, "organisation") if "checked" in one.attributes}
    assert chosen == set(ids(world, "fk", "torsby"))


def test_an_address_with_nonsense_shows_the_choice(world: World) -> None:
    asked = "?organisation=x&organisation=%00&also=1&find=" + "a" * 400 + "&step=on"

    assert client(world).get(address(world) + asked).status_code == 200


def test_what_is_typed_with_others_than_those_chosen_is_refused(world: World) -> None:
    chosen = urlencode([("step", "on"), *(("organisation", one) for one in ids(world, "fk", "torsby"))])

    answer = client(world).post(f"{address(world)}?{chosen}", {"givers": ids(world, "af")})

    assert f"{ids(world, 'af')[0]} finns inte bland tillgängliga alternativ." in answer.content.decode()


def test_the_page_says_whom_it_is_about(world: World) -> None:
    assert "Vilka ska kunna lämna ut eller ta emot?" in text(client(world), address(world))
