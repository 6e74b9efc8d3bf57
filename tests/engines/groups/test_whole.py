"""A small problem is solved as one programme: what it proves is what trying everything finds."""

import copy
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kedjan.engines.groups.draft import verdict_on
from kedjan.engines.groups.greedy import first_draft
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.polish import solve_whole
from tests.engines.groups.brute import cheapest
from tests.engines.groups.problems import Document, read, tiny

FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = st.integers(0, 10_000)


def optimum(problem: Document) -> int:
    """Return the cost of the proven best plan."""
    instance = Instance(read(problem))
    draft = first_draft(instance)
    if not len(instance.columns.room):
        return verdict_on(instance, draft).cost
    solved = solve_whole(instance, draft, seconds=60, nodes=100_000)
    assert solved is not None
    verdict = verdict_on(instance, solved.draft)
    assert (solved.proven, verdict.violations) == (True, ())
    assert verdict.cost == pytest.approx(solved.bound, abs=0.6)
    return verdict.cost


@pytest.mark.parametrize("seed", range(5))
def test_the_proven_best_is_what_trying_every_plan_finds(seed: int) -> None:
    problem = tiny(seed, people=5)

    assert optimum(problem) == cheapest(problem)


@FEW
@given(SEEDS)
def test_one_more_room_never_costs_more(seed: int) -> None:
    problem = tiny(seed)
    more = copy.deepcopy(problem)
    more["rooms"].append({**tiny(seed + 1)["rooms"][0], "id": "new"})

    assert optimum(more) <= optimum(problem)


@FEW
@given(SEEDS)
def test_one_more_coach_never_costs_more(seed: int) -> None:
    problem = tiny(seed)
    more = copy.deepcopy(problem)
    more["coaches"].append({**tiny(seed + 1)["coaches"][0], "id": "new"})

    assert optimum(more) <= optimum(problem)


@FEW
@given(SEEDS)
def test_longer_windows_and_an_open_week_never_cost_more(seed: int) -> None:
    problem = tiny(seed)
    longer = copy.deepcopy(problem)
    for person in longer["participants"]:
        person["latest"] += 1

    assert optimum(longer) <= optimum(problem)


@FEW
@given(SEEDS)
def test_one_more_week_never_costs_more(seed: int) -> None:
    problem = tiny(seed)
    more = copy.deepcopy(problem)
    more["weeks"] += 1
    more["rules"]["last_start_week"] += 1

    assert optimum(more) <= optimum(problem)


@FEW
@given(SEEDS)
def test_other_names_and_another_order_change_nothing(seed: int) -> None:
    problem = tiny(seed)
    other = copy.deepcopy(problem)
    random = Random(seed)
    for key in ("rooms", "coaches", "participants"):
        for each, number in zip(other[key], random.sample(range(100), len(other[key])), strict=True):
            each["id"] = f"n{number}"
        random.shuffle(other[key])

    assert optimum(other) == optimum(problem)
