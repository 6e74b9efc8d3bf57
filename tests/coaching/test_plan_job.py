"""A plan is made by a job, as whoever asked for it: docs/rules/year-plan.md, docs/rules/long-work.md."""

from datetime import datetime

import pytest

from kedjan.coaching import jobs
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.models import YearPlan
from kedjan.coaching.operations import leave_room, plan_work, planning
from kedjan.coaching.operations.plan_work import Task
from kedjan.coaching.operations.planning import (
    CannotChangePlan,
    CannotPlanYear,
    ask_for_plan,
    discard_plan,
    resume_planning,
    stop_planning,
)
from kedjan.coaching.queries.plans import planned_people, plans
from kedjan.engines.groups import solve
from kedjan.engines.groups.check import check
from kedjan.engines.groups.greedy import CannotLead
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import YearPlanId
from kedjan.organisations.domain.permissions import NotPermitted
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import asked, endless, item, proposed, queued, quick, stand_still, view, wish, work
from tests.participants.test_writing_by_a_job import leave_role
from tests.support.reasons import codes
from tests.support.world import World


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("long") is None:
        quick(monkeypatch)


def test_a_plan_that_is_asked_for_waits_for_a_job(world: World) -> None:
    made = settled(world)

    plan_id = asked(made)

    found = item(made, plan_id)
    assert (found.status, found.best) == (PlanStatus.WORKING, None)
    assert found.progress is not None
    assert (found.progress.done, found.progress.total, found.progress.begun_at) == (0, 10, None)
    assert queued()[-1]["plan_id"] == str(plan_id)


def test_the_job_makes_a_proposal_that_breaks_no_rule(world: World) -> None:
    made = settled(world)

    plan_id = proposed(made)

    found = view(made, plan_id)
    assert found.item.status is PlanStatus.PROPOSED
    assert found.plan is not None
    assert check(found.problem, found.plan).violations == ()
    assert found.item.best is not None
    assert (found.item.best.placed, found.item.best.cost) == (10, found.plan.cost)


def test_a_plan_knows_whom_its_codes_are_about_and_its_problem_does_not(world: World) -> None:
    made = settled(world)

    plan_id = proposed(made)

    with acting(made.coordinator):
        people = planned_people(actor=made.coordinator, plan_id=plan_id)
    assert {one.participant_id for one in people.values()} == set(made.people)
    assert {one.enrolment_id for one in people.values()} == set(made.enrolments)
    assert [one for one in map(str, (*made.people, *made.enrolments)) if one in repr(view(made, plan_id).problem)] == []


def test_another_organisation_sees_no_plan(world: World) -> None:
    made = settled(world)
    proposed(made)

    with acting(made.caseworker):
        seen = plans(actor=made.caseworker, programme_id=made.programme.id)

    assert seen == ()


def test_only_who_plans_asks_for_a_plan(world: World) -> None:
    made = settled(world)

    with acting(made.caseworker) as clock, pytest.raises(NotPermitted):
        ask_for_plan(actor=made.caseworker, wish=wish(made), now=clock.now())

    assert queued() == []


def test_a_plan_is_not_asked_for_while_another_is_made(world: World) -> None:
    made = settled(world)
    asked(made)

    with acting(made.coordinator) as clock, pytest.raises(CannotPlanYear) as refused:
        ask_for_plan(actor=made.coordinator, wish=wish(made), now=clock.now())

    assert codes(refused.value) == ["plan.working"]
    assert len(queued()) == 1


def test_without_the_solvers_no_plan_is_asked_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = settled(world)
    monkeypatch.setattr(planning, "is_ready", lambda: False)

    with acting(made.coordinator) as clock, pytest.raises(CannotPlanYear) as refused:
        ask_for_plan(actor=made.coordinator, wish=wish(made), now=clock.now())

    assert codes(refused.value) == ["plan.not_ready"]
    assert queued() == []


def test_a_year_without_rooms_is_refused_with_what_is_missing(world: World) -> None:
    made = settled(world)
    with acting(made.coordinator) as clock:
        for room_id in made.rooms:
            leave_room(actor=made.coordinator, room_id=room_id, now=clock.now())

    with acting(made.coordinator) as clock, pytest.raises(CannotPlanYear) as refused:
        ask_for_plan(actor=made.coordinator, wish=wish(made), now=clock.now())

    assert codes(refused.value) == ["no_rooms", "no_rooms"]


