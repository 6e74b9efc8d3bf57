"""Somebody more who gives support at an organisation of the world."""

from dataclasses import replace
from datetime import date

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.operations import open_account
from tests.support.world import World


def colleague(world: World, key: str = "fk", name: str = "Kim Kollega") -> Actor:
    """Return a second caseworker at the organisation, with an account of their own."""
    with acting(world.operator()) as clock:
        opened = open_account(
            actor=world.operator(),
            username=f"{name}.{key}".replace(" ", ".").lower(),
            name=name,
            role=RoleKey.CASEWORKER,
            organisation_id=world.organisation(key),
            since_on=date(2012, 1, 2),
            now=clock.now(),
        )
    return replace(world.caseworker(key), account_id=opened.account_id)
