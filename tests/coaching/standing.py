"""A plan that stands as a row, with the smallest year there is: for tests that only need that there is one."""

from datetime import timedelta

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_rules import NOBODY_CAN_LEAD
from kedjan.coaching.models import YearPlan
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Coach, Costs, Municipality, Participant, Problem, Room, Rules
from kedjan.engines.groups.written import plan_document, problem_document
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import YearPlanId, new_id
from kedjan.kernel.sex import Sex
from tests.support.people import SUNNE
from tests.support.world import TODAY, World

GROUP = "g0"


def smallest_year() -> Problem:
    """Return a room, a coach and a person in one municipality."""
    return Problem(
        name="smallest",
        first_week=TODAY.isoformat(),
        weeks=52,
        closed_weeks=frozenset(),
        rules=Rules(6, 1, 1, 12, 10, 46, 0.0),
        costs=Costs(1000, 1000, 5, 1, 2, 300, 300, 25, 200, (0, 0, 40)),
        areas=("sunne",),
        municipalities=(Municipality(SUNNE, "sunne"),),
        car_minutes=((0,),),
        transit_minutes=((0,),),
        rooms=(Room("r0", SUNNE, 12, frozenset(), frozenset(), 1),),
        coaches=(Coach("k0", SUNNE, frozenset(), 2, 3, 60, frozenset()),),
        participants=(
            _person("p1", earliest=2, latest=20, sex=Sex.WOMAN),
            _person("p2", earliest=30, latest=31, sex=Sex.MAN),
        ),
    )


def _person(code: str, *, earliest: int, latest: int, sex: Sex) -> Participant:
    return Participant(
        id=code,
        municipality=SUNNE,
        earliest=earliest,
        latest=latest,
        benefit_ends=True,
        max_minutes=60,
        needs=frozenset(),
        language=None,
        sex=sex,
    )


def standing_plan(world: World, actor: Actor, *, status: PlanStatus = PlanStatus.PROPOSED) -> YearPlanId:
    """Return a plan of the actor's organisation: one group, and somebody who has no seat."""
    plan = Plan("smallest", (Group(GROUP, "r0", 2, ("k0",), None, ("p1",)),), cost=2800, bound=2700)
    is_made = status not in {PlanStatus.WORKING, PlanStatus.IMPOSSIBLE}
    nobody = {"code": "plan.nobody_can_lead", "message": NOBODY_CAN_LEAD, "values": {"group": GROUP}}
    with acting(actor) as clock:
        row = YearPlan.objects.create(
            id=new_id(),
            programme_id=world.ids["programme framsteget"],
            organisation_id=actor.home,
            name="Plan 2013",
            first_week_on=TODAY,
            status=status,
            seconds=10,
            problem=problem_document(smallest_year()),
            plan=plan_document(plan) if is_made else None,
            best={"seconds": 1.0, "cost": 2800, "bound": 2700, "placed": 1} if is_made else {"stopped": [nobody]},
            created_at=clock.now(),
            created_by=actor.account_id,
            asked_by=actor.account_id,
            asked_as=actor.role,
            attempt=1,
            moved_at=clock.now() - timedelta(hours=1),
        )
    return YearPlanId(row.pk)
