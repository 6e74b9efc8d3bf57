"""Organisations and accounts are registered once, and a role holds from its first day to before its last."""

from datetime import date, timedelta

import pytest

from kedjan.audit.models import Event
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Account, Membership, Organisation
from kedjan.organisations.operations import (
    AccountOpened,
    OrganisationRegistered,
    load_municipalities,
    open_account,
    register_organisation,
)
from kedjan.organisations.queries import (
    account_named,
    account_with_roles,
    memberships_in,
    municipality_names,
    organisations_by_key,
    staff_actors,
)
from tests.support.server import PROJECT
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def opened(
    world: World, *, role: RoleKey | None = RoleKey.CASEWORKER, key: str = "fk", since_on: date = TODAY
) -> AccountOpened:
    actor = world.operator()
    with acting(actor):
        return open_account(
            actor=actor,
            username="ny.person",
            name="Ny Person",
            role=role,
            organisation_id=world.organisation(key),
            since_on=since_on,
            now=NOW,
        )


def registered(world: World, name: str) -> OrganisationRegistered:
    actor = world.operator()
    with acting(actor):
        return register_organisation(
            actor=actor, key="kil", name=name, kind=OrganisationKind.KOMMUN, municipality_code="1715", now=NOW
        )


def events(world: World, kind: str) -> int:
    actor = world.operator()
    with acting(actor):
        return Event.objects.filter(kind=kind).count()


def roles(account_id: AccountId) -> list[tuple[RoleKey, str]]:
    account = account_with_roles(account_id)
    assert account is not None
    return [(one.role, one.organisation.key if one.organisation else "") for one in memberships_in(account)]


def test_an_organisation_is_registered_once(world: World) -> None:
    before = events(world, "OrganisationRegistered")

    first, second = registered(world, "Kils kommun"), registered(world, "Ett annat namn")

    assert first == second
    assert organisations_by_key(keys=["kil", "nowhere"])["kil"].name == "Kils kommun"
    assert events(world, "OrganisationRegistered") == before + 1


def test_an_account_is_opened_once_without_a_password_that_fits(world: World) -> None:
    before = events(world, "AccountOpened")

    first, second = opened(world), opened(world)

    assert first == second
    assert not Account.objects.get(pk=first.account_id).check_password("!")
    assert roles(first.account_id) == [(RoleKey.CASEWORKER, "fk-forsakringskassan-sunne")]
    assert events(world, "AccountOpened") == before + 1


def test_another_role_for_the_same_account_is_recorded_too(world: World) -> None:
    first = opened(world)
    before = events(world, "AccountOpened")

    second = opened(world, role=RoleKey.COORDINATOR, key="forbund")

    assert second.account_id == first.account_id
    assert {role for role, _key in roles(first.account_id)} == {RoleKey.CASEWORKER, RoleKey.COORDINATOR}
    assert events(world, "AccountOpened") == before + 1


def test_a_participants_account_has_no_role_in_an_organisation(world: World) -> None:
    event = opened(world, role=None)

    assert roles(event.account_id) == []
    assert staff_actors(account_id=event.account_id) == ()


def test_only_whoever_manages_programmes_registers(world: World) -> None:
    actor = world.manager()

    with acting(actor):
        with pytest.raises(NotPermitted):
            register_organisation(
                actor=actor, key="kil", name="Kil", kind=OrganisationKind.KOMMUN, municipality_code=None, now=NOW
            )
        with pytest.raises(NotPermitted):
            open_account(
                actor=actor,
                username="ny.person",
                name="",
                role=None,
                organisation_id=None,
                since_on=TODAY,
                now=NOW,
            )

    assert not Organisation.objects.filter(key="kil").exists()
    assert account_named(username="ny.person") is None


@pytest.mark.parametrize(
    ("since", "until", "holds"), [(0, None, True), (1, None, False), (-9, 1, True), (-9, 0, False)]
)
def test_a_role_holds_from_its_first_day_to_before_its_last(
    world: World, since: int, until: int | None, *, holds: bool
) -> None:
    event = opened(world, since_on=TODAY + timedelta(days=since))
    until_on = None if until is None else TODAY + timedelta(days=until)
    Membership.objects.filter(account_id=event.account_id).update(until_on=until_on)

    actors = staff_actors(account_id=event.account_id)

    assert [one.role for one in actors] == ([RoleKey.CASEWORKER] if holds else [])


def test_the_actor_has_the_roles_permissions_purpose_and_organisation(world: World) -> None:
    event = opened(world)

    (actor,) = staff_actors(account_id=event.account_id)

    role = ROLES[RoleKey.CASEWORKER]
    assert (actor.permissions, actor.purpose, actor.home) == (role.permissions, role.purpose, world.organisation("fk"))


def test_an_account_that_was_closed_is_nobody(world: World) -> None:
    event = opened(world)
    assert account_named(username="ny.person") == event.account_id

    Account.objects.filter(pk=event.account_id).update(is_active=False)

    assert account_with_roles(event.account_id) is None
    assert account_named(username="ny.person") is None
    assert staff_actors(account_id=event.account_id) == ()


@pytest.mark.django_db
def test_the_municipalities_are_the_official_ones_however_often_they_are_loaded() -> None:
    before = municipality_names()

    number = load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")

    assert number == 290
    assert municipality_names() == before
    assert municipality_names()["1766"] == "Sunne"
