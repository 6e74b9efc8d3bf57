"""A plan for tests: the world's "consented", whose team may propose and who answers."""

from contextlib import AbstractContextManager
from datetime import timedelta

from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import PlanItemId
from kedjan.plans.domain.codes import Dimension, ItemKind, Step
from kedjan.plans.domain.items import Content, PlanItem
from kedjan.plans.operations import NewStep, PlanStepTaken, begin_item, take_step
from kedjan.plans.queries import plan_of
from tests.journeys.watching import at_work, unchanged
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
DUE = TODAY + timedelta(days=14)
TOLD = Told(ToldBy.TELEPHONE, WhyOnBehalf.NO_E_ID)
NAME = "consented"


def nothing_changed(world: World) -> AbstractContextManager[None]:
    """Make sure that what happens changes nothing about the person."""
    return unchanged(world, world.caseworker("fk"), NAME)


def begun(
    world: World,
    actor: Actor,
    step: Step,
    content: Content | None = None,
    *,
    kind: ItemKind = ItemKind.ACTIVITY,
    dimension: Dimension | None = None,
    told: Told | None = None,
    name: str = NAME,
) -> PlanStepTaken:
    """Let the actor write or propose something new."""
    with at_work(actor):
        return begin_item(
            actor=actor,
            participant_id=world.person(name),
            kind=kind,
            dimension=dimension,
            step=NewStep(step, content or Content("Besök biblioteket.", due_on=DUE), told=told),
            now=NOW,
        )


def took(actor: Actor, item_id: PlanItemId, step: NewStep) -> PlanStepTaken:
    """Let the actor take the step."""
    with at_work(actor):
        return take_step(actor=actor, item_id=item_id, step=step, now=NOW)


def plan(world: World, actor: Actor, name: str = NAME) -> tuple[PlanItem, ...]:
    """Return the plan as the actor sees it."""
    with acting(actor):
        return plan_of(actor=actor, participant_id=world.person(name))


def only(world: World, actor: Actor) -> PlanItem:
    """Return the one thing in the plan."""
    (item,) = plan(world, actor)
    return item
