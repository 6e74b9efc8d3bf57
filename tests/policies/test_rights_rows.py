"""Requests for correction: the person writes them, the organisation that is asked answers, nobody else does."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from kedjan.rights.models import CorrectionRequest
from tests.policies.additions import add_correction, add_hold, ask_for_correction
from tests.policies.rows import AUDIT, insert, refused, row, seen
from tests.rights.asking import merged
from tests.support.world import World


def test_a_person_asks_for_a_correction_and_whoever_is_asked_sees_it(world: World) -> None:
    ask_for_correction(world)

    assert seen(world.caseworker("fk"), "rights_correctionrequest", world.person("private")) == 1
    assert seen(world.participant("private"), "rights_correctionrequest") == 1
    assert seen(world.caseworker("af"), "rights_correctionrequest") == 0
    assert seen(world.participant("consented"), "rights_correctionrequest") == 0


def test_nobody_asks_in_the_name_of_somebody_else(world: World) -> None:
    ask_for_correction(world)
    me = world.participant("private")
    with acting(me):
        pattern = row("rights_correctionrequest", {}) | {"id": new_id()}

        with refused():
            insert("rights_correctionrequest", pattern | {"asked_by": world.participant("consented").account_id})
    for other in (world.participant("consented"), world.caseworker("fk"), replace(me, participant_id=None)):
        with acting(other), refused():
            insert("rights_correctionrequest", pattern | {"asked_by": other.account_id})


def test_whoever_was_asked_answers(world: World) -> None:
    add_correction(world)

    assert seen(world.participant("private"), "rights_correctiondecision") == 1
    assert seen(world.caseworker("af"), "rights_correctiondecision") == 0


def test_nobody_else_answers_not_even_the_person(world: World) -> None:
    add_correction(world)
    with acting(world.caseworker("fk")):
        pattern = row("rights_correctiondecision", {})
        sealed = row("rights_correctionrequest", {})
    assert CorrectionRequest.WRONG.open(bytes(_bytes(sealed["wrong_sealed"])), str(sealed["id"])) == "Fel."

    for other in (world.caseworker("af"), world.participant("private")):
        with acting(other), refused():
            insert(
                "rights_correctiondecision",
                pattern | {"organisation_id": other.organisation_id or pattern["organisation_id"]},
            )


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes | memoryview)
    return bytes(value)


@pytest.mark.parametrize("table", AUDIT)
def test_the_log_of_a_merged_record_is_the_persons_own(world: World, table: str) -> None:
    kept, other = world.participant("over"), world.person("private")
    before = seen(world.participant("private"), table, other)
    assert before > 0
    assert seen(kept, table, other) == 0

    merged(world, "over", "private")

    assert seen(kept, table, other) == before
    for somebody_else in (world.participant("consented"), world.caseworker("af")):
        assert seen(somebody_else, table, other) == 0


def test_a_disposal_is_stopped_by_whoever_has_the_person_in_its_register(world: World) -> None:
    add_hold(world)

    assert seen(world.caseworker("fk"), "rights_legalhold", world.person("private")) == 1
    assert seen(world.participant("private"), "rights_legalhold") == 1
    assert seen(world.caseworker("af"), "rights_legalhold") == 0
