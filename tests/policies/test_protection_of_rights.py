"""What was joined, and what is held, about somebody with protected identity: for the named few and the person."""

import pytest

from kedjan.participants.domain.protection import Strength
from tests.participants.colleagues import colleague
from tests.policies.additions import add_hold
from tests.policies.closing import protect
from tests.policies.rows import seen
from tests.rights.test_merging import joined, parted
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
