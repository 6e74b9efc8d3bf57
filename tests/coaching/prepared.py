"""What must be there before a form about planning can be sent, and what stands in its address then."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from kedjan.coaching.domain.codes import Part, PlanStatus
from kedjan.coaching.domain.plan_changes import PersonMoved
from kedjan.coaching.models import Leader
from kedjan.coaching.operations.plan_by_hand import change_by_hand
from kedjan.coaching.queries.plans import plan_view
from kedjan.engines.groups.plan import Group
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import YearPlanId
from tests.attacks.case import QUERY
from tests.coaching.founding import settled
from tests.coaching.planning import asked, first_plan, first_start, published
from tests.coaching.standing import standing_plan
from tests.support.world import TODAY, World

_PARTS = ("day", "month", "year")


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


def to_change(world: World) -> Mapping[str, object]:
    """Return a proposal, and a group of it that is to start a week later."""
    found = publishable(world)
    group = _first_group(world, found["plan_id"])
    week, reserve = group.start_week + 1, group.reserve or ""
    coaches = "".join(f"&coach_{place}={one}" for place, one in enumerate(group.coaches, start=1))
    return {**found, "code": group.id, QUERY: f"?room={group.room}&week={week}{coaches}&reserve={reserve}"}


def to_move(world: World) -> Mapping[str, object]:
    """Return a proposal, and somebody in it who is to have no seat."""
    found = publishable(world)
    return {**found, "person_code": _first_group(world, found["plan_id"]).participants[0], QUERY: "?group=-"}


def by_hand(world: World) -> Mapping[str, object]:
    """Return a proposal that was changed by hand."""
    found = publishable(world)
    coordinator, plan_id = world.coordinator(), YearPlanId(UUID(str(found["plan_id"])))
    change = PersonMoved(_first_group(world, plan_id).participants[0], None)
    with acting(coordinator) as clock:
        event = change_by_hand(actor=coordinator, plan_id=plan_id, change=change, now=clock.now())
    return {"plan_id": event.plan_id}


def ill_coach(world: World) -> Mapping[str, object]:
    """Return a coach who leads a published group, and the days on which they are away."""
    found = to_start(world)
    with acting(world.coordinator()):
        coach_id = Leader.objects.filter(group_id=str(found["start_id"]), part=Part.LEADS).values_list(
            "coach_id", flat=True
        )[0]
    days = {"first_on": TODAY, "last_on": TODAY + timedelta(weeks=20)}
    typed = "&".join(f"{name}_{part}={getattr(on, part)}" for name, on in days.items() for part in _PARTS)
    return {**found, "coach_id": coach_id, QUERY: f"?{typed}"}


def impossible_plan(world: World) -> Mapping[str, object]:
    """Return a plan that cannot be made."""
    return {"plan_id": standing_plan(world, world.coordinator(), status=PlanStatus.IMPOSSIBLE)}


def _first_group(world: World, plan_id: object) -> Group:
    coordinator = world.coordinator()
    with acting(coordinator):
        found = plan_view(actor=coordinator, plan_id=YearPlanId(UUID(str(plan_id))))
    assert found is not None
    assert found.plan is not None
    return found.plan.groups[0]


def to_start(world: World) -> Mapping[str, object]:
    """Return a group that is published."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)
    return {"start_id": first_start(made)}
