"""A document as the rules between keys read it: what has a wrong type is passed over, as the schema has said so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.programmes.domain.document import TomlTable, TomlValue
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.positions import Located, Path
from kedjan.programmes.domain.problem import Problem, problem


@dataclass(frozen=True, slots=True)
class Row:
    """One table and where it stands."""

    path: Path
    values: Mapping[str, TomlValue]

    def text(self, name: str) -> str | None:
        """Return the text of the key, None when there is no text."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int | None:
        """Return the whole number of the key, None when there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """Return the date of the key, None when there is none."""
        value = self.values.get(name)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def is_true(self, name: str) -> bool:
        """Tell whether the key says true."""
        return self.values.get(name) is True

    def texts(self, name: str) -> Iterator[tuple[Path, str]]:
        """Return the texts of a list with their paths."""
        for index, item in enumerate(_list(self.values.get(name))):
            if isinstance(item, str):
                yield (*self.path, name, index), item

    def rows(self, name: str) -> tuple["Row", ...]:
        """Return the tables of a list of tables."""
        items = enumerate(_list(self.values.get(name)))
        return tuple(Row((*self.path, name, index), item) for index, item in items if isinstance(item, dict))

    def row(self, name: str) -> "Row":
        """Return the table of the key, an empty one when there is none."""
        value = self.values.get(name)
        empty: TomlTable = {}
        return Row((*self.path, name), value if isinstance(value, dict) else empty)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole document."""

    file: Row
    located: Located

    def found(self, code: ProblemCode, path: Path, /, **values: str | int) -> Problem:
        """Return a problem at the place of the path."""
        return problem(code, path, self.located.place(path), **values)

    def line(self, path: Path) -> int:
        """Return the line of the path."""
        return self.located.place(path).line


def _list(value: TomlValue | None) -> list[TomlValue]:
    return value if isinstance(value, list) else []
