"""Random two-way tables, and the slow but obvious way to find what can be computed back."""

from collections.abc import Set as AbstractSet
from itertools import product

from hypothesis import strategies as st

from kedjan.engines.indicators.twoway import Pair, Position, TwoWay


def pairs(largest: int) -> st.SearchStrategy[Pair]:
    """Return pairs, every second one with few people."""
    few = st.tuples(st.integers(0, 6), st.integers(0, 6))
    many = st.tuples(st.integers(0, largest), st.integers(0, largest))
    return (few | many).map(lambda counts: Pair(max(counts), min(counts)))


@st.composite
def two_way_tables(draw: st.DrawFn, *, rows: int = 8, largest: int = 40) -> TwoWay:
    """Return a table of up to `rows` rows, one to three columns and one or two measures."""
    height, width, measures = draw(st.integers(1, rows)), draw(st.integers(1, 3)), draw(st.integers(1, 2))
    cell = st.tuples(*[pairs(largest)] * measures)
    return TwoWay(draw(st.tuples(*[st.tuples(*[cell] * width)] * height)))


def of_counts(*rows: tuple[int, ...]) -> TwoWay:
    """Return a table of counts alone: everyone in the numerator."""
    return TwoWay(tuple(tuple((Pair(count, count),) for count in row) for row in rows))


def computable_by_trying(table: TwoWay, hidden: AbstractSet[Position], layer: int) -> frozenset[Position]:
    """Return the hidden positions with the same count in every table that agrees with what is shown.

    If a count can differ it can differ by one, with no other count more than one away: the network's matrix is totally
    unimodular, so the change may run along a simple cycle.
    """
    truth = table.layers[layer]
    inner = [at for at in truth if at[0] < table.total_row and at[1] < table.total_column]
    choices = [[truth[at]] if at not in hidden else [c for c in _near(truth[at]) if c >= 0] for at in inner]
    possible: dict[Position, set[int]] = {at: set() for at in hidden}
    for counts in product(*choices):
        tried = _with_margins(table, dict(zip(inner, counts, strict=True)))
        if all(tried[at] == truth[at] for at in truth if at not in hidden):
            for at in hidden:
                possible[at].add(tried[at])
    return frozenset(at for at, counts in possible.items() if len(counts) == 1)


def _near(count: int) -> tuple[int, int, int]:
    return count - 1, count, count + 1


def _with_margins(table: TwoWay, counts: dict[Position, int]) -> dict[Position, int]:
    filled = dict(counts)
    for i in range(table.total_row):
        filled[i, table.total_column] = sum(filled[i, j] for j in range(table.total_column))
    for j in range(table.total_column + 1):
        filled[table.total_row, j] = sum(filled[i, j] for i in range(table.total_row))
    return filled
