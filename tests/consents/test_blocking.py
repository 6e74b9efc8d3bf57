"""Whoever sets and lifts blocks: the person, or staff on their word; refused whole, and recorded."""

from datetime import timedelta

import pytest

from kedjan.consents.domain.closing import LiftingGround
from kedjan.consents.operations import (
    BlockLifted,
    BlockLiftedForATime,
    BlockSet,
    CannotBlock,
    CannotLiftBlock,
    Lift,
    lift_block,
    lift_for_a_time,
    set_block,
)
from kedjan.consents.queries import blocked_kinds, blocks_of, has_blocks, liftings_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.watching import at_work, recorded, unchanged
from tests.policies.closing import close
from tests.support.reasons import codes
from tests.support.world import World

PLAN = frozenset({Category.PLAN})


def blocked(
    world: World, actor: Actor, categories: frozenset[Category] = PLAN, name: str = "consented", to: str = "af"
) -> BlockSet:
    with at_work(actor) as clock:
        return set_block(
            actor=actor,
            participant_id=world.person(name),
            blocked_id=world.organisation(to),
            categories=categories,
            now=clock.now(),
        )


def opened(world: World, actor: Actor, to: str = "af") -> BlockLifted:
    with at_work(actor) as clock:
        return lift_block(
            actor=actor,
            participant_id=world.person("consented"),
            blocked_id=world.organisation(to),
            categories=PLAN,
            now=clock.now(),
        )


def lifted(world: World, actor: Actor, days: int = 2, name: str = "consented") -> BlockLiftedForATime:
    with at_work(actor) as clock:
        until = clock.now() + timedelta(days=days)
        wanted = Lift(until, " Sjukförsäkring ", LiftingGround.EMERGENCY, " Hon svarar inte. ")
        return lift_for_a_time(actor=actor, participant_id=world.person(name), lift=wanted, now=clock.now())


def has_any(world: World, actor: Actor) -> bool:
    with acting(actor):
        return has_blocks(actor=actor, participant_id=world.person("consented"))


def test_a_person_blocks_on_their_own(world: World) -> None:
    me = world.participant()

    event = blocked(world, me, frozenset({Category.PLAN, Category.CONTACT}))

    af = world.organisation("af")
    assert event == BlockSet(world.person("consented"), af, (Category.CONTACT, Category.PLAN))
    with acting(me):
        found = blocks_of(actor=me, participant_id=world.person("consented"))
    assert [(one.organisation_id, one.category, one.recorder_id, one.lifted_at) for one in found] == [
        (af, Category.CONTACT, None, None),
        (af, Category.PLAN, None, None),
    ]
    assert recorded(me, "BlockSet") == [
        {
            "participant_id": str(world.person("consented")),
            "blocked_id": str(af),
            "categories": ["contact", "plan"],
        }
    ]


def test_staff_block_on_the_persons_word(world: World) -> None:
    fk = world.caseworker()

    blocked(world, fk)

    with acting(fk):
        found = blocks_of(actor=fk, participant_id=world.person("consented"))
    assert [one.recorder_id for one in found] == [world.organisation("fk")]


def test_the_blocked_know_that_something_is_blocked_and_never_what(world: World) -> None:
    before = has_any(world, world.caseworker("af"))

    blocked(world, world.participant())

    with acting(world.caseworker("af")):
        found = blocks_of(actor=world.caseworker("af"), participant_id=world.person("consented"))
    assert (before, has_any(world, world.caseworker("af")), found) == (False, True, ())
    assert not has_any(world, world.caseworker("fk"))


def test_the_same_is_not_blocked_twice_by_the_person(world: World) -> None:
    me = world.participant()
    blocked(world, me)

    with unchanged(world, me, "consented"), pytest.raises(CannotBlock) as refusal:
        blocked(world, me)

    assert codes(refusal.value) == ["already-blocked"]


def test_somebody_hidden_is_blocked_like_somebody_missing(world: World) -> None:
    af = world.caseworker("af")

    with unchanged(world, af, "private"), pytest.raises(CannotBlock) as refusal:
        blocked(world, af, name="private", to="fk")

    assert codes(refusal.value) == ["no-such-person"]


def test_a_role_without_the_permission_blocks_and_lifts_nothing(world: World) -> None:
    manager = world.manager()

    with unchanged(world, manager, "consented"):
        for attempt in (blocked, opened, lifted):
            with pytest.raises(NotPermitted):
                attempt(world, manager)


def test_the_person_lifts_for_good_what_staff_recorded(world: World) -> None:
    blocked(world, world.caseworker())

    event = opened(world, world.participant())

    assert event == BlockLifted(world.person("consented"), world.organisation("af"), (Category.PLAN,))
    assert not has_any(world, world.caseworker("af"))


def test_staff_do_not_lift_for_good_what_is_blocked_to_themselves(world: World) -> None:
    af = world.caseworker("af")
    blocked(world, af)

    with unchanged(world, af, "consented"), pytest.raises(CannotLiftBlock) as refusal:
        opened(world, af)

    assert codes(refusal.value) == ["nothing-to-lift"]


def test_staff_lift_for_a_time_and_the_person_sees_who_where_and_why(world: World) -> None:
    af, me = world.caseworker("af"), world.participant()
    close(me, world.person("consented"), world.organisation("af"))
    blocked(world, world.caseworker("fk"), to="region")

    with pytest.raises(CannotLiftBlock) as refusal:
        lifted(world, af)

    assert codes(refusal.value) == ["no-such-person"]  # everything is blocked, the person too
    event = lifted(world, world.caseworker("region"))
    assert event.ground is LiftingGround.EMERGENCY
    with acting(me):
        (found,) = liftings_of(actor=me, participant_id=world.person("consented"))
    assert (found.account_id, found.unit, found.reason, found.until) == (
        world.caseworker("region").account_id,
        "Sjukförsäkring",
        "Hon svarar inte.",
        event.until,
    )


def test_nothing_is_lifted_where_nothing_is_blocked_or_for_too_long(world: World) -> None:
    af = world.caseworker("af")

    with unchanged(world, af, "consented"), pytest.raises(CannotLiftBlock) as refusal:
        lifted(world, af, days=8)

    assert codes(refusal.value) == ["nothing-is-blocked", "lifting-too-long"]


def test_what_is_closed_to_one_organisation_is_what_stands_for_it_now(world: World) -> None:
    me = world.participant()
    blocked(world, me, frozenset({Category.PLAN, Category.CONTACT}))
    blocked(world, me, frozenset({Category.WORK}), to="sunne")
    opened(world, me)

    with acting(me):
        kinds = [
            blocked_kinds(actor=me, participant_id=world.person("consented"), organisation_id=world.organisation(key))
            for key in ("af", "sunne", "fk")
        ]
    assert kinds == [{Category.CONTACT}, {Category.WORK}, frozenset()]
