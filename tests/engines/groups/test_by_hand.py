"""A plan changed by hand: what the change breaks, what it costs, and nothing else."""

from dataclasses import replace

import pytest

from kedjan.engines.groups.by_hand import NoSuchGroup, with_group, with_person, without_group
from kedjan.engines.groups.check import check
from kedjan.engines.groups.parse import read_plan
from kedjan.engines.groups.plan import Group, Plan
from tests.engines.groups.problems import DATA, shipped

PROBLEM = "skane-blekinge"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan((DATA / "skane-blekinge.plan.json").read_bytes())


def group_of(plan: Plan, id_: str) -> Group:
    return next(group for group in plan.groups if group.id == id_)


def test_a_group_moved_to_a_closed_week_says_so_and_nothing_else(plan: Plan) -> None:
    tried = with_group(shipped(PROBLEM), plan, replace(group_of(plan, "g3"), start_week=28))

    assert [(reason.code, reason.values) for reason in tried.broken] == [("start_week", {"group": "g3", "week": 28})]
    assert group_of(tried.plan, "g3").start_week == 28


def test_a_week_later_costs_each_of_the_group_a_week_and_breaks_what_it_breaks(plan: Plan) -> None:
    group = group_of(plan, "g3")

    tried = with_group(shipped(PROBLEM), plan, replace(group, start_week=group.start_week + 1))

    assert tried.items["wait_week"] == 5 * len(group.participants)
    assert tried.points == sum(tried.items.values())
    assert tried.plan.cost == check(shipped(PROBLEM), tried.plan).cost
    assert tried.broken == tried.violations


def test_a_cancelled_group_leaves_its_people_without_a_place(plan: Plan) -> None:
    group = group_of(plan, "g3")

    tried = without_group(shipped(PROBLEM), plan, "g3")

    assert tried.violations == ()
    assert tried.items["unserved"] == 1000 * len(group.participants)
    assert tried.items["group"] == -200


def test_a_person_who_is_moved_leaves_the_group_they_had(plan: Plan) -> None:
    person = group_of(plan, "g3").participants[0]

    tried = with_person(shipped(PROBLEM), plan, person, "g5")

    assert person not in group_of(tried.plan, "g3").participants
    assert person in group_of(tried.plan, "g5").participants
    assert "person_twice" not in {reason.code for reason in tried.violations}


def test_a_person_taken_out_has_no_place(plan: Plan) -> None:
    person = group_of(plan, "g5").participants[0]

    tried = with_person(shipped(PROBLEM), plan, person, None)

    assert tried.after.placed == tried.before.placed - 1


def test_what_was_broken_before_is_not_said_of_the_next_change(plan: Plan) -> None:
    once = with_group(shipped(PROBLEM), plan, replace(group_of(plan, "g3"), start_week=28))

    again = with_group(shipped(PROBLEM), once.plan, replace(group_of(plan, "g5"), reserve=None))

    assert (again.broken, len(again.violations)) == ((), 1)
    assert again.items == {"no_reserve": 300}


def test_a_new_group_stands_beside_the_others(plan: Plan) -> None:
    tried = with_group(shipped(PROBLEM), plan, replace(group_of(plan, "g3"), id="new", participants=()))

    assert len(tried.plan.groups) == len(plan.groups) + 1
    assert {"size"} <= {reason.code for reason in tried.broken}


def test_a_group_that_is_not_there_is_told(plan: Plan) -> None:
    with pytest.raises(NoSuchGroup, match="none"):
        without_group(shipped(PROBLEM), plan, "none")
    with pytest.raises(NoSuchGroup, match="none"):
        with_person(shipped(PROBLEM), plan, "p1", "none")
