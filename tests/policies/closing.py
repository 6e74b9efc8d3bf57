"""Blocks, broken glass and protected identity for policy tests."""

from datetime import timedelta
from uuid import UUID

from kedjan.consents.domain.closing import GlassReason, LiftingGround
from kedjan.consents.operations import Glass, Lift, break_glass, lift_block, lift_for_a_time, set_block
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import entrust, protect_person
from tests.support.people import PEOPLE
from tests.support.world import World


def close(actor: Actor, person: ParticipantId, blocked: OrganisationId, *categories: Category) -> None:
    """Close the kinds of information, or all, to the organisation."""
    with acting(actor) as clock:
        set_block(
            actor=actor,
            participant_id=person,
            blocked_id=blocked,
            categories=frozenset(categories or Category),
            now=clock.now(),
        )


def open_again(actor: Actor, person: ParticipantId, blocked: OrganisationId, *categories: Category) -> None:
    """Lift the blocks for good."""
    with acting(actor) as clock:
        lift_block(
            actor=actor,
            participant_id=person,
            blocked_id=blocked,
            categories=frozenset(categories or Category),
            now=clock.now(),
        )


def lift(actor: Actor, person: ParticipantId, *, days: float = 2) -> None:
    """Let the actor see past the blocks for some days."""
    with acting(actor) as clock:
        now = clock.now()
        wanted = Lift(now + timedelta(days=days), "Sjukförsäkring", LiftingGround.CONSENT, "Hon ringde och bad om det.")
        lift_for_a_time(actor=actor, participant_id=person, lift=wanted, now=now)


def look_without_consent(actor: Actor, name: str) -> UUID:
    """Break the glass for a person of the world; return the attempt's id."""
    with acting(actor) as clock:
        why = Glass(PEOPLE[name].number, GlassReason.LIFE_OR_HEALTH, "Hon har ramlat och svarar inte.")
        return break_glass(actor=actor, glass=why, now=clock.now()).attempt_id


def protect(actor: Actor, person: ParticipantId, strength: Strength = Strength.MARKED) -> None:
    """Protect somebody in the actor's register, whom the actor alone sees from now on."""
    with acting(actor) as clock:
        protect_person(actor=actor, participant_id=person, strength=strength, others=frozenset(), now=clock.now())


def seen_by_two(world: World) -> dict[str, object]:
    """Protect "placed", and let the employment service's caseworker see them too."""
    fk, person = world.caseworker("fk"), world.person("placed")
    protect(fk, person)
    with acting(fk) as clock:
        entrust(actor=fk, participant_id=person, account_id=world.caseworker("af").account_id, now=clock.now())
    return {}
