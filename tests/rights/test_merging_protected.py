"""Records of somebody with protected identity are joined by the named few alone, and lose none of their protection."""

from collections.abc import Iterable
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import change_strength, end_protection, end_trust, entrust, protect_person
from kedjan.participants.queries import PersonView, person, protection_of
from kedjan.rights.operations import CannotMerge, CannotUndoMerge
from kedjan.rights.queries import merges
from tests.journeys.pages import said
from tests.participants.colleagues import colleague
from tests.policies.closing import protect
from tests.policies.rows import seen
from tests.rights.population import everything
from tests.rights.test_merging import joined, parted
from tests.rights.test_merging_pages import LIST
from tests.support.people import PEOPLE
from tests.support.reasons import codes
from tests.support.undoing import undone
from tests.support.world import TODAY, World, noon

KEPT, OTHER = "consented", "private"
BOTH = (KEPT, OTHER)
NOW = noon(TODAY)


def protected(world: World, name: str, strength: Strength, *others: AccountId) -> None:
    fk = world.caseworker("fk")
    with acting(fk):
        protect_person(
            actor=fk, participant_id=world.person(name), strength=strength, others=frozenset(others), now=NOW
        )


def known(world: World, actor: Actor, name: str) -> PersonView | None:
    with acting(actor):
        return person(actor=actor, participant_id=world.person(name))


def held(world: World, name: str) -> tuple[Strength, frozenset[AccountId]] | None:
    fk = world.caseworker("fk")
    with acting(fk):
        found = protection_of(actor=fk, participant_id=world.person(name))
    return None if found is None else (found.strength, frozenset(found.named))


def refused(world: World, actor: Actor | None = None) -> list[str]:
    before = everything(world, world.person(KEPT), world.person(OTHER))
    with pytest.raises(CannotMerge) as refusal:
        joined(world, KEPT, OTHER, actor)
    assert everything(world, world.person(KEPT), world.person(OTHER)) == before
    return codes(refusal.value)


@pytest.mark.parametrize("strength", [Strength.MARKED, Strength.PROTECTED])
@pytest.mark.parametrize("names", [(KEPT,), (OTHER,), BOTH])
def test_whoever_is_not_named_is_told_that_there_is_nobody(
    world: World, names: Iterable[str], strength: Strength
) -> None:
    kim = colleague(world)
    for name in names:
        protected(world, name, strength)

    assert refused(world, kim) == ["no-such-person"]
    address = f"{LIST}{world.person(KEPT)}/{world.person(OTHER)}/"
    assert world.browser(kim).get(address).status_code == 404


@pytest.mark.parametrize("first", [None, *Strength])
@pytest.mark.parametrize("second", [None, *Strength])
def test_records_are_joined_only_when_they_are_protected_alike(
    world: World, first: Strength | None, second: Strength | None
) -> None:
    for name, strength in zip(BOTH, (first, second), strict=True):
        if strength is not None:
            protected(world, name, strength)
    if first is not second:
        assert refused(world) == ["merge-protected-otherwise"]
        return

    joined(world, KEPT, OTHER)

    for name in BOTH:
        assert held(world, name) == (None if first is None else (first, frozenset({world.caseworker("fk").account_id})))


def test_records_with_different_few_are_not_joined(world: World) -> None:
    protected(world, KEPT, Strength.MARKED, colleague(world).account_id)
    protected(world, OTHER, Strength.MARKED)

    assert refused(world) == ["merge-protected-otherwise"]


def test_raw_sql_joins_nothing_that_is_not_protected_alike_or_that_is_hidden(world: World) -> None:
    protected(world, OTHER, Strength.MARKED)
    for actor in (world.caseworker("fk"), colleague(world)):
        with acting(actor), pytest.raises(IntegrityError, match="not protected alike"), transaction.atomic():
            _raw(world)
    protected(world, KEPT, Strength.MARKED)
    with acting(colleague(world, name="Lo")), pytest.raises(IntegrityError, match="alike"), transaction.atomic():
        _raw(world)

    with acting(world.caseworker("fk")):
        assert merges(actor=world.caseworker("fk")) == ()


def _raw(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.merge_records(%s, %s, %s, %s)", [new_id(), world.person(KEPT), world.person(OTHER), b"x"]
        )


@pytest.mark.parametrize("strength", Strength)
def test_protecting_a_person_protects_the_record_that_was_joined_to_them(world: World, strength: Strength) -> None:
    kim = colleague(world)
    joined(world, KEPT, OTHER)

    protected(world, KEPT, strength)

    who = known(world, kim, OTHER)
    if strength is Strength.MARKED:
        assert who is not None
        assert (who.name, who.is_protected, who.municipality_code) == (None, True, "")
    else:
        assert who is None
    mine = known(world, world.caseworker("fk"), OTHER)
    assert mine is not None
    assert mine.name == (None if strength is Strength.ASSUMED else "Petra Prov")
    assert seen(world.caseworker("fk"), "participants_contact", world.person(OTHER)) == int(
        strength is not Strength.ASSUMED
    )


