import pytest
from hypothesis import given

from kedjan.engines.indicators.twoway import Cell, Pair, TwoWay, add_cells
from tests.engines.indicators.tables import of_counts, two_way_tables

ONE: Cell = (Pair(9, 4),)


@pytest.mark.parametrize(("n", "numerator"), [(2, 3), (2, -1), (-1, 0)])
def test_a_pair_of_impossible_counts_is_refused(n: int, numerator: int) -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        Pair(n, numerator)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ((), "at least one row"),
        (((),), "at least one row"),
        (((ONE, ONE), (ONE,)), "the same columns"),
        (((ONE, (*ONE, *ONE)),), "the same measures"),
        ((((),),), "at least one"),
    ],
)
def test_a_table_with_holes_is_refused(cells: tuple[tuple[Cell, ...], ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        TwoWay(cells)


def test_margins_are_the_sums_of_rows_columns_and_all() -> None:
    table = of_counts((1, 2), (3, 4))

    margins = {at: cell[0].n for at, cell in table.with_margins.items() if 2 in at}

    assert margins == {(0, 2): 3, (1, 2): 7, (2, 0): 4, (2, 1): 6, (2, 2): 10}


@given(two_way_tables())
def test_what_flows_into_a_node_flows_out_of_it(table: TwoWay) -> None:
    for layer in table.layers:
        left_over = [0] * table.nodes
        for at, (tail, head) in table.arcs.items():
            left_over[tail] -= layer[at]
            left_over[head] += layer[at]

        assert left_over == [0] * table.nodes


def test_cells_are_added_measure_by_measure() -> None:
    assert add_cells([(Pair(3, 1), Pair(5, 5)), (Pair(4, 0), Pair(1, 0))]) == (Pair(7, 1), Pair(6, 5))