def test_a_job_of_an_earlier_attempt_does_nothing(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)
    stand_still(made, plan_id)
    with acting(made.coordinator) as clock:
        resume_planning(actor=made.coordinator, plan_id=plan_id, now=clock.now())

    jobs.plan_year(**queued()[0])

    assert item(made, plan_id).status is PlanStatus.WORKING
    work()
    assert item(made, plan_id).status is PlanStatus.PROPOSED


def test_work_that_goes_on_is_not_asked_for_again(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)

    with acting(made.coordinator) as clock, pytest.raises(CannotPlanYear) as refused:
        resume_planning(actor=made.coordinator, plan_id=plan_id, now=clock.now())

    assert codes(refused.value) == ["plan.goes_on"]
    assert len(queued()) == 1


def test_who_has_left_the_role_plans_nothing_more(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)
    leave_role(made.coordinator)

    with pytest.raises(jobs.NoLongerInRole):
        work()

    assert item(made, plan_id).status is PlanStatus.WORKING


@pytest.mark.long
def test_a_search_that_is_stopped_keeps_the_best_plan_so_far(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = settled(world)
    endless(monkeypatch)
    plan_id = asked(made)
    begin = plan_work.begin_planning

    def begin_late(*, actor: Actor, plan_id: YearPlanId, attempt: int, now: datetime) -> Task | None:
        task = begin(actor=actor, plan_id=plan_id, attempt=attempt, now=now)
        YearPlan.objects.filter(pk=plan_id).update(cancel_asked_at=now)
        return task

    monkeypatch.setattr("kedjan.coaching.jobs.begin_planning", begin_late)
    work()

    found = view(made, plan_id)
    assert found.item.status is PlanStatus.PROPOSED
    assert found.plan is not None
    assert found.plan.groups != ()


def test_a_group_under_way_that_nobody_can_lead_is_said_of_the_plan(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_given: object, **_more: object) -> None:
        raise CannotLead("g0")

    made = settled(world)
    plan_id = asked(made)
    monkeypatch.setattr(solve, "plan_groups", nobody)

    work()

    found = item(made, plan_id)
    assert (found.status, found.best) == (PlanStatus.IMPOSSIBLE, None)
    assert [(one.code, one.values) for one in found.stopped] == [("plan.nobody_can_lead", {"group": "g0"})]
    asked(made, wish(made, name="Ny plan"))
    with acting(made.coordinator) as clock:
        discard_plan(actor=made.coordinator, plan_id=plan_id, now=clock.now())
    assert item(made, plan_id).status is PlanStatus.DISCARDED


def test_a_plan_that_never_began_is_thrown_away_when_it_is_stopped(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)

    stop(made, plan_id)

    assert item(made, plan_id).status is PlanStatus.DISCARDED
    work()
    assert item(made, plan_id).status is PlanStatus.DISCARDED


def test_a_proposal_is_thrown_away_with_whom_it_is_about(world: World) -> None:
    made = settled(world)
    plan_id = proposed(made)

    with acting(made.coordinator) as clock:
        discard_plan(actor=made.coordinator, plan_id=plan_id, now=clock.now())

    with acting(made.coordinator):
        assert plans(actor=made.coordinator, programme_id=made.programme.id) == ()
        assert planned_people(actor=made.coordinator, plan_id=plan_id) == {}


def test_a_plan_in_the_making_is_not_thrown_away(world: World) -> None:
    made = settled(world)
    plan_id = asked(made)

    with acting(made.coordinator) as clock, pytest.raises(CannotChangePlan):
        discard_plan(actor=made.coordinator, plan_id=plan_id, now=clock.now())

    assert item(made, plan_id).status is PlanStatus.WORKING


def stop(made: Grounds, plan_id: YearPlanId) -> None:
    """Let the coordinator have had enough."""
    with acting(made.coordinator) as clock:
        stop_planning(actor=made.coordinator, plan_id=plan_id, now=clock.now())
