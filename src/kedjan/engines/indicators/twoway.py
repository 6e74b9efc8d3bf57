"""Two-way tables of counted pairs, and the equations that tie every cell to its margins.

A table holds rows by columns; the last row and the last column are sums. Written as a network (a circulation), each
cell is an arc and each row or column a node where what flows in must flow out: the form in which it is known what can
be computed back (Gusfield 1988). The rules stand in docs/rules/indicators.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Position = tuple[int, int]
"""Row and column number; the number of rows (columns) stands for the total row (column)."""

Arc = tuple[int, int]
"""The two nodes of a cell, in the direction in which the cell grows."""


@dataclass(frozen=True, slots=True)
class Pair:
    """How many people (n), and how many of them with something (numerator)."""

    n: int
    numerator: int

    def __post_init__(self) -> None:
        """Refuse counts that cannot be; raises ValueError."""
        if not 0 <= self.numerator <= self.n:
            raise ValueError(f"the numerator {self.numerator} does not lie within {self.n}")

    @property
    def parts(self) -> tuple[int, int]:
        """Return the two counts that hold each person once: with, and without."""
        return self.numerator, self.n - self.numerator


Cell = tuple[Pair, ...]
"""What is shown in one place: one pair for each measure, in the same order everywhere."""


def add_cells(cells: Iterable[Cell]) -> Cell:
    """Return the sums, measure by measure, of at least one cell."""
    return tuple(Pair(sum(p.n for p in pairs), sum(p.numerator for p in pairs)) for pairs in zip(*cells, strict=True))


@dataclass(frozen=True)
class TwoWay:
    """A table without its margins, which are always computed: cells[row][column]."""

    cells: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        """Refuse an empty or ragged table, or cells with different measures; raises ValueError."""
        if not self.cells or not self.cells[0]:
            raise ValueError("a table needs at least one row and one column")
        if len({len(row) for row in self.cells}) > 1:
            raise ValueError("every row needs the same columns")
        if len({len(cell) for row in self.cells for cell in row}) > 1 or not self.cells[0][0]:
            raise ValueError("every cell needs the same measures, at least one")

    @property
    def total_row(self) -> int:
        """Return the number that stands for the total row."""
        return len(self.cells)

    @property
    def total_column(self) -> int:
        """Return the number that stands for the total column."""
        return len(self.cells[0])

    @cached_property
    def with_margins(self) -> dict[Position, Cell]:
        """Return every cell, margins included."""
        rows = [(*row, add_cells(row)) for row in self.cells]
        rows.append(tuple(add_cells(column) for column in zip(*rows, strict=True)))
        return {(i, j): cell for i, row in enumerate(rows) for j, cell in enumerate(row)}

    @cached_property
    def layers(self) -> tuple[dict[Position, int], ...]:
        """Return the counts layer by layer: two for each measure, with and without."""
        parts = {at: tuple(part for pair in cell for part in pair.parts) for at, cell in self.with_margins.items()}
        return tuple({at: values[k] for at, values in parts.items()} for k in range(2 * len(self.cells[0][0])))

    @cached_property
    def arcs(self) -> dict[Position, Arc]:
        """Return the arc of every cell; rows are the nodes 0 to total_row, columns follow."""
        return {at: self._arc(at) for at in self.with_margins}

    @property
    def nodes(self) -> int:
        """Return the number of nodes of the network."""
        return self.total_row + self.total_column + 2

    def lines(self) -> Iterable[tuple[Position, tuple[Position, ...]]]:
        """Return each row and column as its margin and what the margin sums, the total row and column included."""
        rows, columns = self.total_row, self.total_column
        for i in range(rows + 1):
            yield (i, columns), tuple((i, j) for j in range(columns))
        for j in range(columns + 1):
            yield (rows, j), tuple((i, j) for i in range(rows))

    def _arc(self, at: Position) -> Arc:
        row, column = at[0], self.total_row + 1 + at[1]
        is_one_margin = (at[0] == self.total_row) != (at[1] == self.total_column)
        return (column, row) if is_one_margin else (row, column)
