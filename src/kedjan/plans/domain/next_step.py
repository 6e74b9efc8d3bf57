"""The one next thing for the person to do: pure. docs/rules/plan.md, "Nästa steg"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kedjan.journeys.domain.path import GateStatus
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
    GOAL = "goal"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next thing: an item of the plan, a question about an agreement, or what another does while one waits."""

    kind: NextKind
    item: PlanItem | None = None
    question_id: ProposalId | None = None
    gate: GateStatus | None = None

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
    known = in_order(items)
    asked = [one for one in known if one.state.waits and not one.is_commented]
    mine = [one for one in known if one.state.goes_on and _is_mine(one)]
    question = next(iter(questions), None)
    if question is not None:
        return NextStep(NextKind.QUESTION, question_id=question)
    barred = [one for one in asked if one.comes_first]
    soon = [one for one in mine if one.reads.due_on is not None and one.reads.due_on <= today + SOON]
    for kind, found in ((NextKind.ANSWER, barred), (NextKind.DO, soon), (NextKind.ANSWER, asked), (NextKind.DO, mine)):
        if found:
            return NextStep(kind, item=found[0])
    if not any(one.kind is ItemKind.GOAL and (one.state.goes_on or one.state.waits) for one in known):
        return NextStep(NextKind.GOAL)
    return _waiting(known, gates)


def _waiting(known: tuple[PlanItem, ...], gates: Iterable[GateStatus]) -> NextStep:
    others = [one for one in known if one.state.goes_on and one.kind is not ItemKind.GOAL]
    open_gates = sorted((one for one in gates if not one.state.settled), key=lambda one: one.due_on)
    if not others and not open_gates:
        return NextStep(NextKind.NOTHING)
    first = min(others, key=lambda one: one.reads.due_on or date.max, default=None)
    is_gate = open_gates and (first is None or open_gates[0].due_on < (first.reads.due_on or date.max))
    return NextStep(NextKind.WAIT, gate=open_gates[0]) if is_gate else NextStep(NextKind.WAIT, item=first)


def _is_mine(item: PlanItem) -> bool:
    return item.kind is not ItemKind.GOAL and item.reads.owner_id is None
