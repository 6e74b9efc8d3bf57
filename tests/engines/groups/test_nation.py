"""A nation is planned as regions: nobody is lost at a border, every rule holds for the whole, a bound is proven."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Plan, Stopped
from kedjan.engines.groups.progress import Effort, Progress
from kedjan.engines.groups.regions import AREAS, regions
from kedjan.engines.groups.solve import NATIONAL, plan_groups
from tests.engines.groups.problems import read, wide

MANY = NATIONAL + 2
QUICK = Effort(seconds=6, workers=2, moves=200)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(1, 30), st.integers(0, 5), st.integers(0, 50))
def test_every_room_and_everybody_belongs_to_one_region(areas: int, turn: int, seed: int) -> None:
    problem = read(wide(areas, seed))

    parts = [part.problem for part in regions(problem, (), turn)]

    for found, all_ in (
        ([room.id for part in parts for room in part.rooms], problem.rooms),
        ([person.id for part in parts for person in part.participants], problem.participants),
        ([coach.id for part in parts for coach in part.coaches], problem.coaches),
    ):
        assert Counter(found) == Counter(each.id for each in all_)
    assert sorted(area for part in parts for area in part.areas) == sorted(problem.areas)
    assert {len(part.areas) for part in parts[:-1]} <= {AREAS}


def test_borders_move_and_groups_whose_coaches_are_shared_stay() -> None:
    problem = read(wide(MANY))
    plan = plan_groups(problem, QUICK)

    before, after = regions(problem, plan.groups, 0), regions(problem, plan.groups, 1)

    assert {part.problem.areas for part in before} != {part.problem.areas for part in after}
    for parts in (before, after):
        homes = {group.id: number for number, part in enumerate(parts) for group in part.groups}
        assert sorted(homes) == sorted(group.id for group in plan.groups)
        locked = {group.id for part in parts for group in part.locked}
        for coach in problem.coaches:
            duties = [group.id for group in plan.groups if coach.id in (*group.coaches, group.reserve)]
            assert len({homes[id_] for id_ in duties}) <= 1 or locked.issuperset(duties)


def test_the_plan_of_many_areas_keeps_every_rule_and_its_bound_holds() -> None:
    problem = read(wide(MANY))
    told: list[Progress] = []

    plan = plan_groups(problem, QUICK, tell=told.append)

    verdict = check(problem, plan)
    assert (verdict.violations, verdict.cost) == ((), plan.cost)
    assert plan.bound is not None
    assert 0 < plan.bound <= verdict.cost < check(problem, Plan(problem.name, ())).cost
    assert [each.cost for each in told] == sorted((each.cost for each in told), reverse=True)
    assert len({group.id for group in plan.groups}) == len(plan.groups)


def test_locked_groups_of_a_nation_stay_as_they_are() -> None:
    problem = read(wide(MANY))
    locked = plan_groups(problem, QUICK).groups[1:4]

    plan = plan_groups(problem, replace(QUICK, seed=3), locked=locked)

    assert set(locked) <= set(plan.groups)
    assert check(problem, plan).violations == ()


def test_a_nation_that_is_cancelled_keeps_its_best_plan() -> None:
    problem = read(wide(MANY))

    plan = plan_groups(problem, Effort(seconds=600, workers=2), cancelled=lambda: True)

    assert plan.stopped is Stopped.CANCELLED
    assert check(problem, plan).violations == ()
    assert plan.groups
