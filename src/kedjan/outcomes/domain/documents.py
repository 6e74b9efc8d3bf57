"""Reading a stored publication: values of the expected types, or nothing. Pure; docs/rules/outcomes.md."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


class UnreadablePublication(Exception):
    """A stored document is not one that this version wrote: it was changed in the database, or is of another format."""


class Reader:
    """Reads values of the expected types out of a document, or raises UnreadablePublication."""

    def __init__(self, values: Mapping[str, Json]) -> None:
        """Take the object to read from."""
        self._values = values

    def text(self, name: str) -> str:
        value = self._values.get(name)
        if not isinstance(value, str):
            raise UnreadablePublication(name)
        return value

    def number(self, name: str) -> int:
        value = self.number_or_none(name)
        if value is None:
            raise UnreadablePublication(name)
        return value

    def number_or_none(self, name: str) -> int | None:
        value = self._values.get(name)
        if value is not None and not isinstance(value, int):
            raise UnreadablePublication(name)
        return value

    def day_or_none(self, name: str) -> date | None:
        return None if self._values.get(name) is None else date.fromisoformat(self.text(name))

    def table(self, name: str) -> "Reader":
        found = self.table_or_none(name)
        if found is None:
            raise UnreadablePublication(name)
        return found

    def table_or_none(self, name: str) -> "Reader | None":
        value = self._values.get(name)
        if value is not None and not isinstance(value, dict):
            raise UnreadablePublication(name)
        return None if value is None else Reader(value)

    def tables_or_none(self, name: str) -> "tuple[Reader, ...]":
        """Return nothing for a list that older documents do not have."""
        return () if name not in self._values else self.tables(name)

    def tables(self, name: str) -> "tuple[Reader, ...]":
        value = self._values.get(name)
        if not isinstance(value, list):
            raise UnreadablePublication(name)
        return tuple(Reader(one) for one in value if isinstance(one, dict))
