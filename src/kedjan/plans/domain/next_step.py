"""The one next thing for the person to do: pure. docs/rules/plan.md, "Nästa steg"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.tasks import TaskStatus
from kedjan.kernel.ids import PlanItemId, ProposalId
from kedjan.plans.domain.codes import ItemKind
from kedjan.plans.domain.items import PlanItem, in_order

SOON = timedelta(days=7)
"""What one has promised to do oneself goes before a proposal from a week before its day on [D]."""


class NextKind(StrEnum):
    """What the next thing is."""

    QUESTION = "question"
    ANSWER = "answer"
    DO = "do"
    TASK = "task"
    GOAL = "goal"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next thing: an item of the plan, a question about an agreement, a task of one's own at a gate, or what
    another does while one waits.
    """

    kind: NextKind
    item: PlanItem | None = None
    question_id: ProposalId | None = None
    gate: GateStatus | None = None
    task: TaskStatus | None = None

    @property
    def item_id(self) -> PlanItemId | None:
        """Return the item that it is about."""
        return None if self.item is None else self.item.id


def next_step(
    *, items: Iterable[PlanItem], gates: Iterable[GateStatus], questions: Iterable[ProposalId], today: date
) -> NextStep:
    """Return the first that there is of: a question, an obstacle to take part in, what one does soon, a proposal, what
    one does later, a first goal, what another does. What one has commented on is for the team to go on with.
    """
    known, gates = in_order(items), tuple(gates)
    asked = [NextStep(NextKind.ANSWER, item=one) for one in known if one.state.waits and not one.is_commented]
    barred = [one for one in asked if one.item is not None and one.item.comes_first]
    to_do = sorted((*_own_items(known), *_own_tasks(gates)), key=lambda pair: pair[0])
    soon = [(due, step) for due, step in to_do if due <= today + SOON]
    steps = (
        *(NextStep(NextKind.QUESTION, question_id=one) for one in questions),
        *(*barred, *(step for _due, step in soon)),
        *(*asked, *(step for _due, step in to_do)),
    )
    if steps:
        return steps[0]
    if not any(one.kind is ItemKind.GOAL and (one.state.goes_on or one.state.waits) for one in known):
        return NextStep(NextKind.GOAL)
    return _waiting(known, gates)


def _own_items(known: Iterable[PlanItem]) -> Iterable[tuple[date, NextStep]]:
    return ((one.reads.due_on or date.max, NextStep(NextKind.DO, item=one)) for one in known if one.is_mine_to_do)


def _own_tasks(gates: Iterable[GateStatus]) -> Iterable[tuple[date, NextStep]]:
    """Return what the person does themselves at gates and can begin with."""
    for gate in gates:
        for one in gate.tasks:
            if one.is_the_persons and not one.state.settled and not one.waits_for:
                yield one.due_on, NextStep(NextKind.TASK, gate=gate, task=one)


def _waiting(known: tuple[PlanItem, ...], gates: Iterable[GateStatus]) -> NextStep:
    others = [one for one in known if one.state.goes_on and one.kind is not ItemKind.GOAL]
    open_gates = sorted((one for one in gates if not one.state.settled), key=lambda one: one.due_on)
    if not others and not open_gates:
        return NextStep(NextKind.NOTHING)
    first = min(others, key=lambda one: one.reads.due_on or date.max, default=None)
    is_gate = open_gates and (first is None or open_gates[0].due_on < (first.reads.due_on or date.max))
    return NextStep(NextKind.WAIT, gate=open_gates[0]) if is_gate else NextStep(NextKind.WAIT, item=first)
