"""A plan of the small world's year: asked for, made here as the job makes it, or left as a killed worker leaves it."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection

from kedjan.coaching import jobs
from kedjan.coaching.domain.plan_rules import PlanWish
from kedjan.coaching.models import Group, YearPlan
from kedjan.coaching.operations import plan_work
from kedjan.coaching.operations.plan_publishing import PlanPublished, publish_plan
from kedjan.coaching.operations.plan_work import finish_planning
from kedjan.coaching.operations.plan_writing import Meeting
from kedjan.coaching.operations.planning import PLANNING_JOB, ask_for_plan
from kedjan.coaching.queries.plans import PlanItem, PlanView, plan_item, plan_view
from kedjan.engines.groups import solve
from kedjan.engines.groups.draft import plan_of
from kedjan.engines.groups.greedy import first_draft, with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.progress import Effort
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import GroupId, YearPlanId
from kedjan.kernel.progress import STALLED_AFTER
from tests.coaching.founding import FIRST_WEEK, Grounds
from tests.support.world import TODAY, noon

MONDAY = FIRST_WEEK + timedelta(weeks=1)


def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the first plan be the last, which takes no time."""
    monkeypatch.setattr(plan_work, "Effort", lambda **_kept: Effort(seconds=0.5, workers=1, moves=0))
    monkeypatch.setattr(solve, "findings_here", lambda _job, _cancelled: iter(()))


def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search go on until somebody has had enough, and let it ask all the time."""
    monkeypatch.setattr(plan_work, "Effort", lambda **_kept: Effort(seconds=600, workers=1, moves=100_000_000))
    monkeypatch.setattr(jobs, "_EVERY", 0.0)


def wish(made: Grounds, *, name: str = "Plan 2013", seconds: int = 10, first_week_on: date = MONDAY) -> PlanWish:
    """Return what is asked for as a rule."""
    return PlanWish(programme_id=made.programme.id, name=name, first_week_on=first_week_on, seconds=seconds)


def asked(made: Grounds, asked_for: PlanWish | None = None) -> YearPlanId:
    """Let the coordinator ask for a plan."""
    with acting(made.coordinator) as clock:
        return ask_for_plan(actor=made.coordinator, wish=asked_for or wish(made), now=clock.now()).plan_id


def queued() -> list[dict[str, str]]:
    """Return what the queued jobs are called with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [PLANNING_JOB])
        return [json.loads(found[0]) for found in cursor.fetchall()]


def work() -> None:
    """Do the latest queued job."""
    jobs.plan_year(**queued()[-1])


def proposed(made: Grounds, asked_for: PlanWish | None = None) -> YearPlanId:
    """Return a plan that is made."""
    plan_id = asked(made, asked_for)
    work()
    return plan_id


def published(made: Grounds, plan_id: YearPlanId) -> PlanPublished:
    """Let the coordinator publish the plan."""
    with acting(made.coordinator):
        return publish_plan(actor=made.coordinator, plan_id=plan_id, meeting=Meeting(), now=noon(TODAY))


def item(made: Grounds, plan_id: YearPlanId) -> PlanItem:
    """Return the plan as a list shows it."""
    with acting(made.coordinator):
        found = plan_item(actor=made.coordinator, plan_id=plan_id)
    assert found is not None
    return found


def view(made: Grounds, plan_id: YearPlanId) -> PlanView:
    """Return the plan with its problem."""
    with acting(made.coordinator):
        found = plan_view(actor=made.coordinator, plan_id=plan_id)
    assert found is not None
    return found


def stand_still(made: Grounds, plan_id: YearPlanId) -> None:
    """Let so much time go by that the work must have stopped."""
    with acting(made.coordinator) as clock:
        long_ago = clock.now() - STALLED_AFTER - timedelta(seconds=1)
        YearPlan.objects.filter(pk=plan_id).update(moved_at=long_ago)


def first_plan(made: Grounds, plan_id: YearPlanId) -> None:
    """Let the first plan that the planner thinks of be the proposal, without a search."""
    facts = Instance(view(made, plan_id).problem)
    plan = plan_of(facts, with_reserves(facts, first_draft(facts)))
    with acting(made.coordinator) as clock:
        finish_planning(actor=made.coordinator, plan_id=plan_id, attempt=1, plan=plan, now=clock.now())


def first_start(made: Grounds) -> GroupId:
    """Return the group that starts first of those that are published."""
    with acting(made.coordinator):
        rows = Group.objects.filter(organisation_id=made.coordinator.home, programme_id=made.programme.id)
        return GroupId(rows.order_by("starts_on", "code").values_list("pk", flat=True)[0])
