"""Ready repairs after an illness: every rule kept, few people disturbed, and the best of their kind by trying all."""

import json
from collections.abc import Collection
from dataclasses import asdict, replace
from functools import cache
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kedjan.engines.groups.changes import CoachChange, Move, changes_between
from kedjan.engines.groups.check import check
from kedjan.engines.groups.illness import Kind, Repair, affected, with_absence
from kedjan.engines.groups.parse import read_plan
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.repair import repairs
from kedjan.engines.groups.solve import plan_groups
from tests.engines.groups.problems import DATA, Document, document, read, reference, shipped, tiny

SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
FEW = settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
EIGHT = range(20, 28)


@cache
def published() -> Plan:
    return read_plan((DATA / "skane-blekinge.plan.json").read_bytes())


def with_replan(made: Document, facts: Problem) -> Document:
    """Return the problem's document with the facts of an illness, as the reference verifier reads them."""
    assert facts.replan is not None
    away = {each.id: sorted(each.away_weeks) for each in facts.coaches}
    return {
        **made,
        "coaches": [{**each, "away_weeks": away[each["id"]]} for each in made["coaches"]],
        "replan": json.loads(json.dumps(asdict(facts.replan))),
    }


@pytest.mark.parametrize("coach", ["k11", "k1", "k34", "k8"])
def test_repairs_keep_every_rule_and_cost_what_the_reference_says(coach: str) -> None:
    problem, plan = shipped("skane-blekinge"), published()

    found = repairs(problem, plan, coach=coach, weeks=EIGHT)

    made = with_replan(document("skane-blekinge"), with_absence(problem, plan, coach=coach, weeks=EIGHT))
    assert 2 <= len(found) <= 3
    for each in found:
        bad, costs = reference(made, json.loads(json.dumps(asdict(each.plan))))
        assert (bad, sum(costs.values()), each.proven) == ([], each.cost, True)
        disturbing = ("coach_changed", "moved", "dropped", "group_cancelled")
        assert each.disturbance == sum(costs[item] for item in disturbing)
        assert coach not in led_in(problem, each.plan, EIGHT)


def led_in(problem: Problem, plan: Plan, weeks: Collection[int]) -> set[str]:
    """Return who leads or stands by in the weeks."""
    meeting = [group for group in plan.groups if set(weeks) & set(problem.session_weeks(group.start_week))]
    return {coach for group in meeting for coach in (*group.coaches, group.reserve) if coach}


def test_the_least_disturbing_repair_stands_first_and_moves_nobody() -> None:
    first, *others = repairs(shipped("skane-blekinge"), published(), coach="k1", weeks=EIGHT)

    assert first.kind is Kind.COACHES
    assert (first.changes.coach_changes, first.changes.moved, first.changes.cancelled) == (2, (), ())
    assert all(first.disturbance <= other.disturbance for other in others)


def test_the_groups_of_the_coach_in_these_weeks_are_affected_and_no_others() -> None:
    problem, plan = shipped("skane-blekinge"), published()

    hurt = affected(problem, plan, coach="k1", weeks=EIGHT)

    assert len(hurt) == 2
    assert all("k1" in (*group.coaches, group.reserve) for group in hurt)
    assert affected(problem, plan, coach="k1", weeks=[51]) == ()


def test_an_illness_in_weeks_without_groups_needs_no_repair() -> None:
    problem, plan = shipped("skane-blekinge"), published()
    assert affected(problem, plan, coach="k34", weeks=EIGHT) == ()

    first = repairs(problem, plan, coach="k34", weeks=EIGHT)[0]

    assert (first.disturbance, first.changes.coaches) == (0, ())


def test_where_nobody_can_lead_a_group_under_way_there_is_no_repair() -> None:
    made = tiny(3)
    made["coaches"] = made["coaches"][:2]
    for coach in made["coaches"]:
        coach.update(away_weeks=[], max_minutes=99, max_at_once=2, max_groups=2)
    problem = read(made)
    plan = plan_groups(problem, Effort(workers=1, moves=50))
    week = problem.session_weeks(plan.groups[0].start_week)[1]

    assert repairs(problem, plan, coach="k0", weeks=[week]) == ()


@FEW
@given(st.integers(0, 500), st.integers(0, 3), st.integers(0, 4))
def test_the_fewest_coaches_are_changed_and_the_cheapest_of_them(seed: int, number: int, week: int) -> None:
    problem = read(tiny(seed, coaches=4))
    plan = plan_groups(problem, Effort(workers=1, moves=50))
    coach = f"k{number}"
    assume(any(coach in group.coaches for group in plan.groups))
    facts = with_absence(problem, plan, coach=coach, weeks=[week])

    found = {each.kind: each for each in repairs(problem, plan, coach=coach, weeks=[week])}

    best = min(led_anew(facts, plan), default=None)
    assert (best is None) == (not {Kind.RESERVES, Kind.COACHES} & found.keys())
    for kind in (Kind.RESERVES, Kind.COACHES):
        assert kind not in found or not still(found[kind])
    if best is not None:
        fewest = [key(each) for each in found.values() if not still(each)]
        assert min(fewest) == best


def still(repair: Repair) -> bool:
    """Tell whether somebody's seat is another, or a group gone."""
    return bool(repair.changes.moved or repair.changes.dropped or repair.changes.placed or repair.changes.cancelled)


def key(repair: Repair) -> tuple[int, int]:
    return repair.changes.coach_changes, repair.cost


def led_anew(problem: Problem, plan: Plan) -> list[tuple[int, int]]:
    """Return coach changes and cost of each way to lead the groups that keeps every rule."""
    ids = [each.id for each in problem.coaches]
    crews = [(a, b, reserve) for a in ids for b in ids if a < b for reserve in (None, *ids)]
    found = []
    for chosen in product(crews, repeat=len(plan.groups)):
        groups = tuple(
            replace(group, coaches=(a, b), reserve=reserve)
            for group, (a, b, reserve) in zip(plan.groups, chosen, strict=True)
        )
        after = replace(plan, groups=groups)
        verdict = check(problem, after)
        if not verdict.violations:
            found.append((changes_between(problem, plan, after).coach_changes, verdict.cost))
    return found


def test_changes_name_everybody_whom_they_concern() -> None:
    made = tiny(0)
    problem = read(made)
    one, two = Group("a", "r0", 1, ("k0", "k1"), None, ("p0", "p1")), Group("b", "r1", 2, ("k0", "k1"), None, ("p2",))
    before = Plan("x", (one, two))
    later = replace(one, start_week=3, coaches=("k1", "k2"), participants=("p0", "p3"))
    after = Plan("x", (later, Group("c", "r0", 0, ("k0", "k1"), None, ())))

    changes = changes_between(problem, before, after)

    assert changes.coaches == (CoachChange("a", ("k0",), ("k2",)),)
    assert changes.moved == (Move("p0", "a", "a"),)
    assert (changes.dropped, changes.placed) == (("p1", "p2"), ("p3",))
    assert (changes.cancelled, changes.added) == (("b",), ("c",))
