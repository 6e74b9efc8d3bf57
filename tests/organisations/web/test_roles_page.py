"""The page about the roles says what ROLES says, and nothing else does."""

import pytest
from django.utils.translation import override

from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.web.role_pages import roles_page
from tests.permissions.matrix import NEEDS
from tests.support.world import World


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_a_label_of_its_own(permission: Permission, language: str) -> None:
    with override(language):
        lines = [line for card in roles_page(RoleKey.CASEWORKER).cards for line in card.may]
        rows = [row[0].text for row in roles_page(RoleKey.CASEWORKER).table.rows]

    assert permission.label
    assert len(rows) == len(set(rows)) == len(Permission)
    assert set(rows) == set(lines)


@pytest.mark.parametrize("key", RoleKey)
def test_a_role_is_shown_with_exactly_what_it_may(key: RoleKey) -> None:
    card = next(card for card in roles_page(RoleKey.CASEWORKER).cards if card.key == key)
    rows = roles_page(RoleKey.CASEWORKER).table.rows
    yes = [row[0].text for row in rows if ROLES[key].title.lower() in row[1].text.lower().split(", ")]

    assert set(card.may) == {permission.label for permission in ROLES[key].permissions}
    assert set(yes) == set(card.may)


def test_every_address_asks_for_a_permission_that_the_page_tells_of() -> None:
    told = {permission.value for permission in Permission}

    assert {needed for needed in NEEDS.values() if needed is not None} <= told


def test_the_readers_own_role_stands_first_and_is_marked(world: World) -> None:
    page = world.browser(world.coordinator()).get("/roles/").content.decode()

    assert page.index('id="coordinator"') < page.index('id="caseworker"')
    assert page.count("Din roll nu") == 1
