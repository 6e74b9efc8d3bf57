"""Prices tell the search where to look, and the search still looks everywhere."""

import numpy as np

from kedjan.engines.groups.annealing import draw_column
from kedjan.engines.groups.bounding import SETTLED, Bounding
from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.draft import cost_of
from kedjan.engines.groups.greedy import first_draft
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.search import Annealer, column_odds
from tests.engines.groups.problems import shipped

_MOVES = 2_000


def _looked_around(instance: Instance, steps: int) -> Bounding:
    prices = Bounding(instance)
    for _ in prices.steps(Budget(clock=lambda: 0.0, seconds=1), steps):
        pass
    return prices


def _cost_after(instance: Instance, seed: int, wanted: "np.ndarray | None") -> int:
    budget = Budget(clock=lambda: 0.0, seconds=1, moves=_MOVES)
    *_, (draft, _) = Annealer(instance, first_draft(instance), seed, wanted).rounds(budget, 1.0)
    return cost_of(instance, draft)


def test_nothing_is_wanted_before_prices_have_settled() -> None:
    assert _looked_around(Instance(shipped("varmland")), SETTLED).wanted.sum() == 0


def test_each_step_after_that_counts_the_columns_that_pay() -> None:
    wanted = _looked_around(Instance(shipped("varmland")), SETTLED + 30).wanted

    assert 0 < np.count_nonzero(wanted) < len(wanted) / 2
    assert wanted.max() <= 30


def test_a_column_that_is_always_wanted_is_drawn_a_hundred_times_as_often_as_one_that_never_is() -> None:
    odds = column_odds(np.array([40, 0, 20]))

    assert odds[0] / odds[1] == 101
    assert odds[2] / odds[1] == 51


def test_a_column_that_nobody_wants_is_drawn_too() -> None:
    odds, chance = np.cumsum(column_odds(np.array([40, 0]))), np.array([1], dtype=np.uint64)

    drawn = {draw_column(odds, chance) for _ in range(2_000)}

    assert drawn == {0, 1}


def test_looking_where_prices_say_finds_cheaper_plans_in_as_many_moves() -> None:
    instance = Instance(shipped("varmland"))
    wanted = _looked_around(instance, 150).wanted

    guided = [_cost_after(instance, seed, wanted) for seed in range(5)]
    blind = [_cost_after(instance, seed, None) for seed in range(5)]

    assert sum(guided) < sum(blind)