def test_what_is_done_with_the_protection_is_done_with_both_records_and_stays_when_they_are_parted(
    world: World,
) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    which = joined(world, KEPT, OTHER)
    protected(world, KEPT, Strength.MARKED)
    about = world.person(KEPT)
    with acting(fk):
        entrust(actor=fk, participant_id=about, account_id=kim.account_id, now=NOW)
        change_strength(actor=fk, participant_id=about, strength=Strength.PROTECTED, now=NOW)
    assert [one is not None for one in (known(world, kim, OTHER), known(world, world.caseworker("af"), OTHER))] == [
        True,
        False,
    ]

    parted(world, which)

    both = Strength.PROTECTED, frozenset({fk.account_id, kim.account_id})
    assert [held(world, name) for name in BOTH] == [both, both]


def test_whoever_was_removed_meanwhile_sees_neither_record_after_they_are_parted(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    for name in BOTH:
        protected(world, name, Strength.PROTECTED, kim.account_id)
    which = joined(world, KEPT, OTHER)
    with acting(fk):
        end_trust(actor=fk, participant_id=world.person(KEPT), account_id=kim.account_id, now=NOW)
    assert [known(world, kim, name) for name in BOTH] == [None, None]

    parted(world, which)

    assert [known(world, kim, name) for name in BOTH] == [None, None]
    assert [held(world, name) for name in BOTH] == [(Strength.PROTECTED, frozenset({fk.account_id}))] * 2


def test_when_the_protection_ends_both_records_are_as_before(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    before = [known(world, kim, name) for name in BOTH]
    joined(world, KEPT, OTHER)
    protected(world, KEPT, Strength.PROTECTED)

    with acting(fk):
        end_protection(actor=fk, participant_id=world.person(KEPT), now=NOW)

    assert [known(world, kim, name) for name in BOTH] == before


def test_only_one_of_the_few_parts_protected_records(world: World) -> None:
    kim, which = colleague(world), joined(world, KEPT, OTHER)
    protected(world, KEPT, Strength.MARKED)
    before = everything(world, world.person(KEPT), world.person(OTHER))

    with pytest.raises(CannotUndoMerge) as refusal:
        parted(world, which, kim)
    with acting(kim), pytest.raises(IntegrityError, match="cannot be undone"), transaction.atomic():
        _undo(which)

    assert codes(refusal.value) == ["no-such-person"]
    assert everything(world, world.person(KEPT), world.person(OTHER)) == before
    assert world.browser(kim).get(f"{LIST}{which}/undo/").status_code == 404
    assert parted(world, which) > 0


def _undo(which: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.undo_merge(%s)", [which])


@pytest.mark.parametrize("strength", Strength)
def test_looking_for_doubles_answers_about_a_protected_person_as_about_nobody(world: World, strength: Strength) -> None:
    client, known_number = world.browser(colleague(world)), PEOPLE["unasked"].number
    protected(world, OTHER, strength)

    pages = [
        said(client.post(LIST, {"first": known_number, "second": second}).content.decode()).replace(second, "")
        for second in (PEOPLE[OTHER].number, "191212121212")
    ]

    assert pages[0] == pages[1]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["join", "part", "protect", "stronger", "end", "name", "remove"]), max_size=10))
def test_whatever_is_done_nobody_but_the_few_ever_reads_a_name_of_the_two(world: World, steps: list[str]) -> None:
    """While the kept record is protected, neither record says its name to a colleague who is not named."""
    fk = world.caseworker("fk")
    with undone():
        kim, lo, which = colleague(world), colleague(world, name="Lo"), None
        for step in steps:
            which = _step(world, step, which, lo)
            strength = held(world, KEPT)
            names = [who.name for who in (known(world, kim, name) for name in BOTH) if who is not None]
            if strength is not None and which is not None:
                assert names in ([], [None, None])
            assert all(known(world, fk, name) is not None for name in BOTH)


def _step(world: World, step: str, which: UUID | None, lo: Actor) -> UUID | None:
    """Take the step if it can be taken; return the merge that is in force."""
    strength = held(world, KEPT)
    if step == "join" and which is None and strength == held(world, OTHER):
        return joined(world, KEPT, OTHER)
    if step == "part" and which is not None:
        parted(world, which)
        return None
    if step == "protect" and strength is None:
        protect(world.caseworker("fk"), world.person(KEPT))
    if strength is not None:
        _change(world, step, strength, lo.account_id)
    return which


def _change(world: World, step: str, now: tuple[Strength, frozenset[AccountId]], lo: AccountId) -> None:
    fk, about = world.caseworker("fk"), world.person(KEPT)
    with acting(fk):
        if step == "stronger" and now[0] is Strength.MARKED:
            change_strength(actor=fk, participant_id=about, strength=Strength.PROTECTED, now=NOW)
        if step == "end":
            end_protection(actor=fk, participant_id=about, now=NOW)
        if step == "name" and lo not in now[1]:
            entrust(actor=fk, participant_id=about, account_id=lo, now=NOW)
        if step == "remove" and lo in now[1]:
            end_trust(actor=fk, participant_id=about, account_id=lo, now=NOW)
