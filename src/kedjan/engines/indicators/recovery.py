"""What a reader of a published table can compute back: the proof behind every suppression.

The reader knows the shown cells, that rows and columns add up, and that counts are whole and never negative. A hidden
count can then be computed exactly when its arc lies on no cycle along which the table could be changed (Gusfield 1988:
an arc between two strongly connected parts, or a bridge within one). The answer is exact for each count by itself, and
takes time in proportion to the number of hidden cells. The rules stand in docs/rules/indicators.md.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kedjan.engines.indicators.twoway import Arc, Position, TwoWay

SMALL_BELOW = 5
"""Counts from 1 to one less than this are small."""


@dataclass(frozen=True, slots=True)
class Remainder:
    """A row or column (named by its margin) whose hidden cells together are known to hold a small count."""

    margin: Position
    layer: int
    count: int


@dataclass(frozen=True, slots=True)
class Audit:
    """What a published table gives away; a table may be published when `is_safe`.

    shown_small: shown cells with a small count; recoverable: hidden cells with a count that can be computed, as (layer,
    position); known_zeros: hidden counts that are zero because a shown total above them is zero, which is allowed;
    remainders: rows and columns whose hidden cells have a small sum.
    """

    shown_small: frozenset[Position]
    recoverable: frozenset[tuple[int, Position]]
    known_zeros: frozenset[tuple[int, Position]]
    remainders: tuple[Remainder, ...]

    @property
    def is_safe(self) -> bool:
        """Tell whether nothing small is shown and nothing hidden can be computed."""
        return not (self.shown_small or self.recoverable or self.remainders)


def audit(table: TwoWay, hidden: AbstractSet[Position], *, small_below: int = SMALL_BELOW) -> Audit:
    """Prove what the table gives away when the hidden positions are left out."""
    found = frozenset((k, at) for k in range(len(table.layers)) for at in computable(table, hidden, k))
    zeros = frozenset((k, at) for k, at in found if is_under_shown_zero(table, hidden, k, at))
    return Audit(
        shown_small=small_cells(table, small_below) - hidden,
        recoverable=found - zeros,
        known_zeros=zeros,
        remainders=small_remainders(table, hidden, small_below),
    )


def small_cells(table: TwoWay, small_below: int = SMALL_BELOW) -> frozenset[Position]:
    """Return the cells with a count from 1 to one less than small_below: with, without, or both together."""
    return frozenset(at for layer in table.layers for at, count in layer.items() if 0 < count < small_below)


def small_remainders(
    table: TwoWay, hidden: AbstractSet[Position], small_below: int = SMALL_BELOW
) -> tuple[Remainder, ...]:
    """Return the lines whose margin is shown and whose hidden cells together hold a small count."""
    found: list[Remainder] = []
    for margin, summed in table.lines():
        left_out = [at for at in summed if at in hidden] if margin not in hidden else []
        for k, layer in enumerate(table.layers if left_out else ()):
            count = sum(layer[at] for at in left_out)
            if 0 < count < small_below:
                found.append(Remainder(margin, k, count))
    return tuple(found)


def is_under_shown_zero(table: TwoWay, hidden: AbstractSet[Position], layer: int, at: Position) -> bool:
    """Tell whether a shown total of the cell's row, of its column or of all is zero in the layer."""
    margins = {(at[0], table.total_column), (table.total_row, at[1]), (table.total_row, table.total_column)}
    return any(table.layers[layer][margin] == 0 for margin in margins - {at} - hidden)


def computable(table: TwoWay, hidden: AbstractSet[Position], layer: int) -> frozenset[Position]:
    """Return the hidden positions whose count in the layer follows from what is shown."""
    counts = table.layers[layer]
    arcs = {at: table.arcs[at] for at in sorted(hidden)}
    ahead: list[list[int]] = [[] for _ in range(table.nodes)]
    back: list[list[int]] = [[] for _ in range(table.nodes)]
    for at, (tail, head) in arcs.items():
        _connect(ahead, back, tail, head)
        if counts[at]:
            _connect(ahead, back, head, tail)
    part = _strong_parts(ahead, back)
    within = {at: arc for at, arc in arcs.items() if part[arc[0]] == part[arc[1]]}
    return frozenset(arcs.keys() - within.keys()) | _bridges(within, table.nodes)


def _connect(ahead: list[list[int]], back: list[list[int]], tail: int, head: int) -> None:
    ahead[tail].append(head)
    back[head].append(tail)


def _strong_parts(ahead: list[list[int]], back: list[list[int]]) -> list[int]:
    """Return the strongly connected part of each node: Kosaraju's two walks, without recursion."""
    part = [-1] * len(ahead)
    for root in reversed(_in_order_of_leaving(ahead)):
        waiting = [root] if part[root] < 0 else []
        while waiting:
            node = waiting.pop()
            part[node] = root
            waiting.extend(other for other in back[node] if part[other] < 0)
    return part


def _in_order_of_leaving(ahead: list[list[int]]) -> list[int]:
    left: list[int] = []
    seen = [False] * len(ahead)
    for root in range(len(ahead)):
        waiting = [(root, False)]
        while waiting:
            node, is_leaving = waiting.pop()
            if is_leaving:
                left.append(node)
            elif not seen[node]:
                seen[node] = True
                waiting.append((node, True))
                waiting.extend((other, False) for other in ahead[node] if not seen[other])
    return left


def _bridges(arcs: Mapping[Position, Arc], nodes: int) -> frozenset[Position]:
    """Return the arcs that no cycle passes, whatever the directions.

    Each arc outside a spanning forest gets a bit of its own; a tree arc is a bridge when no bit passes over it.
    """
    parent, order = _spanning_forest(arcs, nodes)
    tree = set(parent.values())
    over = [0] * nodes
    for bit, (at, (tail, head)) in enumerate(arcs.items()):
        if at not in tree:
            over[tail] ^= 1 << bit
            over[head] ^= 1 << bit
    bridges: set[Position] = set()
    for node in reversed(order):
        if node not in parent:
            continue
        if not over[node]:
            bridges.add(parent[node])
        tail, head = arcs[parent[node]]
        over[head if tail == node else tail] ^= over[node]
    return frozenset(bridges)


def _spanning_forest(arcs: Mapping[Position, Arc], nodes: int) -> tuple[dict[int, Position], list[int]]:
    """Return for each node that is no root the arc to its parent, and the nodes with parents before children."""
    beside: list[list[tuple[int, Position]]] = [[] for _ in range(nodes)]
    for at, (tail, head) in arcs.items():
        beside[tail].append((head, at))
        beside[head].append((tail, at))
    parent: dict[int, Position] = {}
    order: list[int] = []
    seen = [False] * nodes
    for root in range(nodes):
        waiting = [] if seen[root] else [root]
        seen[root] = True
        while waiting:
            node = waiting.pop()
            order.append(node)
            for other, at in beside[node]:
                if not seen[other]:
                    seen[other] = True
                    parent[other] = at
                    waiting.append(other)
    return parent, order
