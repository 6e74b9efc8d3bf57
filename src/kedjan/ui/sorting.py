"""Tables that are ordered by a column: what the address asks for, and the links of the columns' headings.

An address says ?sort=hours, or ?sort=-hours for the other way; without JavaScript, and kept in saved lists.
docs/rules/lists.md.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from kedjan.ui.components import Column

ASKED = "sort"
"""The name in the address."""


@dataclass(frozen=True, slots=True)
class Order:
    """Which column a list is ordered by, and which way; no key: the list's own order."""

    key: str = ""
    is_backwards: bool = False

    @property
    def asked(self) -> str:
        """Return what the address says; empty for the list's own order."""
        return f"-{self.key}" if self.is_backwards else self.key


def order_from(asked: str, keys: Collection[str]) -> Order:
    """Return the order that the address asks for; the list's own for what it cannot be ordered by."""
    key = asked.removeprefix("-")
    return Order(key, is_backwards=asked.startswith("-")) if key in keys else Order()


def sorted_column(
    title: str, key: str, order: Order, address: Callable[[str], str], *, numeric: bool = False
) -> Column:
    """Return the column with a link that orders by it, the other way if it is ordered so already.

    address: gives the list's address with that order, from its beginning.
    """
    is_first = order.key != key or order.is_backwards
    state = "" if order.key != key else ("descending" if order.is_backwards else "ascending")
    return Column(title, numeric=numeric, sort_href=address(key if is_first else f"-{key}"), sorted=state)
