"""The start page of each role leads only to what the role may open, and the menu too."""

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.models import Membership
from tests.support.world import TODAY, World
from tests.ui.pages import parsed

START = "/"
ROLES = (
    (RoleKey.CASEWORKER, "fk"),
    (RoleKey.CASEWORKER, "torsby"),
    (RoleKey.COORDINATOR, "forbund"),
    (RoleKey.OCCUPATIONAL_THERAPIST, "region"),
    (RoleKey.EMPLOYER_CONTACT, "verkstaden"),
    (RoleKey.PROGRAMME_MANAGER, "forbund"),
    (RoleKey.STEERING_MEMBER, "sunne"),
    (RoleKey.EVALUATOR, "granskarna"),
    (RoleKey.OPERATOR, ""),
    (RoleKey.PARTICIPANT, "consented"),
)


def actor(world: World, role: RoleKey, key: str) -> Actor:
    return world.participant(key) if role is RoleKey.PARTICIPANT else world.actor(role, key)


def leads_to(client: Client, address: str) -> list[str]:
    """Return where every link of the page leads within the product, but for the login and the language."""
    response = client.get(address)
    assert response.status_code == 200
    found = {str(link.get("href")) for link in parsed(response.content.decode()).iter("a")}
    return sorted(one for one in found if one.startswith("/") and one not in {START, reverse("config:logout")})


@pytest.mark.parametrize(("role", "key"), ROLES)
def test_every_link_of_the_start_page_opens(world: World, role: RoleKey, key: str) -> None:
    client = world.browser(actor(world, role, key))

    answers = {address: client.get(address).status_code for address in leads_to(client, START)}

    assert answers
    assert set(answers.values()) == {200}


def test_each_role_has_a_first_thing_of_its_own_to_do(world: World) -> None:
    firsts = {
        role: leads_to(world.browser(actor(world, role, key)), START)
        for role, key in ROLES
        if role in {RoleKey.CASEWORKER, RoleKey.EMPLOYER_CONTACT, RoleKey.PARTICIPANT, RoleKey.STEERING_MEMBER}
    }

    assert reverse("journeys:early_list") in firsts[RoleKey.CASEWORKER]
    assert reverse("workplaces:my_places") in firsts[RoleKey.EMPLOYER_CONTACT]
    assert reverse("plans:my_plan") in firsts[RoleKey.PARTICIPANT]
    assert reverse("journeys:cases") not in firsts[RoleKey.STEERING_MEMBER]


def test_a_visitor_is_shown_the_way_in(world: World) -> None:
    answer = Client().get(START)

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("config:login"))


def test_an_account_whose_last_role_has_ended_may_open_nothing(world: World) -> None:
    client = world.browser(world.caseworker("fk"))
    Membership.objects.filter(account_id=world.caseworker("fk").account_id).update(until_on=TODAY)

    assert client.get(START).headers["Location"] == reverse("config:no_role")
    assert client.get("/cases/").headers["Location"] == reverse("config:login")


def test_a_session_is_in_the_role_that_was_chosen_and_in_another_when_that_ends(world: World) -> None:
    first = world.caseworker("fk")
    Membership.objects.create(
        account_id=first.account_id,
        organisation_id=world.organisation("forbund"),
        role=RoleKey.PROGRAMME_MANAGER,
        since_on=TODAY,
    )
    client = world.browser(first)
    assert client.get("/cases/").status_code == 200

    Membership.objects.filter(account_id=first.account_id, role=RoleKey.CASEWORKER).update(until_on=TODAY)

    assert client.get("/cases/").status_code == 403
    assert client.get("/results/framsteget/").status_code == 200


def test_the_web_says_that_it_is_up(world: World) -> None:
    answer = Client().get("/health/")

    assert (answer.status_code, answer.content) == (200, b"ok")
