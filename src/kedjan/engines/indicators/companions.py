"""The choice of companions: which cells to hide besides the small ones so that none can be computed.

A greedy search for the cycles that hide the fewest people. `recovery.audit` proves the result afterwards: it is always
safe, and not always the smallest possible.
"""

import heapq
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from kedjan.engines.indicators.recovery import Remainder, computable, is_under_shown_zero, small_remainders
from kedjan.engines.indicators.twoway import Position, TwoWay


@dataclass(frozen=True)
class Search:
    """The search for companions: cheap cycles through every exposed cell, then back what turned out unneeded."""

    table: TwoWay
    small_below: int

    def protect(self, small: frozenset[Position]) -> set[Position]:
        """Return the small cells with all their companions."""
        hidden = set(small)
        is_changed = bool(hidden)
        while is_changed:
            before = len(hidden)
            for layer in range(len(self.table.layers)):
                for at in sorted(self._exposed(hidden, layer)):
                    hidden |= self._cheapest_cycle(hidden, layer, at)
            for remainder in small_remainders(self.table, hidden, self.small_below):
                hidden.add(self._cheapest_addition(hidden, remainder))
            is_changed = len(hidden) > before
        return self._without_unneeded(hidden, small)

    def _exposed(self, hidden: AbstractSet[Position], layer: int) -> list[Position]:
        found = computable(self.table, hidden, layer)
        return [at for at in found if not is_under_shown_zero(self.table, hidden, layer, at)]

    def _without_unneeded(self, hidden: set[Position], small: frozenset[Position]) -> set[Position]:
        for at in sorted(hidden - small, key=lambda at: (-self._costs[at], at)):
            fewer = hidden - {at}
            if self._is_protected(fewer):
                hidden = fewer
        return hidden

    def _is_protected(self, hidden: AbstractSet[Position]) -> bool:
        if small_remainders(self.table, hidden, self.small_below):
            return False
        return not any(self._exposed(hidden, layer) for layer in range(len(self.table.layers)))

    @cached_property
    def _costs(self) -> Mapping[Position, int]:
        """Return the price of hiding a cell: its people; an empty cell protects badly and costs as much as everyone."""
        everyone = self.table.with_margins[self.table.total_row, self.table.total_column]
        dear = 1 + max(pair.n for pair in everyone)
        return {at: max(pair.n for pair in cell) or dear for at, cell in self.table.with_margins.items()}

    @cached_property
    def _beside(self) -> list[list[tuple[int, Position, bool]]]:
        """Return for each node the cells that leave it: the other node, the cell, whether it grows that way."""
        beside: list[list[tuple[int, Position, bool]]] = [[] for _ in range(self.table.nodes)]
        for at, (tail, head) in self.table.arcs.items():
            beside[tail].append((head, at, True))
            beside[head].append((tail, at, False))
        return beside

    def _cheapest_addition(self, hidden: AbstractSet[Position], remainder: Remainder) -> Position:
        counts = self.table.layers[remainder.layer]
        line = next(summed for margin, summed in self.table.lines() if margin == remainder.margin)
        shown = [at for at in line if at not in hidden and counts[at]]
        return min(shown, key=lambda at: (self._costs[at], at), default=remainder.margin)

    def _cheapest_cycle(self, hidden: AbstractSet[Position], layer: int, at: Position) -> set[Position]:
        """Return the cells of the cheapest cycle through the cell along which the layer could be changed."""
        tail, head = self.table.arcs[at]
        found = [self._cheapest_path(hidden, layer, at, (head, tail))]
        if self.table.layers[layer][at]:
            found.append(self._cheapest_path(hidden, layer, at, (tail, head)))
        return min(found, key=lambda path: path[0])[1]

    def _cheapest_path(
        self, hidden: AbstractSet[Position], layer: int, without: Position, ends: tuple[int, int]
    ) -> tuple[int, set[Position]]:
        """Return the price of the cheapest way between the ends that does not use the cell, and the cells on it.

        There always is one: everything can grow along a cell, its column, the total of all and its row, and what holds
        somebody can shrink the same way back.
        """
        counts = self.table.layers[layer]
        reached: dict[int, tuple[int, int, Position]] = {}
        waiting: list[tuple[int, int, int, Position]] = [(0, ends[0], -1, without)]
        while ends[1] not in reached:
            cost, node, before, through = heapq.heappop(waiting)
            if node in reached:
                continue
            reached[node] = cost, before, through
            for other, at, is_growth in self._beside[node]:
                if other not in reached and at != without and (is_growth or counts[at]):
                    price = 0 if at in hidden else self._costs[at]
                    heapq.heappush(waiting, (cost + price, other, node, at))
        return reached[ends[1]][0], _way_back(reached, ends[1])


def _way_back(reached: Mapping[int, tuple[int, int, Position]], node: int) -> set[Position]:
    way: set[Position] = set()
    _, before, through = reached[node]
    while before >= 0:
        way.add(through)
        _, before, through = reached[before]
    return way
