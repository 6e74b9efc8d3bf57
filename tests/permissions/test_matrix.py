"""The matrix is the URLconf's, the views keep it, and whoever is refused has changed nothing."""

import logging
from collections.abc import Iterator, Mapping

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.roles import ROLES as ROLE_DATA
from kedjan.organisations.domain.roles import RoleKey
from kedjan.outcomes.operations import publish_results
from kedjan.programmes.queries import programme
from tests.permissions.addresses import addresses, places_of
from tests.permissions.matrix import ANSWERS, NEEDS, ROLES
from tests.policies.rows import ABOUT_ONE, count
from tests.support.world import World

STAFF = {
    "caseworker": (RoleKey.CASEWORKER, "fk"),
    "colleague": (RoleKey.CASEWORKER, "af"),
    "stranger": (RoleKey.CASEWORKER, "torsby"),
    "coordinator": (RoleKey.COORDINATOR, "forbund"),
    "therapist": (RoleKey.OCCUPATIONAL_THERAPIST, "region"),
    "employer": (RoleKey.EMPLOYER_CONTACT, "verkstaden"),
    "manager": (RoleKey.PROGRAMME_MANAGER, "forbund"),
    "steering": (RoleKey.STEERING_MEMBER, "sunne"),
    "evaluator": (RoleKey.EVALUATOR, "granskarna"),
    "operator": (RoleKey.OPERATOR, ""),
    "officer": (RoleKey.SECURITY_OFFICER, "fk"),
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Keep Django from telling of every refusal: here they are what is asked for."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def test_every_address_stands_in_the_matrix() -> None:
    assert {address.name for address in addresses()} == set(ANSWERS)


def test_every_view_says_what_it_needs_and_the_matrix_says_the_same() -> None:
    unsaid = object()
    said = {address.name: getattr(address.view, "permission", unsaid) for address in addresses()}

    assert said == NEEDS


def test_the_matrix_lets_in_exactly_the_roles_with_the_permission() -> None:
    """A 404 is let in too: it is row-level security that hides."""
    wrong = [
        (name, role)
        for name, needed in NEEDS.items()
        for role, answer in ANSWERS[name].items()
        if needed is not None and (answer in {"200", "404", "405"}) != (needed in _permissions(role))
    ]

    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_the_pages_it_may_and_no_other(world: World, role: str) -> None:
    published(world)
    browser, urls = browser_of(world, role), _urls(world)

    assert {name: _got(browser, url) for name, url in urls.items()} == {
        name: answers[role] for name, answers in ANSWERS.items()
    }


@pytest.mark.parametrize("role", [role for role in ROLES if role != "visitor"])
def test_whoever_may_not_open_a_page_cannot_send_it_either(world: World, role: str) -> None:
    browser, urls = browser_of(world, role), _urls(world)
    before = _everything_about_the_person(world)
    refused = [name for name, answers in ANSWERS.items() if answers[role] in {"403", "404"}]

    answers = {name: _sent(browser, urls[name]) for name in refused}

    assert answers == {name: ANSWERS[name][role] for name in refused}
    assert _everything_about_the_person(world) == before


def _urls(world: World) -> dict[str, str]:
    places = places_of(world)
    return {
        address.name: reverse(address.name, kwargs={place: places[place] for place in address.places})
        for address in addresses()
    }


def _told(status: int, headers: Mapping[str, str]) -> str:
    if status != 302:
        return str(status)
    return "login" if headers["Location"].startswith("/login/") else "to"


def _got(browser: Client, url: str) -> str:
    answer = browser.get(url)
    return _told(answer.status_code, answer.headers)


def _sent(browser: Client, url: str) -> str:
    answer = browser.post(url, {"outcome": "moved", "reason": "x"})
    return _told(answer.status_code, answer.headers)


def _permissions(role: str) -> frozenset[str]:
    if role == "visitor":
        return frozenset()
    return frozenset(ROLE_DATA[RoleKey.PARTICIPANT if role == "participant" else STAFF[role][0]].permissions)


def _actor(world: World, role: str) -> Actor:
    return world.participant("consented") if role == "participant" else world.actor(*STAFF[role])


def browser_of(world: World, role: str) -> Client:
    return Client() if role == "visitor" else world.browser(_actor(world, role))


def published(world: World) -> None:
    framsteget = programme(key="framsteget")
    assert framsteget is not None
    with acting(world.manager()) as clock:
        publish_results(actor=world.manager(), programme=framsteget, now=clock.now())


def _everything_about_the_person(world: World) -> dict[str, int]:
    with acting(world.caseworker("fk")):
        return {table: count(table, world.person("placed")) for table in ABOUT_ONE if not table.startswith("audit_")}
