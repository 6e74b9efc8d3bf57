"""What was joined, and what is held, about somebody with protected identity: for the named few and the person."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.participants.domain.protection import Strength
from tests.notices.test_telling import withdraw
from tests.participants.colleagues import colleague
from tests.policies.additions import add_hold
from tests.policies.closing import protect
from tests.policies.rows import seen, update
from tests.rights.test_merging import joined, parted
from tests.support.undoing import undone
from tests.support.world import World


@pytest.mark.parametrize("table", ["rights_merge", "rights_mergeundo", "rights_movedrow"])
def test_nobody_but_the_few_sees_what_was_joined(world: World, table: str) -> None:
    kim, fk, person = colleague(world), world.caseworker("fk"), world.person("private")
    parted(world, joined(world, "private", "consented"))
    before = seen(kim, table, person)

    protect(fk, person)

    assert seen(kim, table, person) == 0
    assert before == seen(fk, table, person) == seen(world.participant("private"), table, person) > 0


def test_a_hold_is_seen_where_a_person_is_marked_and_by_the_few_alone_above_that(world: World) -> None:
    kim, fk, person = colleague(world), world.caseworker("fk"), world.person("private")
    add_hold(world)
    protect(fk, world.person("unasked"), Strength.PROTECTED)
    marked = world.person("placed")
    add_hold(world, "placed")
    protect(fk, marked)

    protect(fk, person, Strength.PROTECTED)

    assert [seen(kim, "rights_legalhold", one) for one in (person, marked)] == [0, 1]
    assert [seen(fk, "rights_legalhold", one) for one in (person, marked)] == [1, 1]


def test_what_is_told_of_a_protected_person_is_told_to_the_few_and_to_them(world: World) -> None:
    kim, fk, person = colleague(world), world.caseworker("fk"), world.person("placed")
    me = replace(world.participant(), participant_id=person)
    withdraw(me, world.consent("placed", "lifts_secrecy"))
    readers = (kim, fk, me, world.caseworker("af"))
    before = [seen(one, "notices_notice", person) for one in readers]
    reached = [_marked(one) for one in (kim, fk)]

    protect(fk, person, Strength.PROTECTED)

    assert all(before)
    assert [seen(one, "notices_notice", person) for one in readers] == [0, *before[1:3], 0]
    assert [_marked(one) for one in (kim, fk)] == [reached[0] - before[0], reached[1]]


def _marked(actor: Actor) -> int:
    """Return how many notices the actor can mark as seen, reading none of them; it is undone."""
    with acting(actor) as clock, undone():
        return update("notices_notice", {"seen_at": clock.now(), "seen_by": actor.account_id}, {})
