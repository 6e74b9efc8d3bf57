"""The guided tour: each role walks only pages that it may open, forwards and back, and ends it when it likes."""

from dataclasses import dataclass

import pytest
from django.test import Client

from kedjan.config.tour.stops import STOPS, stops_of
from kedjan.organisations.domain.roles import ROLES as ALL_ROLES
from kedjan.organisations.domain.roles import RoleKey
from tests.config.test_start import ROLES, actor
from tests.support.world import World
from tests.ui.pages import parsed, with_class

TOUR = "/help/tour/"


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the tour: its status, where on the tour it says one is, and the steps one can go to."""

    status: int
    place: str
    steps: list[str]


def walked(client: Client, step: str) -> Seen:
    """Ask for the step and look at the page that it leads to."""
    response = client.post(TOUR, {"step": step}, follow=True)
    tree = parsed(response.content.decode())
    places = [str(one.text) for one in with_class(tree, "kedjan-tour__place")]
    buttons = [str(button.get("value")) for button in tree.iter("button") if button.get("name") == "step"]
    return Seen(response.status_code, "".join(places), buttons)


@pytest.mark.parametrize(("role", "key"), ROLES)
def test_each_role_walks_every_stop_and_each_page_opens(world: World, role: RoleKey, key: str) -> None:
    reader = actor(world, role, key)
    client, number = world.browser(reader), len(stops_of(reader))

    seen = [walked(client, str(step)) for step in range(1, number + 1)]

    assert number >= 4
    assert {one.status for one in seen} == {200}
    assert [one.place for one in seen] == [f"Rundtur, {step} av {number}" for step in range(1, number + 1)]
    assert seen[0].steps == ["2", "end"]
    assert seen[1].steps == ["3", "1", "end"]
    assert seen[-1].steps == [str(number - 1), "end"]


@pytest.mark.parametrize("step", ["end", "0", "99", "-1", "", "²", "1 ", "<b>"])
def test_the_tour_ends_when_it_is_ended_or_asked_for_what_it_does_not_have(world: World, step: str) -> None:
    client = world.browser(world.caseworker("fk"))
    walked(client, "2")

    ended = walked(client, step)

    assert (ended.status, ended.place, ended.steps) == (200, "", ["1"])
    assert "kedjan-tour" not in client.get("/").content.decode()


def test_beside_the_way_the_tour_leads_back_to_its_page(world: World) -> None:
    client = world.browser(world.caseworker("fk"))
    walked(client, "2")

    on_it, beside = (client.get(address).content.decode() for address in ("/early-list/", "/places/"))

    assert "Tillbaka till rundturens sida" not in on_it
    assert 'href="/early-list/">Tillbaka till rundturens sida' in beside


def test_every_role_has_something_to_be_shown_besides_start_search_and_help() -> None:
    everywhere = {"config:start", "config:search", "help:help"}

    for role in ALL_ROLES.values():
        own = {stop.url_name for stop in STOPS if stop.permission in role.permissions} - everywhere
        assert own, role.key
