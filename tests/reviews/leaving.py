"""Somebody with protected identity whose only named one has left."""

from datetime import timedelta

from kedjan.kernel.actor import Actor
from kedjan.organisations.models import Membership
from kedjan.participants.domain.protection import Strength
from tests.participants.colleagues import colleague
from tests.policies.closing import protect
from tests.support.world import TODAY, World


def leave(actor: Actor) -> None:
    """Let the actor's role have ended yesterday."""
    Membership.objects.filter(account_id=actor.account_id).update(until_on=TODAY - timedelta(days=1))


def seen_by_nobody(world: World, strength: Strength = Strength.PROTECTED) -> Actor:
    """Protect "private", let the one who sees them leave, and return a colleague who has come since."""
    leaving = world.caseworker("fk")
    protect(leaving, world.person("private"), strength)
    leave(leaving)
    return colleague(world)
