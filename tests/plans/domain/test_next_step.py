"""There is one next thing for the person, chosen by a written rule."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.tasks import First, TaskState, TaskStatus
from kedjan.kernel.ids import GateId, ProposalId
from kedjan.plans.domain.codes import Dimension, ItemKind, Step
from kedjan.plans.domain.items import PlanItem
from kedjan.plans.domain.next_step import SOON, NextKind, NextStep, next_step
from tests.plans.domain.telling import AF, FK, thing
from tests.support.world import TODAY

QUESTION = ProposalId(UUID(int=7))
TASK = TaskStatus("papers", "Lägg ihop dina papper", TaskState.OPEN, None, "", TODAY)
FIRST = First("Papper", "FK")
GOAL = thing(Step.WRITTEN, kind=ItemKind.GOAL, number=50)


def _next(*items: PlanItem, gates: tuple[GateStatus, ...] = (), questions: tuple[ProposalId, ...] = ()) -> NextStep:
    return next_step(items=items, gates=gates, questions=questions, today=TODAY)


def _gate(days: int, state: GateState = GateState.OPEN) -> GateStatus:
    return GateStatus(
        id=GateId(UUID(int=days)),
        kind="economy",
        title="Ekonomi",
        state=state,
        owner_id=FK,
        owner_name="Försäkringskassan",
        due_on=TODAY + timedelta(days=days),
        blocks_handover=True,
    )


def test_a_question_about_an_agreement_comes_before_all_else() -> None:
    assert _next(thing(Step.PROPOSED), questions=(QUESTION,)) == NextStep(NextKind.QUESTION, question_id=QUESTION)


def test_what_bars_the_person_from_taking_part_is_answered_first() -> None:
    mine = thing(Step.WRITTEN, due=TODAY, number=1)
    barred = thing(Step.PROPOSED, kind=ItemKind.OBSTACLE, dimension=Dimension.MANNER, number=2)

    assert _next(mine, barred) == NextStep(NextKind.ANSWER, item=barred)


def test_what_one_does_oneself_within_a_week_goes_before_a_proposal_and_a_day_later_after_it() -> None:
    asked = thing(Step.PROPOSED, number=1)
    soon, later = (thing(Step.WRITTEN, due=TODAY + SOON + timedelta(days=more), number=2) for more in (0, 1))

    assert _next(asked, soon) == NextStep(NextKind.DO, item=soon)
    assert _next(asked, later) == NextStep(NextKind.ANSWER, item=asked)
    assert _next(later) == NextStep(NextKind.DO, item=later)


def test_what_one_has_commented_on_is_for_the_team_until_there_is_a_new_wording() -> None:
    commented, anew = thing(Step.PROPOSED, Step.COMMENTED), thing(Step.PROPOSED, Step.COMMENTED, Step.PROPOSED)

    assert _next(GOAL, commented).kind is NextKind.NOTHING
    assert _next(GOAL, anew) == NextStep(NextKind.ANSWER, item=anew)


def test_without_anything_to_do_or_answer_a_goal_is_asked_for_once() -> None:
    assert _next().kind is NextKind.GOAL
    assert _next(GOAL).kind is NextKind.NOTHING
    assert _next(thing(Step.WRITTEN, Step.DONE, kind=ItemKind.GOAL)).kind is NextKind.GOAL


def test_else_one_waits_for_what_another_does_first() -> None:
    theirs = thing(Step.WRITTEN, owner=AF, due=TODAY + timedelta(days=5), number=1)

    assert _next(GOAL, theirs, gates=(_gate(6),)) == NextStep(NextKind.WAIT, item=theirs)
    assert _next(GOAL, theirs, gates=(_gate(4),)) == NextStep(NextKind.WAIT, gate=_gate(4))
    assert _next(GOAL, theirs, gates=(_gate(4, GateState.CLEAR),)) == NextStep(NextKind.WAIT, item=theirs)
    assert _next(GOAL, gates=(_gate(4),)).gate == _gate(4)


def test_a_task_of_ones_own_at_a_gate_counts_as_what_one_does_and_the_first_day_comes_first() -> None:
    mine = thing(Step.WRITTEN, due=TODAY + timedelta(days=3))
    asked = thing(Step.PROPOSED, number=2)

    def step(days: int, *more: PlanItem, task: TaskStatus = TASK) -> NextStep:
        due = replace(task, due_on=TODAY + timedelta(days=days))
        return _next(*more, gates=(replace(_gate(90), tasks=(due,)),))

    assert [step(days, mine).kind for days in (2, 4)] == [NextKind.TASK, NextKind.DO]
    assert [step(days, asked).kind for days in (7, 8)] == [NextKind.TASK, NextKind.ANSWER]
    theirs = (replace(TASK, owner_id=AF), replace(TASK, state=TaskState.DONE), replace(TASK, waits_for=(FIRST,)))
    assert {step(2, GOAL, task=one).kind for one in theirs} == {NextKind.WAIT}


def test_what_is_done_or_declined_is_no_step() -> None:
    assert _next(GOAL, thing(Step.WRITTEN, Step.DONE), thing(Step.PROPOSED, Step.DECLINED)).kind is NextKind.NOTHING
