"""One thing in the plan, as its steps make it: pure. docs/rules/plan.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.consents.domain.on_behalf import Told
from kedjan.kernel.ids import AccountId, OrganisationId, PlanItemId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.plans.domain.codes import Dimension, ItemKind, State, Step
from kedjan.plans.domain.transitions import AFTER


@dataclass(frozen=True, slots=True)
class Content:
    """How something in the plan reads. owner_id: who does it; None: the person themselves. measure: of an obstacle."""

    text: str
    measure: str = ""
    owner_id: OrganisationId | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """One step. by_organisation: for whom it was written; None: by the person. told: how they said it to somebody."""

    number: int
    step: Step
    at: datetime
    by: AccountId
    by_organisation: OrganisationId | None
    content: Content | None = None
    words: str = ""
    told: Told | None = None

    @property
    def is_the_persons(self) -> bool:
        """Tell whether it is the person's own doing, with their own hand or told to somebody."""
        return self.by_organisation is None or self.told is not None


@dataclass(frozen=True, slots=True)
class PlanItem:
    """Something in the plan and all that has happened to it, oldest first. agreed: how it reads; None: never agreed.

    proposal: what waits for an answer.
    """

    id: PlanItemId
    kind: ItemKind
    dimension: Dimension | None
    state: State
    agreed: Content | None
    proposal: Happened | None
    history: tuple[Happened, ...]

    @property
    def reads(self) -> Content:
        """Return how it reads: as agreed, else as it was last proposed."""
        return self.agreed or latest_content(self.history)

    @property
    def is_commented(self) -> bool:
        """Tell whether the person has said something of what is proposed, and it is for the team to go on."""
        return self.state.waits and self.history[-1].step is Step.COMMENTED

    @property
    def is_mine_to_do(self) -> bool:
        """Tell whether it is agreed, not done, and the person's own to do."""
        return self.state.goes_on and self.kind is not ItemKind.GOAL and self.reads.owner_id is None

    @property
    def comes_first(self) -> bool:
        """Tell whether it bars the person from taking part at all."""
        return self.dimension is not None and self.dimension.is_about_access

    def late(self, today: date) -> bool:
        """Tell whether it is agreed, not done, and past its day."""
        due = None if self.agreed is None else self.agreed.due_on
        return self.state.goes_on and due is not None and due < today


def item_from(
    *, item_id: PlanItemId, kind: ItemKind, dimension: Dimension | None, steps: Iterable[Happened]
) -> PlanItem:
    """Return the thing as its steps have made it; a step that could not follow raises ValueError."""
    history = tuple(sorted(steps, key=lambda one: one.number))
    state, agreed, proposal = State.NEW, None, None
    for one in history:
        if one.step not in AFTER[state]:
            raise ValueError(f"{one.step} after {state}")
        state = AFTER[state][one.step]
        if one.step is Step.ACCEPTED and proposal is not None:
            agreed = proposal.content
        elif one.step is Step.WRITTEN:
            agreed = one.content
        elif state in {State.PROPOSED, State.DECLINED}:
            agreed = None
        proposal = one if one.step is Step.PROPOSED else proposal if state.waits else None
    return PlanItem(item_id, kind, dimension, state, agreed, proposal, history)


def latest_content(history: tuple[Happened, ...]) -> Content:
    """Return what was last written or proposed; a thing begins with one of them."""
    return next(one.content for one in reversed(history) if one.content is not None)


def in_order(items: Iterable[PlanItem]) -> tuple[PlanItem, ...]:
    """Return obstacles to taking part first, then by day; what has no day comes last, then what began first."""

    def key(one: PlanItem) -> tuple[bool, date, datetime]:
        return (not one.comes_first, one.reads.due_on or date.max, one.history[0].at)

    return tuple(sorted(items, key=key))


def refusals_of_content(
    *, kind: ItemKind, dimension: Dimension | None, content: Content, team: frozenset[OrganisationId], today: date
) -> tuple[Reason, ...]:
    """Return why it cannot stand in the plan so: all that is missing at once."""
    reasons: list[Reason] = []
    if not content.text.strip():
        reasons.append(Reason("plan-no-text", N_("Skriv vad det gäller.")))
    if kind is ItemKind.GOAL:
        return tuple(reasons)
    if kind is ItemKind.OBSTACLE and dimension is None:
        reasons.append(Reason("plan-no-dimension", N_("Välj vad behovet gäller.")))
    if kind is ItemKind.OBSTACLE and not content.measure.strip():
        reasons.append(Reason("plan-no-measure", N_("Skriv vad som ska göras.")))
    if content.due_on is None:
        reasons.append(Reason("plan-no-day", N_("Skriv vilken dag det ska vara klart.")))
    elif content.due_on < today:
        reasons.append(Reason("plan-day-has-passed", N_("Dagen har redan varit. Skriv en dag som kommer.")))
    if content.owner_id is not None and content.owner_id not in team:
        reasons.append(Reason("plan-owner-outside-team", N_("Den som gör det måste vara med i laget.")))
    return tuple(reasons)
