"""A task at a gate gets a new state, owner or day; the person marks what is theirs; the gate says what is missing."""

from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.tasks import First, TaskState, TaskStatus
from kedjan.journeys.models import GateTaskMark
from kedjan.journeys.operations import (
    CannotHandOver,
    CannotMarkGate,
    CannotMarkTask,
    GateTaskMarked,
    mark_gate,
    mark_own_task,
    mark_task,
)
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GateId, OrganisationId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.steps import NOW, closed, gate, handed_over
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import World

DUE = date(2013, 2, 1)


def marked(
    actor: Actor,
    gate_id: GateId,
    task: str,
    state: TaskState = TaskState.UNDER_WAY,
    owner: OrganisationId | None = None,
    note: str = "",
) -> GateTaskMarked:
    with at_work(actor):
        return mark_task(
            actor=actor, gate_id=gate_id, task=task, state=state, owner_id=owner, due_on=DUE, note=note, now=NOW
        )


def own(actor: Actor, gate_id: GateId, task: str, state: TaskState) -> GateTaskMarked:
    with at_work(actor):
        return mark_own_task(actor=actor, gate_id=gate_id, task=task, state=state, now=NOW)


def status(world: World, actor: Actor, kind: str, task: str) -> TaskStatus:
    return next(one for one in gate(world, actor, kind).tasks if one.key == task)


def refused(
    world: World, actor: Actor, gate_id: GateId, task: str, state: TaskState = TaskState.DONE, owner: str = "fk"
) -> list[str]:
    with unchanged(world, actor, "consented"), pytest.raises(CannotMarkTask) as refusal:
        marked(actor, gate_id, task, state, world.organisation(owner))
    return codes(refusal.value)


def test_before_anybody_has_marked_a_task_the_file_says_who_does_it_and_until_when(world: World) -> None:
    papers, benefits, contact, advice = gate(world, world.caseworker(), "economy").tasks

    assert (papers.owner_id, papers.is_the_persons, papers.due_on) == (None, True, date(2013, 1, 2))
    assert (benefits.owner_name, benefits.due_on) == ("Försäkringskassan Sunne", date(2013, 1, 2))
    assert contact.owner_name == "Socialtjänsten Sunne"
    assert advice.due_on == gate(world, world.caseworker(), "economy").due_on
    assert advice.waits_for == (First(papers.title, ""),)
    assert {one.state for one in (papers, benefits, contact, advice)} == {TaskState.OPEN}


def test_a_mark_says_how_it_goes_who_does_it_and_until_when(world: World) -> None:
    fk, af = world.caseworker(), world.organisation("af")
    gate_id = gate(world, fk, "economy").id

    event = marked(fk, gate_id, "benefit_questions", owner=af, note="Frågan är skickad.")

    person = world.person("consented")
    assert event == GateTaskMarked(gate_id, person, "economy", "benefit_questions", TaskState.UNDER_WAY, af, DUE)
    after = status(world, fk, "economy", "benefit_questions")
    assert (after.state, after.owner_id, after.due_on, after.note) == (
        TaskState.UNDER_WAY,
        af,
        DUE,
        "Frågan är skickad.",
    )
    assert after.marked_by_name == "Försäkringskassan Sunne"
    assert recorded(fk, "GateTaskMarked")[-1] == {
        "gate_id": str(gate_id),
        "participant_id": str(person),
        "kind": "economy",
        "task": "benefit_questions",
        "state": "under_way",
        "owner_id": str(af),
        "due_on": "2013-02-01",
    }


def test_the_marks_before_stay_as_they_were_and_the_note_is_sealed(world: World) -> None:
    fk, gate_id = world.caseworker(), gate(world, world.caseworker(), "economy").id
    marked(fk, gate_id, "benefit_questions", owner=world.organisation("fk"), note="Frågan är skickad.")

    marked(fk, gate_id, "benefit_questions", TaskState.DONE, world.organisation("fk"))

    with acting(fk):
        rows = list(GateTaskMark.objects.filter(gate_id=gate_id).order_by("id"))
    assert [row.state for row in rows] == ["under_way", "done"]
    assert b"skickad" not in bytes(rows[0].note_sealed or b"")
    assert rows[1].note_sealed is None


def test_a_task_begun_puts_its_gate_under_way(world: World) -> None:
    fk = world.caseworker()

    marked(fk, gate(world, fk, "economy").id, "benefit_questions", owner=world.organisation("fk"))

    assert gate(world, fk, "economy").state is GateState.UNDER_WAY


def test_the_person_marks_what_is_theirs_and_the_team_sees_it(world: World) -> None:
    me, fk = world.participant(), world.caseworker()
    gate_id = gate(world, me, "economy").id

    event = own(me, gate_id, "papers_sorted", TaskState.DONE)

    assert (event.state, event.owner_id) == (TaskState.DONE, None)
    after = status(world, fk, "economy", "papers_sorted")
    assert (after.state, after.marked_by_name) == (TaskState.DONE, "")
    assert status(world, fk, "economy", "budget_advice").waits_for == ()


def test_the_person_marks_nothing_that_others_do(world: World) -> None:
    me = world.participant()
    gate_id = gate(world, me, "economy").id

    with unchanged(world, me, "consented"), pytest.raises(CannotMarkTask) as refusal:
        own(me, gate_id, "benefit_questions", TaskState.DONE)

    assert codes(refusal.value) == ["task-is-not-yours"]


