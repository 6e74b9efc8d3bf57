"""Tables that are ordered by a column: what the address asks for, and the links of the columns' headings.

An address says ?sort=hours, or ?sort=-hours for the other way; without JavaScript, and kept in saved lists.
docs/rules/lists.md.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

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


@dataclass(frozen=True, slots=True)
class DayList:
    """A list with one order of its own, by a day, which the address can turn round: ?sort=-ends, or ?sort=sent.

    key: what the address calls the column; is_latest_first: its own order.
    """

    key: str
    is_latest_first: bool = False

    def is_turned(self, asked: str) -> bool:
        """Tell whether the address asks for the other way."""
        return order_from(asked, (self.key,)) == self._other

    def asked(self, *, is_turned: bool) -> dict[str, str]:
        """Return what the address says, for the links of the list and for saving it."""
        return {ASKED: self._other.asked} if is_turned else {}

    def column(self, title: str, here: str, *, is_turned: bool) -> Column:
        """Return the column, with a link to the list from its beginning the other way; here: the list's address."""
        state = "ascending" if self.is_latest_first == is_turned else "descending"
        return Column(title, sort_href=self.address(here, is_turned=not is_turned), sorted=state)

    def address(self, here: str, *, is_turned: bool, after: Mapping[str, str] | None = None) -> str:
        """Return the list's address in that order, after the marks of its last row or from its beginning."""
        query = urlencode({**(after or {}), **self.asked(is_turned=is_turned)})
        return f"{here}{query and '?'}{query}"

    @property
    def _other(self) -> Order:
        return Order(self.key, is_backwards=not self.is_latest_first)


def sorted_column(
    title: str, key: str, order: Order, address: Callable[[str], str], *, numeric: bool = False
) -> Column:
    """Return the column with a link that orders by it, the other way if it is ordered so already.

    address: gives the list's address with that order, from its beginning.
    """
    is_first = order.key != key or order.is_backwards
    state = "" if order.key != key else ("descending" if order.is_backwards else "ascending")
    return Column(title, numeric=numeric, sort_href=address(key if is_first else f"-{key}"), sorted=state)
