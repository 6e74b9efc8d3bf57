"""The rules of tasks at a gate, without a database: what may follow, what waits, what is missing."""

from datetime import date

import pytest

from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.tasks import (
    NEXT,
    NEXT_BY_THE_PERSON,
    First,
    TaskState,
    TaskStatus,
    missing_reasons,
    proposed_state,
    refusals_to_clear,
    refusals_to_mark,
    refusals_to_mark_own,
    standing,
)
from kedjan.kernel.ids import OrganisationId, new_id
from kedjan.kernel.refusal import Reason

DUE = date(2013, 2, 1)
KIL = OrganisationId(new_id())


def task(
    key: str = "budget_advice",
    state: TaskState = TaskState.OPEN,
    *,
    is_the_persons: bool = False,
    waits_for: tuple[First, ...] = (),
) -> TaskStatus:
    owner, name = (None, "") if is_the_persons else (KIL, "Kils kommun")
    return TaskStatus(key, "Få råd om din budget", state, owner, name, DUE, waits_for)


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("before", TaskState)
@pytest.mark.parametrize("to", TaskState)
def test_the_table_alone_says_what_may_follow(before: TaskState, to: TaskState) -> None:
    by_team = refusals_to_mark(task(state=before), to=to, gate_is_settled=False)
    by_person = refusals_to_mark_own(task(state=before, is_the_persons=True), to=to, gate_is_settled=False)

    assert codes(by_team) == ([] if to is before or to in NEXT[before] else ["state-does-not-follow"])
    assert codes(by_person) == ([] if to in NEXT_BY_THE_PERSON[before] else ["state-does-not-follow"])


def test_the_person_may_say_nothing_that_the_team_may_not() -> None:
    assert all(NEXT_BY_THE_PERSON[state] <= NEXT[state] for state in TaskState)


def test_the_person_does_not_say_that_a_task_is_not_needed() -> None:
    assert all(TaskState.NOT_NEEDED not in states for states in NEXT_BY_THE_PERSON.values())


def test_a_task_of_somebody_else_is_not_the_persons_to_mark() -> None:
    (reason,) = refusals_to_mark_own(task(), to=TaskState.DONE, gate_is_settled=False)

    assert (reason.code, reason.values) == ("task-is-not-yours", {"owner": "Kils kommun"})


@pytest.mark.parametrize("to", [TaskState.UNDER_WAY, TaskState.DONE])
def test_a_task_that_comes_after_another_says_which_and_who_does_it(to: TaskState) -> None:
    waiting = task(waits_for=(First("Sortera papper", ""), First("Ring banken", "Kils kommun")))

    first, second = refusals_to_mark(waiting, to=to, gate_is_settled=False)

    assert first.message == "Det här kan inte börja än. Först: ”%(first)s”, som deltagaren gör."
    assert second.message == "Det här kan inte börja än. Först: ”%(first)s”, som %(owner)s gör."
    assert second.values == {"first": "Ring banken", "owner": "Kils kommun"}


def test_a_task_that_waits_can_be_not_needed_and_get_another_day() -> None:
    waiting = task(waits_for=(First("Sortera papper", ""),))

    assert refusals_to_mark(waiting, to=TaskState.NOT_NEEDED, gate_is_settled=False) == ()
    assert refusals_to_mark(waiting, to=TaskState.OPEN, gate_is_settled=False) == ()


def test_the_tasks_of_a_settled_gate_stay_as_they_are() -> None:
    mine = task(is_the_persons=True)

    assert codes(refusals_to_mark(task(), to=TaskState.DONE, gate_is_settled=True)) == ["gate-is-settled"]
    assert codes(refusals_to_mark_own(mine, to=TaskState.DONE, gate_is_settled=True)) == ["gate-is-settled"]


def test_what_is_missing_is_named_with_who_can_do_it_and_until_when() -> None:
    tasks = task(), task("done", TaskState.DONE), task("papers", is_the_persons=True)

    by_other, by_person = missing_reasons("Ekonomi", "economy", tasks)

    assert by_other.code == "task-open-economy-budget_advice"
    assert by_other.message % by_other.values == (
        "Ekonomi: ”Få råd om din budget” är inte klart. Kils kommun kan göra det, senast 2013-02-01."
    )
    assert by_person.message % by_person.values == (
        "Ekonomi: ”Få råd om din budget” är inte klart. Deltagaren kan göra det, senast 2013-02-01."
    )


def test_without_a_note_a_gate_is_clear_only_when_no_task_is_left() -> None:
    assert codes(refusals_to_clear("Ekonomi", "economy", (task(),))) == [
        "task-open-economy-budget_advice",
        "clear-needs-a-reason",
    ]
    assert refusals_to_clear("Ekonomi", "economy", (task(state=TaskState.NOT_NEEDED),)) == ()
    assert refusals_to_clear("Ekonomi", "economy", ()) == ()


@pytest.mark.parametrize(
    ("states", "proposed"),
    [
        ((), None),
        ((TaskState.DONE, TaskState.OPEN), None),
        ((TaskState.DONE, TaskState.UNDER_WAY), None),
        ((TaskState.DONE, TaskState.NOT_NEEDED), GateState.CLEAR),
        ((TaskState.NOT_NEEDED, TaskState.NOT_NEEDED), GateState.NOT_NEEDED),
    ],
)
def test_a_gate_is_proposed_as_settled_when_no_task_is_left(
    states: tuple[TaskState, ...], proposed: GateState | None
) -> None:
    assert proposed_state(tuple(task(state=state) for state in states)) is proposed


@pytest.mark.parametrize("marked", GateState)
def test_a_gate_that_nobody_has_begun_is_under_way_with_its_first_task(marked: GateState) -> None:
    begun = (task(), task(state=TaskState.UNDER_WAY))

    assert standing(marked, begun) is (GateState.UNDER_WAY if marked is GateState.OPEN else marked)
    assert standing(marked, (task(),)) is marked
    assert standing(marked, ()) is marked


def test_a_task_is_late_the_day_after_its_day_unless_it_is_settled() -> None:
    assert not task().late(DUE)
    assert task().late(date(2013, 2, 2))
    assert not task(state=TaskState.DONE).late(date(2013, 2, 2))