def test_a_task_given_to_the_person_is_theirs_to_mark(world: World) -> None:
    me, fk = world.participant(), world.caseworker()
    gate_id = gate(world, fk, "economy").id
    marked(fk, gate_id, "benefit_questions", TaskState.OPEN)

    own(me, gate_id, "benefit_questions", TaskState.DONE)

    assert status(world, fk, "economy", "benefit_questions").state is TaskState.DONE


def test_nobody_marks_the_tasks_of_somebody_else(world: World) -> None:
    gate_id, other = gate(world, world.participant(), "economy").id, world.participant("private")

    with unchanged(world, other, "consented"), pytest.raises(CannotMarkTask) as refusal:
        own(other, gate_id, "papers_sorted", TaskState.DONE)

    assert codes(refusal.value) == ["no-such-gate"]


def test_staff_mark_nothing_in_the_persons_own_name(world: World) -> None:
    fk = world.caseworker()

    with unchanged(world, fk, "consented"), pytest.raises(NotPermitted):
        own(fk, gate(world, fk, "economy").id, "papers_sorted", TaskState.DONE)


def test_a_task_waits_for_the_one_before_it(world: World) -> None:
    fk = world.caseworker()
    gate_id = gate(world, fk, "economy").id

    assert refused(world, fk, gate_id, "budget_advice") == ["task-waits"]

    marked(fk, gate_id, "papers_sorted", TaskState.NOT_NEEDED)
    marked(fk, gate_id, "budget_advice", TaskState.DONE, world.organisation("sunne"))
    assert status(world, fk, "economy", "budget_advice").state is TaskState.DONE


def test_a_hidden_gate_and_none_and_a_task_of_another_gate_are_refused(world: World) -> None:
    fk, sunne = world.caseworker(), world.caseworker("sunne")

    assert refused(world, sunne, gate(world, fk, "medical").id, "treatment_finished") == ["no-such-gate"]
    assert refused(world, fk, GateId(new_id()), "papers_sorted") == ["no-such-gate"]
    assert refused(world, fk, gate(world, fk, "medical").id, "papers_sorted") == ["no-such-task"]


def test_only_the_team_and_the_person_do_tasks(world: World) -> None:
    fk = world.caseworker()

    assert refused(world, fk, gate(world, fk, "economy").id, "contact_person", owner="torsby") == ["owner-outside-team"]


def test_tasks_of_a_participation_that_has_ended_stay_as_they_are(world: World) -> None:
    fk, me = world.caseworker(), world.participant()
    gate_id = gate(world, fk, "economy").id
    closed(world, fk)

    assert refused(world, fk, gate_id, "contact_person") == ["already-closed"]
    with unchanged(world, me, "consented"), pytest.raises(CannotMarkTask) as refusal:
        own(me, gate_id, "papers_sorted", TaskState.DONE)
    assert codes(refusal.value) == ["already-closed"]


def test_whoever_follows_up_marks_nothing(world: World) -> None:
    gate_id = gate(world, world.caseworker(), "economy").id

    for actor in (world.manager(), world.employer_contact(), world.participant()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            marked(actor, gate_id, "contact_person")


def _clear(world: World, actor: Actor, kind: str, note: str) -> None:
    one = gate(world, actor, kind)
    with at_work(actor):
        mark_gate(
            actor=actor,
            gate_id=one.id,
            state=GateState.CLEAR,
            owner_id=one.owner_id,
            due_on=one.due_on,
            note=note,
            now=NOW,
        )


def test_a_gate_with_tasks_left_is_not_clear_without_a_reason_and_says_what_is_missing(world: World) -> None:
    fk = world.caseworker()

    with unchanged(world, fk, "consented"), pytest.raises(CannotMarkGate) as refusal:
        _clear(world, fk, "medical", " ")

    assert codes(refusal.value) == [
        "task-open-medical-treatment_finished",
        "task-open-medical-waiting_for_care",
        "task-open-medical-care_guarantee",
        "clear-needs-a-reason",
    ]
    _clear(world, fk, "medical", "Vårdcentralen har svarat på allt.")
    assert gate(world, fk, "medical").state is GateState.CLEAR


def test_the_tasks_of_a_clear_gate_wait_for_it_to_be_opened(world: World) -> None:
    fk = world.caseworker()
    _clear(world, fk, "economy", "Klart.")

    assert refused(world, fk, gate(world, fk, "economy").id, "contact_person") == ["gate-is-settled"]


def test_a_handover_says_which_tasks_are_missing_and_keeps_those_it_was_argued_past(world: World) -> None:
    fk = world.caseworker()
    _clear(world, fk, "economy", "Klart.")
    _clear(world, fk, "motivation", "Klart.")
    _clear(world, fk, "documents", "Klart.")
    marked(fk, gate(world, fk, "medical").id, "waiting_for_care", TaskState.DONE, world.organisation("region"))

    with unchanged(world, fk, "consented"), pytest.raises(CannotHandOver) as refusal:
        handed_over(world, fk, reason="")

    assert codes(refusal.value) == [
        "gate-open-medical",
        "task-open-medical-treatment_finished",
        "task-open-medical-care_guarantee",
        "handover-needs-a-reason",
    ]
    event = handed_over(world, fk, reason="Alla är överens.")
    assert event.open_tasks == ("medical.treatment_finished", "medical.care_guarantee")
