"""What must be there before a form about planning can be sent, and what stands in its address then."""

from collections.abc import Mapping

from kedjan.coaching.domain.codes import PlanStatus
from tests.coaching.founding import settled
from tests.coaching.planning import asked, first_plan, first_start, published
from tests.coaching.standing import standing_plan
from tests.support.world import World


def stalled_plan(world: World) -> Mapping[str, object]:
    """Return a plan whose making stands still."""
    return {"plan_id": standing_plan(world, world.coordinator(), status=PlanStatus.WORKING)}


def coaching(world: World) -> Mapping[str, object]:
    """Let there be a programme with coaches and rooms."""
    settled(world, waiting=0)
    return {}


def publishable(world: World) -> Mapping[str, object]:
    """Return a proposal."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    return {"plan_id": plan_id}


def to_start(world: World) -> Mapping[str, object]:
    """Return a group that is published."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)
    return {"start_id": first_start(made)}
