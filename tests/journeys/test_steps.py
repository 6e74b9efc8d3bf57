"""The participation goes on to the next step, or ends."""

from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.models import Exit, StageEntry
from kedjan.journeys.operations import (
    CannotCloseParticipation,
    CannotHandOver,
    HandedOver,
    ParticipationClosed,
    close_participation,
    hand_over,
    mark_gate,
)
from kedjan.journeys.queries import ExitView
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.steps import NOW, case, closed, handed_over
from tests.journeys.watching import recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import TODAY, World

STARTED_ON = date(2012, 12, 3)


def cleared(world: World, actor: Actor) -> None:
    gates = case(world, actor).gates
    with acting(actor):
        for one in gates:
            mark_gate(
                actor=actor,
                gate_id=one.id,
                state=GateState.CLEAR,
                owner_id=one.owner_id,
                due_on=one.due_on,
                note="Klart.",
                now=NOW,
            )


def refused(
    world: World,
    actor: Actor | None = None,
    *,
    to: str = "step_2",
    on: date = TODAY,
    reason: str = "Ändå.",
    name: str = "consented",
) -> list[str]:
    actor = actor or world.caseworker()
    with unchanged(world, actor, name), pytest.raises(CannotHandOver) as refusal:
        handed_over(world, actor, name, to=to, entered_on=on, reason=reason)
    return codes(refusal.value)


def not_closed(world: World, *, outcome: str = "moved", on: date = TODAY, name: str = "consented") -> list[str]:
    actor = world.caseworker()
    with unchanged(world, actor, name), pytest.raises(CannotCloseParticipation) as refusal:
        closed(world, actor, name, outcome=outcome, exited_on=on)
    return codes(refusal.value)


def test_with_every_gate_clear_no_reason_is_asked_for(world: World) -> None:
    actor = world.caseworker()
    cleared(world, actor)

    event = handed_over(world, actor, reason="")

    enrolment_id, person = world.enrolment("consented"), world.person("consented")
    assert event == HandedOver(enrolment_id, person, "step_2", TODAY, open_gates=())
    assert recorded(actor, "HandedOver")[-1] == {
        "enrolment_id": str(enrolment_id),
        "participant_id": str(person),
        "stage": "step_2",
        "entered_on": "2013-01-14",
        "open_gates": [],
        "open_tasks": [],
    }
    assert [(one.stage.key, one.entered_on, one.reason) for one in case(world, actor).entries] == [
        ("step_1", STARTED_ON, None),
        ("step_2", TODAY, None),
    ]


def test_open_gates_are_passed_for_a_reason_that_is_sealed_and_left_out_of_the_audit(world: World) -> None:
    actor = world.caseworker()

    event = handed_over(world, actor, reason="Alla är överens.")

    assert event.open_gates == ("economy", "motivation", "medical", "documents")
    assert case(world, actor).entries[-1].reason == "Alla är överens."
    with acting(actor):
        row = StageEntry.objects.get(enrolment_id=event.enrolment_id, sequence=2)
    assert "överens".encode() not in bytes(row.reason_sealed or b"")
    assert "överens" not in str(recorded(actor, "HandedOver")[-1])


def test_the_next_step_opens_its_own_gates_with_owners_and_days(world: World) -> None:
    actor = world.caseworker()

    handed_over(world, actor)

    found = case(world, actor)
    assert [(one.kind, one.owner_name, (one.due_on - TODAY).days) for one in found.stage_gates] == [
        ("mapping", "Arbetsförmedlingen Torsby", 60),
        ("work_ability", "Arbetsförmedlingen Torsby", 90),
    ]
    assert len(found.gates) == 6


def test_a_gate_that_was_left_open_with_a_reason_is_not_asked_about_again(world: World) -> None:
    actor = world.caseworker()
    handed_over(world, actor)

    assert refused(world, to="step_3", reason="") == ["gate-open-work_ability", "handover-needs-a-reason"]


def test_open_gates_without_a_reason_are_named_and_nothing_changes(world: World) -> None:
    named = [code for code in refused(world, reason="  ") if not code.startswith("task-open-")]

    assert named == [
        "gate-open-economy",
        "gate-open-motivation",
        "gate-open-medical",
        "gate-open-documents",
        "handover-needs-a-reason",
    ]


