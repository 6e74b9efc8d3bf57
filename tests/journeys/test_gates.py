"""A gate gets a new state, owner or day; every change is a row, and an agency sees the gates that are open to it."""

from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.models import GateMark
from kedjan.journeys.operations import CannotMarkGate, GateMarked, mark_gate
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GateId, OrganisationId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.steps import NOW, case, closed, gate
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import World

DUE = date(2013, 2, 1)


def marked(
    actor: Actor, gate_id: GateId, owner: OrganisationId, state: GateState = GateState.UNDER_WAY, note: str = ""
) -> GateMarked:
    with at_work(actor):
        return mark_gate(actor=actor, gate_id=gate_id, state=state, owner_id=owner, due_on=DUE, note=note, now=NOW)


def refused(world: World, actor: Actor, gate_id: GateId, owner: str = "fk") -> list[str]:
    with unchanged(world, actor, "consented"), pytest.raises(CannotMarkGate) as refusal:
        marked(actor, gate_id, world.organisation(owner), note="Klart.")
    return codes(refusal.value)


def kinds(world: World, actor: Actor) -> set[str]:
    return {one.kind for one in case(world, actor).gates}


def test_a_mark_says_how_it_stands_who_answers_for_it_and_until_when(world: World) -> None:
    actor, before = world.caseworker(), gate(world, world.caseworker(), "economy")

    event = marked(actor, before.id, world.organisation("af"), note="Ringt banken.")

    person, af = world.person("consented"), world.organisation("af")
    assert event == GateMarked(before.id, person, "economy", GateState.UNDER_WAY, af, DUE)
    after = gate(world, actor, "economy")
    assert (after.state, after.owner_name, after.due_on) == (GateState.UNDER_WAY, "Arbetsförmedlingen Torsby", DUE)
    assert after.note == "Ringt banken."
    assert recorded(actor, "GateMarked")[-1] == {
        "gate_id": str(before.id),
        "participant_id": str(person),
        "kind": "economy",
        "state": "under_way",
        "owner_id": str(af),
        "due_on": "2013-02-01",
    }


def test_the_marks_before_stay_as_they_were_and_the_note_is_sealed(world: World) -> None:
    actor, gate_id = world.caseworker(), gate(world, world.caseworker(), "economy").id
    marked(actor, gate_id, world.organisation("fk"), note="Ringt banken.")

    marked(actor, gate_id, world.organisation("fk"), GateState.CLEAR, "Banken har svarat.")

    with acting(actor):
        rows = list(GateMark.objects.filter(gate_id=gate_id).order_by("sequence"))
    assert [(row.sequence, row.state) for row in rows] == [(1, "open"), (2, "under_way"), (3, "clear")]
    assert [row.note_sealed is None for row in rows] == [True, False, False]
    assert b"banken" not in bytes(rows[1].note_sealed or b"")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("fk", {"economy", "motivation", "medical", "documents"}),
        ("af", {"motivation"}),
        ("sunne", {"economy", "motivation"}),
        ("region", {"motivation", "medical", "documents"}),
    ],
)
def test_an_agency_sees_the_gates_that_the_consent_opens_to_it(world: World, key: str, expected: set[str]) -> None:
    assert kinds(world, world.caseworker(key)) == expected


def test_the_coordinator_and_the_person_see_every_gate(world: World) -> None:
    everything = {"economy", "motivation", "medical", "documents"}

    assert kinds(world, world.coordinator()) == everything
    assert kinds(world, world.participant()) == everything


def test_the_municipality_marks_the_gate_it_answers_for(world: World) -> None:
    actor = world.caseworker("sunne")

    marked(actor, gate(world, actor, "economy").id, world.organisation("sunne"), GateState.CLEAR, "Klart.")

    assert gate(world, world.caseworker(), "economy").state is GateState.CLEAR


def test_a_hidden_gate_and_none_are_refused_alike(world: World) -> None:
    medical = gate(world, world.caseworker(), "medical").id

    assert refused(world, world.caseworker("sunne"), medical) == ["no-such-gate"]
    assert refused(world, world.caseworker(), GateId(new_id())) == ["no-such-gate"]


def test_only_the_team_answers_for_gates(world: World) -> None:
    gate_id = gate(world, world.caseworker(), "economy").id

    assert refused(world, world.caseworker(), gate_id, "torsby") == ["owner-outside-team"]


def test_a_gate_of_a_participation_that_has_ended_stays_as_it_is(world: World) -> None:
    gate_id = gate(world, world.caseworker(), "economy").id
    closed(world, world.caseworker())

    assert refused(world, world.caseworker(), gate_id) == ["already-closed"]


def test_whoever_follows_up_marks_nothing(world: World) -> None:
    gate_id = gate(world, world.caseworker(), "economy").id

    for actor in (world.manager(), world.employer_contact(), world.participant()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            marked(actor, gate_id, world.organisation("fk"))
