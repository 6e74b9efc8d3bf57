"""The keys of each role lead where it may go, and are not there for whoever has turned them off."""

import pytest
from django.test import Client
from django.urls import resolve

from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.models import Account
from tests.journeys.pages import html
from tests.support.world import World
from tests.ui.pages import parsed

SCRIPT, LIST = "ui/keys.js", 'id="kedjan-keys"'


def leads(client: Client) -> dict[str, str]:
    """Return where the keys lead that lead somewhere."""
    found = {}
    (dialog,) = [one for one in parsed(html(client, "/")).iter("dialog") if one.get("id") == "kedjan-keys"]
    for one in dialog.iter("dt"):
        if address := one.get("data-kedjan-leads"):
            found["".join(one.itertext()).strip()] = str(address)
    return found


@pytest.mark.parametrize(
    ("role", "key", "expected"),
    [
        (RoleKey.CASEWORKER, "fk", {"h": "config:start", "d": "journeys:cases"}),
        (RoleKey.EMPLOYER_CONTACT, "verkstaden", {"h": "config:start", "d": "workplaces:my_places"}),
        (RoleKey.EVALUATOR, "granskarna", {"h": "config:start", "d": "programmes:programmes"}),
    ],
)
def test_each_role_has_the_keys_to_its_own_pages(
    world: World, role: RoleKey, key: str, expected: dict[str, str]
) -> None:
    client = world.browser(world.actor(role, key))

    found = leads(client)

    assert {one: resolve(address).view_name for one, address in found.items()} == expected
    assert {client.get(address).status_code for address in found.values()} == {200}


def test_whoever_has_turned_them_off_has_neither_script_nor_list(world: World) -> None:
    fk = world.caseworker("fk")
    client = world.browser(fk)
    page = html(client, "/")
    assert (SCRIPT in page, LIST in page) == (True, True)

    Account.objects.filter(pk=fk.account_id).update(has_keys=False)

    page = html(client, "/")
    assert (SCRIPT in page, LIST in page) == (False, False)


def test_participants_and_visitors_have_none(world: World) -> None:
    for client in (world.browser(world.participant()), Client()):
        page = html(client, "/help/")
        assert (SCRIPT in page, LIST in page, "<kbd>" in page) == (False, False, False)


def test_the_list_stands_under_help(world: World) -> None:
    page = html(world.browser(world.caseworker("fk")), "/help/")

    assert all(f"<kbd>{key}</kbd>" in page for key in ("h", "d", "/", "n", "j", "k", "?", "Enter"))
