"""Plans of the shipped problems: no rule broken, the reference's cost, a bound, and the same for the same seed."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.engines.groups.check import check
from kedjan.engines.groups.draft import Draft, calendars, cost_of, draft_of
from kedjan.engines.groups.greedy import with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.plan import Plan, Stopped
from kedjan.engines.groups.progress import Effort, Progress
from kedjan.engines.groups.reserves import is_ready, with_ready_reserves
from kedjan.engines.groups.solve import CannotLock, plan_groups
from tests.engines.groups.problems import Document, document, read, reference, shipped, tiny

QUICK = Effort(seconds=300, workers=1, moves=500)
# What the search finds in this few moves, and a tenth more for chance.
EXPECTED = {"varmland": 115_000, "skane-blekinge": 300_000, "replan-skane-blekinge": 255_000}


def as_document(plan: Plan) -> Document:
    made: Document = json.loads(json.dumps(asdict(plan)))
    return made


@pytest.mark.parametrize("name", EXPECTED)
def test_a_plan_breaks_no_rule_and_costs_what_the_reference_says(name: str) -> None:
    plan = plan_groups(shipped(name), QUICK)

    bad, costs = reference(document(name), as_document(plan))
    assert bad == []
    assert plan.cost == sum(costs.values())
    assert plan.cost <= EXPECTED[name]
    assert plan.bound is not None
    assert 0 < plan.bound <= plan.cost


def test_small_is_proven_optimal() -> None:
    plan = plan_groups(shipped("small"), QUICK)

    assert (plan.cost, plan.bound, plan.stopped) == (44_323, 44_323, Stopped.OPTIMAL)


def test_the_same_seed_and_moves_give_the_same_plan_and_another_seed_another() -> None:
    first, again, other = (
        plan_groups(shipped("varmland"), Effort(seconds=300, seed=seed, workers=1, moves=300)) for seed in (1, 1, 2)
    )

    assert first.groups == again.groups
    assert first.groups != other.groups


def test_progress_only_gets_better() -> None:
    told: list[Progress] = []

    plan_groups(shipped("varmland"), QUICK, tell=told.append)

    costs, bounds = [each.cost for each in told], [each.bound or 0 for each in told]
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)


def test_a_cancelled_search_keeps_its_best_plan() -> None:
    plan = plan_groups(shipped("varmland"), Effort(seconds=600, workers=1), cancelled=lambda: True)

    assert plan.stopped is Stopped.CANCELLED
    assert check(shipped("varmland"), plan).violations == ()


def test_two_workers_send_what_they_find() -> None:
    plan = plan_groups(shipped("varmland"), Effort(seconds=300, workers=2, moves=300))

    assert check(shipped("varmland"), plan).violations == ()
    assert plan.bound is not None
    assert 0 < plan.bound <= (plan.cost or 0)


def test_locked_groups_stay_as_they_are() -> None:
    problem = shipped("varmland")
    before = plan_groups(problem, QUICK)
    locked = before.groups[2:5]

    plan = plan_groups(problem, Effort(seconds=300, seed=9, workers=1, moves=500), locked=locked)

    assert set(locked) <= set(plan.groups)
    assert check(problem, plan).violations == ()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 500), st.integers(0, 7))
def test_a_locked_group_stays_whatever_else_is_planned(seed: int, chosen: int) -> None:
    problem = read(tiny(seed, people=8, weeks=7, coaches=4))
    before = plan_groups(problem, Effort(workers=1, moves=50))
    locked = tuple(group for number, group in enumerate(before.groups) if chosen >> number & 1)

    plan = plan_groups(problem, Effort(seed=1, workers=1, moves=50), locked=locked)

    assert set(locked) <= set(plan.groups)
    assert check(problem, plan).violations == ()
    assert (plan.bound or 0) <= (plan.cost or 0)
    assert (before.bound or 0) <= (plan.cost or 0)


def test_locked_groups_that_break_a_rule_are_refused_with_the_rule() -> None:
    problem = shipped("varmland")
    first = plan_groups(problem, QUICK).groups[0]
    elsewhere = replace(first, room="nowhere")

    with pytest.raises(CannotLock) as refused:
        plan_groups(problem, QUICK, locked=(elsewhere, first))

    assert {reason.code for reason in refused.value.reasons} >= {"group_id_twice", "unknown_room"}


def test_reserves_who_could_lead_are_chosen_where_it_costs_no_more() -> None:
    problem = shipped("varmland")

    plan = plan_groups(problem, QUICK)

    instance = Instance(problem)
    draft = draft_of(instance, plan.groups)
    settled = with_ready_reserves(instance, draft)
    assert cost_of(instance, settled) == plan.cost
    assert ready(instance, settled) == ready(instance, draft) > ready(instance, with_reserves(instance, bare(draft)))


def bare(draft: Draft) -> Draft:
    return Draft(tuple(replace(group, reserve=None) for group in draft.groups), draft.held)


def ready(instance: Instance, draft: Draft) -> int:
    """Return how many groups have a reserve who could lead them."""
    used = calendars(instance, draft)
    return sum(
        group.reserve is not None
        and is_ready(instance, used, group.reserve, tuple(instance.columns.meets[group.column]))
        for group in draft.groups
    )


def test_groups_under_way_keep_room_start_and_people() -> None:
    problem = shipped("replan-skane-blekinge")
    assert problem.replan is not None
    exist = {each.id for each in problem.participants}

    plan = plan_groups(problem, QUICK)

    now = {group.id: group for group in plan.groups}
    for old in problem.replan.previous.groups:
        if old.start_week < problem.replan.from_week:
            new = now[old.id]
            assert (new.room, new.start_week) == (old.room, old.start_week)
            assert set(new.participants) == set(old.participants) & exist


def test_where_nobody_can_meet_the_plan_is_empty_and_optimal() -> None:
    problem = tiny(1)
    for person in problem["participants"]:
        person["max_minutes"] = 0

    plan = plan_groups(read(problem), QUICK)

    assert plan.groups == ()
    assert plan.stopped is Stopped.OPTIMAL
