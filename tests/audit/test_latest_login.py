"""When somebody last logged in before now: their own account alone, and not the time that they are in."""

from datetime import datetime, timedelta

from kedjan.audit.operations import record
from kedjan.audit.queries import latest_login
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.operations.door import LoggedIn, Way
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)


def came_in(actor: Actor, at: datetime) -> None:
    with acting(actor):
        record(actor=actor, event=LoggedIn(actor.account_id, Way.BY_WORDS), now=at)


def test_the_latest_login_is_the_one_before_the_moment_asked_about(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    for at in (NOW - timedelta(days=9), NOW - timedelta(days=2), NOW):
        came_in(fk, at)
    came_in(af, NOW - timedelta(days=1))

    with acting(fk):
        assert latest_login(actor=fk, before=NOW) == NOW - timedelta(days=2)


def test_whoever_has_not_logged_in_before_has_no_latest_login(world: World) -> None:
    af = world.caseworker("af")
    came_in(af, NOW)

    with acting(af):
        assert latest_login(actor=af, before=NOW) is None
