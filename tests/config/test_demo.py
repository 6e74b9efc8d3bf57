"""Stepping into somebody's shoes is for the demo, and there for the demo's people alone."""

from uuid import UUID

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kedjan.kernel.ids import new_id
from kedjan.organisations.models import Account
from tests.support.world import World

DEMO = "/demo/"


@pytest.fixture
def demo(settings: LazySettings) -> None:
    """Make the installation a demo for one test."""
    settings.KEDJAN_DEMO = True


@pytest.fixture
def person(world: World) -> UUID:
    """Let the caseworker of Försäkringskassan be one of the demo's people."""
    account_id = world.caseworker("fk").account_id
    Account.objects.filter(pk=account_id).update(username="demo.1.caseworker")
    return account_id


def step_in(client: Client, account_id: UUID) -> int:
    return client.post(reverse("config:step_in", args=[account_id])).status_code


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.usefixtures("demo")
def test_the_demo_shows_its_people_and_one_click_is_enough(person: UUID) -> None:
    client = Client()

    page = client.get(DEMO).content.decode()
    status = step_in(client, person)

    assert reverse("config:step_in", args=[person]) in page
    assert "Försäkringskassan Sunne" in page
    assert status == 302
    assert client.get("/early-list/").status_code == 200


@pytest.mark.usefixtures("demo")
def test_only_the_demos_people_can_be_stepped_into(world: World, person: UUID) -> None:
    client = Client()

    assert step_in(client, world.caseworker("af").account_id) == 404
    assert step_in(client, new_id()) == 404
    assert not logged_in(client)
    assert reverse("config:step_in", args=[world.caseworker("af").account_id]) not in client.get(DEMO).content.decode()


@pytest.mark.usefixtures("demo")
def test_a_link_steps_into_nobody(person: UUID) -> None:
    client = Client()

    assert client.get(reverse("config:step_in", args=[person])).status_code == 405
    assert not logged_in(client)


@pytest.mark.usefixtures("demo")
def test_whoever_steps_into_another_leaves_the_first_behind(world: World, person: UUID) -> None:
    other = world.manager().account_id
    Account.objects.filter(pk=other).update(username="demo.2.manager")
    client = Client()
    step_in(client, person)

    step_in(client, other)

    assert client.get("/early-list/").status_code == 403
    assert client.get("/results/framsteget/").status_code == 200


@pytest.mark.usefixtures("demo")
def test_a_visitor_of_the_demo_is_shown_its_people_and_its_day(world: World, person: UUID) -> None:
    client = Client()
    assert client.get("/").headers["Location"] == DEMO
    step_in(client, person)

    page = " ".join(client.get("/").content.decode().split())

    assert "påhittade personer" in page
    assert "14 januari 2013" in page
    assert DEMO in page


def test_in_service_there_is_no_such_door(person: UUID) -> None:
    client = Client()

    assert client.get(DEMO).status_code == 404
    assert step_in(client, person) == 404
    assert not logged_in(client)


@pytest.mark.usefixtures("demo")
def test_those_of_the_coaching_groups_stand_by_themselves_with_what_they_can_try(world: World, person: UUID) -> None:
    assert "Grupperna skrivs in just nu." in Client().get(DEMO).content.decode()
    Account.objects.filter(pk=world.coordinator().account_id).update(username="demo.3.planner")

    page = " ".join(Client().get(DEMO).content.decode().split())

    chain, groups = page.split("Coachningsgrupper i Skåne och Blekinge")
    assert reverse("config:step_in", args=[person]) in chain
    assert "<h3>Den som planerar grupper</h3>" in groups
    assert reverse("config:step_in", args=[world.coordinator().account_id]) in groups
    assert "Grupperna skrivs in just nu." not in page
