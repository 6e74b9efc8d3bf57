"""A plan made by hand is a proposal like any other, if it keeps to the rules. Rule: docs/rules/year-plan.md."""

from datetime import date, timedelta

import pytest

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.models import YearPlan
from kedjan.coaching.operations.plan_bringing import BroughtGroup, PlanBrought, bring_plan
from kedjan.coaching.operations.planning import CannotPlanYear, facts_for
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import EnrolmentId, new_id
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import MONDAY, asked, first_plan, item, published, view, wish
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon


def group(made: Grounds, *, starts_on: date = MONDAY, people: int = 10) -> BroughtGroup:
    """Return a group of those who wait, in Sunne."""
    first, _second, third = made.coaches
    return BroughtGroup("g1", made.rooms[0], starts_on, (first, third), None, tuple(made.enrolments[:people]))


def brought(made: Grounds, *groups: BroughtGroup) -> PlanBrought:
    """Let the coordinator bring a plan."""
    with acting(made.coordinator):
        return bring_plan(actor=made.coordinator, wish=wish(made), groups=groups, now=noon(TODAY))


def test_a_plan_made_by_hand_is_a_proposal_that_can_be_published(world: World) -> None:
    made = settled(world)

    event = brought(made, group(made))

    assert (event.groups, event.placed) == (1, 10)
    assert item(made, event.plan_id).status is PlanStatus.PROPOSED
    assert published(made, event.plan_id).people_told == 10


def test_a_plan_that_breaks_a_rule_is_refused_with_the_rule_and_not_kept(world: World) -> None:
    made = settled(world)

    with pytest.raises(CannotPlanYear) as refused:
        brought(made, group(made, people=7))

    assert codes(refused.value) == ["size"]
    assert YearPlan.objects.count() == 0


def test_a_plan_with_somebody_who_does_not_wait_is_refused(world: World) -> None:
    made = settled(world)
    stranger = group(made)

    with pytest.raises(CannotPlanYear) as refused:
        brought(made, BroughtGroup("g1", stranger.room_id, MONDAY, stranger.coaches, None, (EnrolmentId(new_id()),)))

    assert codes(refused.value) == ["plan.not_waiting"]


def test_a_plan_begins_with_the_group_that_goes_on_and_starts_nothing_before_the_monday_asked_for(
    world: World,
) -> None:
    made = settled(world)
    published(made, brought(made, group(made)).plan_id)
    later = MONDAY + timedelta(weeks=3)

    with acting(made.coordinator):
        facts = facts_for(actor=made.coordinator, wish=wish(made, first_week_on=later), now=noon(TODAY))

    assert facts.first_week_on == MONDAY
    assert facts.problem.weeks == 55
    assert facts.problem.replan is not None
    assert facts.problem.replan.from_week == 3
    assert [one.start_week for one in facts.problem.replan.previous.groups] == [0]


def test_a_plan_that_is_asked_for_keeps_the_group_that_goes_on(world: World) -> None:
    made = settled(world)
    published(made, brought(made, group(made)).plan_id)

    plan_id = asked(made, wish(made, first_week_on=MONDAY + timedelta(weeks=3)))
    first_plan(made, plan_id)

    plan = view(made, plan_id).plan
    assert plan is not None
    assert [(one.id, one.start_week, len(one.participants)) for one in plan.groups] == [("g1", 0, 10)]


def test_a_group_that_is_over_by_then_is_no_part_of_the_plan(world: World) -> None:
    made = settled(world)
    published(made, brought(made, group(made)).plan_id)
    later = MONDAY + timedelta(weeks=20)

    with acting(made.coordinator):
        facts = facts_for(actor=made.coordinator, wish=wish(made, first_week_on=later), now=noon(TODAY))

    assert facts.first_week_on == later
    assert facts.problem.replan is None
