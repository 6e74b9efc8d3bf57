"""A document held against the schema: every key, every type, every closed list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from kedjan.programmes.domain.document import TomlValue
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.positions import Located, Path
from kedjan.programmes.domain.problem import Problem, problem, shortened
from kedjan.programmes.domain.schema import SCHEMA
from kedjan.programmes.domain.schema_examples import example
from kedjan.programmes.domain.schema_shape import PATTERNS, YEAR_LEAST, YEAR_MOST, Key, Kind, Table

_LISTS = {
    Kind.TEXTS: Kind.TEXT,
    Kind.NAMES: Kind.NAME,
    Kind.CHOICES: Kind.CHOICE,
    Kind.CODES: Kind.CODE,
    Kind.NUMBERS: Kind.NUMBER,
}
_PATTERN_CODES = {
    Kind.NAME: ProblemCode.NOT_NAME,
    Kind.CODE: ProblemCode.NOT_CODE,
    Kind.TEXT: ProblemCode.EMPTY_TEXT,
}
_NEAR = 0.6


def check_schema(
    values: Mapping[str, TomlValue], located: Located, schema: Mapping[str, Table] = SCHEMA
) -> tuple[Problem, ...]:
    """Return everything in the document that the schema does not allow: a programme file's, unless another is given."""
    return tuple(_Check(located, schema).table(schema[""], values, ()))


def nearest(word: str, words: tuple[str, ...]) -> str:
    """Return the word that is most like it, empty when none is near."""
    return next(iter(get_close_matches(word, words, n=1, cutoff=_NEAR)), "")


@dataclass(frozen=True, slots=True)
class _Check:
    located: Located
    schema: Mapping[str, Table]

    def table(self, table: Table, values: Mapping[str, TomlValue], path: Path) -> Iterator[Problem]:
        """Check the keys of one table."""
        meant = {name: nearest(name, table.names) for name in values if table.key(name) is None}
        for name, near in meant.items():
            yield self.unknown(table, (*path, name), near)
        for key in table.keys:
            if key.name in values:
                yield from self.value(key, values[key.name], (*path, key.name))
            elif key.required and key.name not in meant.values():
                yield self.found(ProblemCode.MISSING, (*path, key.name), example=example(key, self.schema))

    def unknown(self, table: Table, path: Path, near: str) -> Problem:
        """Return the problem of a key that the table does not have, with the one that was probably meant."""
        allowed = ", ".join(table.names)
        if near:
            return self.found(ProblemCode.MISSPELT_KEY, path, nearest=near, allowed=allowed)
        return self.found(ProblemCode.UNKNOWN_KEY, path, allowed=allowed)

    def value(self, key: Key, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check one value."""
        if key.kind in _LISTS:
            yield from self.items(key, value, path)
        elif key.holds_tables:
            yield from self.tables(key, value, path)
        else:
            yield from self.plain(key, key.kind, value, path)

    def tables(self, key: Key, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check a table or a list of tables."""
        if key.kind is Kind.TABLE and isinstance(value, dict):
            yield from self.table(self.schema[key.table], value, path)
        elif key.kind is Kind.TABLES and isinstance(value, list):
            if key.required and not value:
                yield self.found(ProblemCode.EMPTY_LIST, path)
            yield from self.rows(key, value, path)
        else:
            code = ProblemCode.NOT_TABLE if key.kind is Kind.TABLE else ProblemCode.NOT_TABLES
            yield self.found(code, path, example=example(key, self.schema))

    def rows(self, key: Key, rows: list[TomlValue], path: Path) -> Iterator[Problem]:
        """Check each table of a list."""
        for index, row in enumerate(rows):
            if isinstance(row, dict):
                yield from self.table(self.schema[key.table], row, (*path, index))
            else:
                yield self.found(ProblemCode.NOT_TABLE, (*path, index), example=example(key, self.schema))

    def items(self, key: Key, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check each value of a list; a text stands once."""
        if not isinstance(value, list):
            yield self.found(ProblemCode.NOT_LIST, path, found=shortened(value))
            return
        first: dict[str, int] = {}
        for index, item in enumerate(value):
            yield from self.plain(key, _LISTS[key.kind], item, (*path, index))
            if isinstance(item, str) and first.setdefault(item, index) < index:
                line = self.located.place((*path, first[item])).line
                yield self.found(ProblemCode.REPEATED, (*path, index), found=shortened(item), first=line)

    def plain(self, key: Key, kind: Kind, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check a value that holds no others."""
        if kind is Kind.NUMBER:
            yield from self.number(key, value, path)
        elif kind is Kind.FLAG:
            if not isinstance(value, bool):
                yield self.found(ProblemCode.NOT_FLAG, path, found=shortened(value))
        elif kind is Kind.DATE:
            yield from self.day(value, path)
        else:
            yield from self.text(key, kind, value, path)

    def number(self, key: Key, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check a whole number and its bounds."""
        if isinstance(value, bool) or not isinstance(value, int):
            yield self.found(ProblemCode.NOT_NUMBER, path, found=shortened(value))
        elif not key.least <= value <= key.most:
            bounds = {"least": key.least, "most": key.most}
            yield self.found(ProblemCode.NUMBER_OUTSIDE, path, found=shortened(value), **bounds)

    def day(self, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check a date; far years are slips of the pen, and the last of all has no day after it."""
        if not isinstance(value, date) or isinstance(value, datetime):
            yield self.found(ProblemCode.NOT_DATE, path, found=shortened(value))
        elif not YEAR_LEAST <= value.year <= YEAR_MOST:
            years = {"least": YEAR_LEAST, "most": YEAR_MOST}
            yield self.found(ProblemCode.YEAR_OUTSIDE, path, found=shortened(value), **years)

    def text(self, key: Key, kind: Kind, value: TomlValue, path: Path) -> Iterator[Problem]:
        """Check a text against its pattern or its closed list."""
        if not isinstance(value, str):
            yield self.found(ProblemCode.NOT_TEXT, path, found=shortened(value))
        elif kind is Kind.CHOICE:
            if value not in key.allowed:
                yield self.found(ProblemCode.NOT_ALLOWED, path, found=shortened(value), allowed=", ".join(key.allowed))
        elif not re.fullmatch(PATTERNS[kind], value):
            yield self.found(_PATTERN_CODES[kind], path, found=shortened(value))

    def found(self, code: ProblemCode, path: Path, /, **values: str | int) -> Problem:
        """Return a problem at the place of the path."""
        return problem(code, path, self.located.place(path), **values)
