"""Protecting a person: in one of three strengths, by the named few, of whom one always remains."""

from collections.abc import Callable

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import (
    CannotProtect,
    change_strength,
    end_protection,
    end_trust,
    entrust,
    protect_person,
)
from kedjan.participants.queries import PersonView, ProtectionView, person, protection_of
from tests.journeys.watching import at_work, recorded, unchanged
from tests.participants.colleagues import colleague
from tests.policies.closing import protect
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

NOW, WHO = noon(TODAY), "private"
Change = Callable[[World, Actor], object]


def _stronger(world: World, actor: Actor) -> object:
    return change_strength(actor=actor, participant_id=world.person(WHO), strength=Strength.PROTECTED, now=NOW)


def _named(world: World, actor: Actor) -> object:
    account = world.caseworker("torsby").account_id
    return entrust(actor=actor, participant_id=world.person(WHO), account_id=account, now=NOW)


def _removed(world: World, actor: Actor) -> object:
    account = world.caseworker("fk").account_id
    return end_trust(actor=actor, participant_id=world.person(WHO), account_id=account, now=NOW)


def _ended(world: World, actor: Actor) -> object:
    return end_protection(actor=actor, participant_id=world.person(WHO), now=NOW)


CHANGES = (_stronger, _named, _removed, _ended)


def held(world: World, actor: Actor) -> ProtectionView | None:
    with acting(actor):
        return protection_of(actor=actor, participant_id=world.person(WHO))


def known(world: World, actor: Actor) -> PersonView | None:
    with acting(actor):
        return person(actor=actor, participant_id=world.person(WHO))


@pytest.mark.parametrize("change", CHANGES)
def test_whoever_is_not_named_changes_nothing_and_is_not_told_that_there_is_something(
    world: World, change: Change
) -> None:
    other = colleague(world)
    protect(world.caseworker("fk"), world.person(WHO))

    with unchanged(world, other, WHO), pytest.raises(CannotProtect) as refusal, at_work(other):
        change(world, other)

    assert codes(refusal.value) == ["no-such-person"]


@pytest.mark.parametrize("change", CHANGES)
def test_one_of_the_few_at_another_organisation_sees_the_person_and_changes_nothing(
    world: World, change: Change
) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    protect(fk, world.person(WHO))
    with acting(fk):
        entrust(actor=fk, participant_id=world.person(WHO), account_id=af.account_id, now=NOW)

    with unchanged(world, af, WHO), pytest.raises(CannotProtect) as refusal, at_work(af):
        change(world, af)

    assert codes(refusal.value) == ["in-another-register"]


@pytest.mark.parametrize("change", CHANGES)
def test_protecting_needs_a_permission_of_its_own(world: World, change: Change) -> None:
    coordinator = world.coordinator()

    with unchanged(world, coordinator, WHO), pytest.raises(NotPermitted), at_work(coordinator):
        change(world, coordinator)


@pytest.mark.parametrize("before", Strength)
@pytest.mark.parametrize("after", Strength)
def test_the_strength_changes_and_the_few_and_the_municipality_stay(
    world: World, before: Strength, after: Strength
) -> None:
    fk = world.caseworker("fk")
    protect(fk, world.person(WHO), before)
    old = held(world, fk)
    assert old is not None
    if before is after:
        with unchanged(world, fk, WHO), pytest.raises(CannotProtect) as refusal, at_work(fk):
            change_strength(actor=fk, participant_id=world.person(WHO), strength=after, now=NOW)
        assert codes(refusal.value) == ["same-strength"]
        return

    with acting(fk):
        change_strength(actor=fk, participant_id=world.person(WHO), strength=after, now=NOW)

    new, who = held(world, fk), known(world, fk)
    assert new is not None
    assert who is not None
    assert (new.strength, new.named, new.municipality_code) == (after, old.named, old.municipality_code)
    assert (who.strength, who.municipality_code) == (after, "")
    assert (who.name is None) is (Strength.ASSUMED in {before, after})
    assert recorded(fk, "StrengthChanged") == [{"participant_id": str(world.person(WHO)), "strength": after.value}]


def test_when_the_protection_ends_nobody_is_named_any_more(world: World) -> None:
    fk, other = world.caseworker("fk"), colleague(world)
    with acting(fk):
        protect_person(
            actor=fk,
            participant_id=world.person(WHO),
            strength=Strength.PROTECTED,
            others=frozenset({other.account_id}),
            now=NOW,
        )
        end_protection(actor=fk, participant_id=world.person(WHO), now=NOW)

    protect(fk, world.person(WHO), Strength.PROTECTED)

    assert known(world, other) is None
    again = held(world, fk)
    assert again is not None
    assert again.named == (fk.account_id,)


@pytest.mark.parametrize("who", ["a participant", "a manager", "nobody"])
def test_only_somebody_who_gives_support_can_be_named(world: World, who: str) -> None:
    fk = world.caseworker("fk")
    account = {
        "a participant": world.participant().account_id,
        "a manager": world.manager().account_id,
        "nobody": AccountId(new_id()),
    }[who]

    with unchanged(world, fk, WHO), pytest.raises(CannotProtect) as refusal, at_work(fk):
        protect_person(
            actor=fk,
            participant_id=world.person(WHO),
            strength=Strength.MARKED,
            others=frozenset({account}),
            now=NOW,
        )

    assert codes(refusal.value) == ["gives-no-support"]
