"""Steps for the rules of the plan, in short."""

from datetime import date, timedelta
from uuid import UUID

from kedjan.kernel.ids import AccountId, OrganisationId, PlanItemId
from kedjan.plans.domain.codes import Dimension, ItemKind, Step
from kedjan.plans.domain.items import Content, Happened, PlanItem, item_from
from tests.support.world import TODAY, noon

AF, FK = OrganisationId(UUID(int=1)), OrganisationId(UUID(int=2))
DUE = TODAY + timedelta(days=14)


def happened(
    number: int, step: Step, text: str = "", *, owner: OrganisationId | None = None, due: date = DUE
) -> Happened:
    """Return a step: the team's own where it proposes, else the person's."""
    content = Content(text or f"Lydelse {number}", owner_id=owner, due_on=due) if step.has_content else None
    by = AF if step in {Step.PROPOSED, Step.TAKEN_BACK} else None
    return Happened(number, step, noon(TODAY) + timedelta(minutes=number), AccountId(UUID(int=9)), by, content)


def thing(
    *steps: Step,
    kind: ItemKind = ItemKind.ACTIVITY,
    dimension: Dimension | None = None,
    owner: OrganisationId | None = None,
    due: date = DUE,
    number: int = 1,
) -> PlanItem:
    """Return something in the plan to which the steps have happened."""
    taken = [happened(place, step, owner=owner, due=due) for place, step in enumerate(steps, start=1)]
    return item_from(item_id=PlanItemId(UUID(int=number)), kind=kind, dimension=dimension, steps=taken)
