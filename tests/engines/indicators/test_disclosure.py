import random

import pytest
from hypothesis import given

from kedjan.engines.indicators.companions import Search
from kedjan.engines.indicators.disclosure import SUPPRESSED, CannotProtect, suppress
from kedjan.engines.indicators.recovery import audit
from kedjan.engines.indicators.twoway import Pair, TwoWay, add_cells
from tests.engines.indicators.tables import of_counts, two_way_tables


@given(two_way_tables())
def test_nothing_hidden_can_be_computed_and_nothing_small_is_shown(table: TwoWay) -> None:
    report = audit(table, suppress(table).hidden)

    assert report.shown_small == frozenset()
    assert report.recoverable == frozenset()
    assert report.remainders == ()


@given(two_way_tables())
def test_what_is_shown_is_true_margins_included(table: TwoWay) -> None:
    disclosed = suppress(table)

    shown = {at: disclosed.at(*at) for at in table.with_margins if at not in disclosed.hidden}

    assert shown == {at: cell for at, cell in table.with_margins.items() if at not in disclosed.hidden}


@given(two_way_tables())
def test_nothing_is_hidden_when_nothing_is_small(table: TwoWay) -> None:
    larger = TwoWay(tuple(tuple(tuple(Pair(p.n + 10, p.numerator + 5) for p in c) for c in row) for row in table.cells))

    assert suppress(larger).hidden == frozenset()


@given(two_way_tables(rows=5))
def test_no_companion_can_be_shown_after_all(table: TwoWay) -> None:
    disclosed = suppress(table)

    for at in disclosed.companions:
        assert not audit(table, disclosed.hidden - {at}).is_safe


def test_a_small_cell_takes_the_smallest_cells_that_protect_it_along() -> None:
    disclosed = suppress(of_counts((3, 20), (12, 9), (80, 90)))

    assert disclosed.small == {(0, 0)}
    assert disclosed.companions == {(0, 1), (1, 0), (1, 1)}


def test_a_small_row_is_hidden_with_its_total_and_a_small_row_beside_it() -> None:
    disclosed = suppress(of_counts((1, 2), (7, 6), (80, 90)))

    assert disclosed.small == {(0, 0), (0, 1), (0, 2)}
    assert disclosed.companions == {(1, 0), (1, 1), (1, 2)}
    assert disclosed.at(None, None) == (Pair(186, 186),)


def test_nobody_is_shown_as_zero_and_a_hidden_cell_never_is() -> None:
    disclosed = suppress(of_counts((0, 20), (3, 9), (12, 90)))

    assert disclosed.at(0, 0) == (Pair(0, 0),)
    assert disclosed.at(1, 0) is SUPPRESSED
    assert disclosed.at(1, 0) != (Pair(0, 0),)


@pytest.mark.parametrize("small", [Pair(30, 2), Pair(30, 28), Pair(3, 3), Pair(3, 0)])
def test_few_with_or_few_without_make_a_cell_small_whatever_its_size(small: Pair) -> None:
    large = (Pair(40, 20),)

    disclosed = suppress(TwoWay((((small,), large), (large, large))))

    assert disclosed.small == {(0, 0)}
    assert disclosed.at(0, 0) is SUPPRESSED


def test_a_cell_small_in_one_measure_is_hidden_in_every_measure() -> None:
    large = (Pair(40, 20), Pair(30, 15))

    disclosed = suppress(TwoWay((((Pair(40, 20), Pair(30, 2)), large), (large, large))))

    assert disclosed.at(0, 0) is SUPPRESSED


def test_a_programme_of_four_people_shows_no_count_at_all() -> None:
    disclosed = suppress(of_counts((1, 1), (2, 0)))

    assert disclosed.at(None, None) is SUPPRESSED
    assert audit(disclosed.table, disclosed.hidden).is_safe


def test_another_limit_for_small_can_be_asked_for() -> None:
    table = of_counts((7, 20), (12, 11), (80, 90))

    assert suppress(table).hidden == frozenset()
    assert suppress(table, small_below=10).small == {(0, 0)}


def test_nothing_is_given_out_when_the_search_for_companions_fails_its_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "protect", lambda _, small: set(small))

    with pytest.raises(CannotProtect, match="1 hidden cells do not protect each other"):
        suppress(of_counts((3, 20), (30, 40)))


def test_every_municipality_of_the_country_is_protected() -> None:
    draw = random.Random(290)
    sizes = [3 * draw.paretovariate(1) for _ in range(290)]
    table = TwoWay(tuple(tuple(_drawn(draw, size) for _ in range(3)) for size in sizes))

    disclosed = suppress(table)

    assert audit(table, disclosed.hidden).is_safe
    assert disclosed.at(None, None) == add_cells(cell for row in table.cells for cell in row)


def _drawn(draw: random.Random, size: float) -> tuple[Pair]:
    n = int(draw.expovariate(1 / size))
    return (Pair(n, sum(draw.random() < 0.5 for _ in range(n))),)