def test_an_agency_that_sees_no_open_gate_cannot_pass_the_hidden_ones_in_silence(world: World) -> None:
    actor = world.caseworker("sunne")
    cleared(world, actor)

    assert refused(world, actor, reason="") == ["gates-not-open-to-you", "handover-needs-a-reason"]
    assert handed_over(world, actor).open_gates == ()


def test_a_step_that_does_not_follow_is_refused(world: World) -> None:
    assert refused(world, to="step_1") == ["stage-does-not-follow"]
    assert refused(world, to="nowhere") == ["stage-does-not-follow"]
    handed_over(world, world.caseworker(), to="step_3")
    assert refused(world, to="step_2") == ["stage-does-not-follow"]


def test_a_step_begins_between_the_one_before_and_today(world: World) -> None:
    assert refused(world, on=date(2012, 12, 2)) == ["date-before-the-step-before"]
    assert refused(world, on=date(2013, 1, 15)) == ["date-in-the-future"]
    handed_over(world, world.caseworker(), entered_on=STARTED_ON)


def test_a_hidden_participation_and_none_are_refused_alike(world: World) -> None:
    actor = world.caseworker("af")

    assert refused(world, actor, name="private") == ["no-such-participation"]
    with unchanged(world, actor, "consented"), acting(actor), pytest.raises(CannotHandOver) as refusal:
        hand_over(
            actor=actor, enrolment_id=EnrolmentId(new_id()), to="step_2", entered_on=TODAY, reason="Ändå.", now=NOW
        )
    assert codes(refusal.value) == ["no-such-participation"]


def test_a_participation_that_has_ended_does_not_go_on(world: World) -> None:
    assert refused(world, name="private", to="step_3") == ["already-closed"]


def test_whoever_may_not_hand_over_or_close_changes_nothing(world: World) -> None:
    for actor in (world.therapist(), world.manager(), world.participant()):
        with unchanged(world, actor, "consented"):
            with pytest.raises(NotPermitted):
                handed_over(world, actor)
            with pytest.raises(NotPermitted):
                closed(world, actor)


@pytest.mark.parametrize("exited_on", [STARTED_ON, TODAY])
def test_a_participation_ends_with_an_outcome_of_the_programme(world: World, exited_on: date) -> None:
    actor = world.caseworker()

    event = closed(world, actor, outcome="education", exited_on=exited_on)

    enrolment_id, person = world.enrolment("consented"), world.person("consented")
    assert event == ParticipationClosed(enrolment_id, person, "education", exited_on)
    assert case(world, actor).exit == ExitView("education", exited_on, world.organisation("fk"))
    assert recorded(actor, "ParticipationClosed")[-1] == {
        "enrolment_id": str(enrolment_id),
        "participant_id": str(person),
        "outcome": "education",
        "exited_on": exited_on.isoformat(),
    }
    with acting(actor):
        row = Exit.objects.get(pk=enrolment_id)
    assert (row.recorded_at, row.recorded_by) == (NOW, actor.account_id)


def test_the_end_lies_between_the_latest_step_and_today(world: World) -> None:
    assert not_closed(world, on=date(2012, 12, 2)) == ["date-before-the-step-before"]
    assert not_closed(world, on=date(2013, 1, 15)) == ["date-in-the-future"]


def test_an_outcome_that_the_programme_does_not_have_is_refused(world: World) -> None:
    assert not_closed(world, outcome="retired") == ["unknown-outcome"]


def test_a_participation_ends_once(world: World) -> None:
    assert not_closed(world, name="private", on=date(2012, 12, 28)) == ["already-closed"]


def test_a_hidden_participation_does_not_end(world: World) -> None:
    actor = world.caseworker("torsby")

    with unchanged(world, actor, "consented"), acting(actor), pytest.raises(CannotCloseParticipation) as refusal:
        close_participation(
            actor=actor, enrolment_id=world.enrolment("consented"), outcome="moved", exited_on=TODAY, now=NOW
        )

    assert codes(refusal.value) == ["no-such-participation"]
