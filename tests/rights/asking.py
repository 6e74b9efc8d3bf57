"""People of the world who ask for a correction, and records that are joined: through the operations."""

from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.rights.operations import Wish, ask_for_correction, merge_records
from kedjan.rights.queries import corrections_about, merges
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


def merged(world: World, kept: str, other: str) -> UUID:
    """Let Försäkringskassan join two records, unless they are joined already; return the merge's id."""
    actor = world.caseworker("fk")
    with acting(actor) as clock:
        for one in merges(actor=actor):
            if (one.kept, one.other) == (world.person(kept), world.person(other)) and not one.is_undone:
                return one.id
        return merge_records(
            actor=actor,
            kept=world.person(kept),
            other=world.person(other),
            reason="Samma person.",
            now=clock.now(),
        ).merge_id
