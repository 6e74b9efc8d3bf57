"""The one way out for tables about people: small cells are hidden, and so much more that none can be computed back.

A cell is hidden or shown as a whole, with all its measures, so that no measure gives another away. The rules, with what
they do and do not protect against, stand in docs/rules/indicators.md; `recovery.audit` proves each result.
"""

from dataclasses import dataclass

from kedjan.engines.indicators.companions import Search
from kedjan.engines.indicators.recovery import SMALL_BELOW, audit, small_cells
from kedjan.engines.indicators.twoway import Cell, Position, TwoWay


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Stands in the place of a hidden cell: not zero, not empty, not known."""


SUPPRESSED = Suppressed()


@dataclass(frozen=True)
class Disclosed:
    """A table that may leave the house. Only `at` gives out what stands in a cell.

    small: the positions hidden because a count is small; companions: those hidden so that none can be computed.
    Which is which must not be published.
    """

    table: TwoWay
    small: frozenset[Position]
    companions: frozenset[Position]

    @property
    def hidden(self) -> frozenset[Position]:
        """Return every hidden position."""
        return self.small | self.companions

    def at(self, row: int | None, column: int | None) -> Cell | Suppressed:
        """Return the cell, or SUPPRESSED; None stands for the total row or the total column."""
        place = (
            self.table.total_row if row is None else row,
            self.table.total_column if column is None else column,
        )
        return SUPPRESSED if place in self.hidden else self.table.with_margins[place]


class CannotProtect(Exception):
    """The suppression did not pass its own audit: nothing may be published, and the rule has a fault."""


def suppress(table: TwoWay, *, small_below: int = SMALL_BELOW) -> Disclosed:
    """Hide every small cell, then companions until nothing hidden can be computed; people hidden are kept few.

    Raises CannotProtect when the audit of the result is not clean.
    """
    small = small_cells(table, small_below)
    hidden = Search(table, small_below).protect(small)
    if not audit(table, hidden, small_below=small_below).is_safe:
        raise CannotProtect(f"{len(hidden)} hidden cells do not protect each other")
    return Disclosed(table, small, frozenset(hidden - small))
