"""People of the world who ask for a correction, through the operation."""

from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.rights.operations import Wish, ask_for_correction
from kedjan.rights.queries import corrections_about
from tests.support.world import World


def asked_for_correction(world: World, name: str = "consented", value: str = "given_name") -> UUID:
    """Let the person say that a value of their identity is wrong, unless they wait already; return the request's id."""
    actor = world.participant(name)
    with acting(actor):
        asked = corrections_about(actor=actor, participant_id=world.person(name))
    if asked:
        return asked[0].id
    wish = Wish("participants_identity", world.person(name), value, "Det är felstavat.", "Klara")
    with acting(actor) as clock:
        return ask_for_correction(actor=actor, wish=wish, now=clock.now()).request_id
