"""The named few set a protection, see who sees the person, change it and end it; everybody else sees no such page."""

import re
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.kernel.actor import Actor
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import CannotProtect
from kedjan.participants.web import protection
from tests.journeys.pages import html, queries, said, text
from tests.journeys.watching import unchanged
from tests.participants.colleagues import colleague
from tests.participants.test_protecting import WHO, held, known
from tests.permissions.addresses import addresses, places_of
from tests.policies.closing import protect
from tests.support.world import World

MARKED = Strength.MARKED.value
ALONE = ("protection", "entrust", "strength", "end_protection")


@pytest.fixture
def fk(world: World) -> Client:
    return world.browser(world.caseworker("fk"))


def address(world: World, page: str = "protection", *more: object, name: str = WHO) -> str:
    return reverse(f"participants:{page}", args=[world.person(name), *more])


def sent(client: Client, url: str, typed: Mapping[str, object], expected: int = 302) -> str:
    """Send the form; return the words of the page, or where it leads."""
    answer = client.post(url, dict(typed))
    assert answer.status_code == expected
    return answer.headers["Location"] if expected == 302 else said(answer.content.decode())


def test_each_strength_says_what_it_does_before_anything_is_chosen(world: World, fk: Client) -> None:
    page = text(fk, address(world))

    assert all(f"{one.label} {one.effect}" in page for one in Strength)


def test_what_will_be_is_shown_before_it_is(world: World, fk: Client) -> None:
    other = colleague(world)
    typed = {"strength": MARKED, "others": [str(other.account_id)]}

    with unchanged(world, world.caseworker("fk"), WHO):
        page = sent(fk, address(world), typed, 200)

    assert "Stämmer det här? " in page
    assert "Person Petra Prov Skydd Sekretessmarkering Vad det gör" in page
    assert "Caseworker fk" in page
    assert "Kim Kollega" in page


def test_a_warning_stands_before_what_cannot_be_undone(world: World, fk: Client) -> None:
    pages = {one: sent(fk, address(world), {"strength": one.value}, 200) for one in Strength}

    assert [one for one, page in pages.items() if "Det går inte att ångra." in page] == [Strength.ASSUMED]


def test_the_person_is_protected_when_it_has_been_read(world: World, fk: Client) -> None:
    other = colleague(world)
    typed = {"strength": MARKED, "others": [str(other.account_id)], "confirmed": "yes"}

    assert sent(fk, address(world), typed) == address(world)

    found = held(world, other)
    assert found is not None
    assert found.strength is Strength.MARKED
    assert found.named == (world.caseworker("fk").account_id, other.account_id)


def test_the_few_see_how_strong_it_is_what_to_mind_who_is_named_and_the_municipality(world: World, fk: Client) -> None:
    protect(world.caseworker("fk"), world.person(WHO))

    page = text(fk, address(world))

    assert "Petra Prov (skyddad identitet)" in page
    assert "Skyddad identitet: sekretessmarkering" in page
    assert "Skicka inget mejl, sms eller brev till eller om personen." in page
    assert "Kommun, som bara ni ser Sunne" in page
    assert "Caseworker fk Det är du Peka ut en till" in page, "the last one cannot be removed"


def test_a_form_that_is_not_filled_in_says_so_and_keeps_what_was_typed(world: World, fk: Client) -> None:
    protect(world.caseworker("fk"), world.person(WHO))
    url = address(world, "entrust")

    assert "Välj en kollega eller skriv ett användarnamn, en åt gången." in sent(fk, url, {}, 200)
    answer = fk.post(url, {"username": "nobody.at.all"}).content.decode()
    assert "Det finns inget sådant användarnamn." in said(answer)
    assert 'value="nobody.at.all"' in answer


def test_another_is_named_by_choice_or_by_user_name_and_sees_the_person(world: World, fk: Client) -> None:
    kim = colleague(world)
    protect(world.caseworker("fk"), world.person(WHO), Strength.PROTECTED)
    url = address(world, "entrust")

    assert sent(fk, url, {"colleague": str(kim.account_id)}) == address(world)
    assert sent(fk, url, {"username": "caseworker.af"}) == address(world)

    assert known(world, kim) is not None
    page = text(world.browser(kim), address(world))
    assert "Caseworker af Ser personen Ta bort" in page
    assert "Kim Kollega" not in text(fk, url), "who is named already is not offered"


def test_somebody_who_gives_no_support_is_refused_on_the_page(world: World, fk: Client) -> None:
    protect(world.caseworker("fk"), world.person(WHO))

    page = sent(fk, address(world, "entrust"), {"username": "programme_manager.forbund"}, 200)

    assert "arbetar inte med stöd till deltagare i dag." in page


def test_one_removes_another_or_oneself_and_the_last_one_stays(world: World, fk: Client) -> None:
    kim, mine = colleague(world), world.caseworker("fk")
    protect(mine, world.person(WHO), Strength.PROTECTED)
    sent(fk, address(world, "entrust"), {"colleague": str(kim.account_id)})
    me = address(world, "end_trust", mine.account_id)

    assert "Ska du inte längre se personen?" in text(fk, me)
    assert sent(fk, me, {}) == reverse("journeys:cases")

    assert known(world, mine) is None
    alone = address(world, "end_trust", kim.account_id)
    assert "Minst en måste kunna se personen." in sent(world.browser(kim), alone, {}, 200)
    assert known(world, kim) is not None


