"""Checked values with their types, for building. A value of another type is a fault in the schema, not in the file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kedjan.programmes.domain.document import TomlTable, TomlValue

Built = TypeVar("Built")
Value = TypeVar("Value", bound=TomlValue)


@dataclass(frozen=True, slots=True)
class Typed:
    """One table that the schema has passed."""

    values: TomlTable

    def text(self, name: str) -> str:
        """Return the text of a required key."""
        return of_type(self.values[name], str)

    def text_or_none(self, name: str) -> str | None:
        """Return the text of an optional key."""
        return self.text(name) if name in self.values else None

    def number(self, name: str) -> int:
        """Return the whole number of a required key."""
        return of_type(self.values[name], int)

    def number_or_none(self, name: str) -> int | None:
        """Return the whole number of an optional key."""
        return self.number(name) if name in self.values else None

    def day(self, name: str) -> date:
        """Return the date of a required key."""
        return of_type(self.values[name], date)

    def flag(self, name: str) -> bool:
        """Return true or false of a required key."""
        return of_type(self.values[name], bool)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list, none when the key is left out."""
        return tuple(of_type(item, str) for item in of_type(self.values.get(name, []), list))

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return the whole numbers of a required list."""
        return tuple(of_type(item, int) for item in of_type(self.values[name], list))

    def table(self, name: str) -> "Typed":
        """Return the table of a required key."""
        return Typed(of_type(self.values[name], dict))

    def each(self, name: str, build: Callable[["Typed"], Built]) -> tuple[Built, ...]:
        """Build each table of a list, none when the key is left out."""
        return tuple(build(Typed(of_type(item, dict))) for item in of_type(self.values.get(name, []), list))

    def optional(self, name: str, build: Callable[["Typed"], Built]) -> Built | None:
        """Build the table of an optional key."""
        return build(self.table(name)) if name in self.values else None


def of_type(value: TomlValue, kind: type[Value]) -> Value:
    """Return the value as the type it has; raises TypeError when it has another."""
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, not {type(value).__name__}")
    return value