def test_the_strength_is_shown_before_it_is_changed(world: World, fk: Client) -> None:
    protect(world.caseworker("fk"), world.person(WHO))
    url, typed = address(world, "strength"), {"strength": Strength.PROTECTED.value}

    with unchanged(world, world.caseworker("fk"), WHO):
        assert "Skydd Skyddad folkbokföring" in sent(fk, url, typed, 200)
    assert sent(fk, url, {**typed, "confirmed": "yes"}) == address(world)

    found = held(world, world.caseworker("fk"))
    assert found is not None
    assert found.strength is Strength.PROTECTED
    assert "Personen har redan det skyddet." in sent(fk, url, {**typed, "confirmed": "yes"}, 200)


def test_the_protection_ends_on_a_page_that_says_who_sees_the_person_then(world: World, fk: Client) -> None:
    protect(world.caseworker("fk"), world.person(WHO))

    assert "Kommunen visas igen." in text(fk, address(world, "end_protection"))
    assert sent(fk, address(world, "end_protection"), {}) == reverse("journeys:case", args=[world.person(WHO)])

    who = known(world, colleague(world))
    assert who is not None
    assert (who.name, who.is_protected, who.municipality_code) == ("Petra Prov", False, "1766")


@pytest.mark.parametrize("strength", [Strength.MARKED, Strength.PROTECTED])
@pytest.mark.parametrize("page", ALONE)
def test_a_colleague_who_is_not_named_gets_the_answer_about_nobody(world: World, page: str, strength: Strength) -> None:
    kim = world.browser(colleague(world))
    protect(world.caseworker("fk"), world.person(WHO), strength)

    assert kim.get(address(world, page)).status_code == 404
    assert kim.post(address(world, page), {"strength": MARKED, "confirmed": "yes"}).status_code == 404


@pytest.mark.parametrize("page", ALONE[1:])
def test_where_nobody_is_protected_there_is_nothing_to_change(world: World, fk: Client, page: str) -> None:
    assert fk.get(address(world, page)).status_code == 404


def test_what_a_colleague_did_meanwhile_is_refused_on_the_page(
    world: World, fk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(**_given: object) -> None:
        raise CannotProtect(NO_SUCH_PERSON)

    protect(world.caseworker("fk"), world.person(WHO))
    monkeypatch.setattr(protection, "end_protection", gone)

    assert "Personen finns inte." in sent(fk, address(world, "end_protection"), {}, 200)


@pytest.mark.parametrize(
    ("page", "budget"), [("protection", 10), ("entrust", 10), ("strength", 9), ("end_protection", 9)]
)
def test_a_page_asks_what_it_did(world: World, fk: Client, page: str, budget: int) -> None:
    protect(world.caseworker("fk"), world.person(WHO))

    asked = queries(fk, address(world, page))

    assert len(asked) == budget, "\n".join(asked)


def readers(world: World) -> tuple[Actor, ...]:
    return (
        colleague(world),
        world.caseworker("af"),
        world.coordinator(),
        world.therapist(),
        world.employer_contact(),
        world.manager(),
        world.evaluator(),
        world.officer(),
    )


@pytest.mark.parametrize("strength", [Strength.MARKED, Strength.PROTECTED])
def test_on_no_page_does_anybody_else_read_the_name_of_somebody_whom_the_whole_team_knew(
    world: World, strength: Strength
) -> None:
    places, mine = places_of(world), world.caseworker("fk")
    protect(mine, world.person("placed"), strength)

    told = []
    for reader in readers(world):
        client = world.browser(reader)
        for one in addresses():
            url = reverse(one.name, kwargs={place: places[place] for place in one.places})
            if re.search(r"\bPia\b", client.get(url).content.decode()):
                told.append((reader.role, one.name))

    assert told == []
    case = reverse("journeys:case", args=[world.person("placed")])
    expected = 200 if strength is Strength.MARKED else 404
    page = html(world.browser(colleague(world, name="Lo Kollega")), case, expected)
    assert ("Skyddad person" in page) is (strength is Strength.MARKED)
    assert "Pia Prov" in html(world.browser(mine), case)


def test_the_case_and_the_lists_tell_the_few_that_the_person_is_protected(world: World, fk: Client) -> None:
    mine = world.caseworker("fk")
    protect(mine, world.person("placed"))
    protect(mine, world.person("unasked"))
    case, cases = reverse("journeys:case", args=[world.person("placed")]), reverse("journeys:cases")

    assert "Skyddad identitet: sekretessmarkering Viktigt: Personen har skyddad identitet" in text(fk, case)
    assert "Pia Prov Skyddad identitet: sekretessmarkering" in text(fk, cases)
    assert address(world, name="placed") in html(fk, case)
    assert "Ulla Prov Skyddad identitet: sekretessmarkering" in text(fk, reverse("journeys:early_list"))
