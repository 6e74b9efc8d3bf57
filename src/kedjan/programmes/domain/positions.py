"""Where each key of a TOML text stands: tomllib reads the values but keeps no lines.

Made for text that tomllib has accepted, or for the part of it before its error: it finds places and judges nothing.
Format: TOML 1.0.0 (toml.io/en/v1.0.0).
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_OPENING = re.compile(r"\[\[?[ \t]*")
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[^,\[\]{}\n#\"']+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Line and column, both counted from 1."""

    line: int
    column: int


START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """One header or one key with its value: its full path, and where its text starts and ends in characters."""

    path: Path
    start: int
    end: int
    is_header: bool


@dataclass(frozen=True, slots=True)
class Located:
    """The places of all keys and list items, and the statements in order."""

    positions: Mapping[Path, Position]
    statements: tuple[Statement, ...]

    def place(self, path: Path) -> Position:
        """Return where the path stands; where it does not stand, its nearest parent; at last, the file's start."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.positions:
                return self.positions[path[:length]]
        return START


class _Lost(Exception):
    """The text is not TOML from here on."""


@dataclass(slots=True)
class _Scanner:
    text: str
    line_starts: list[int]
    at: int = 0
    positions: dict[Path, Position] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    items: dict[Path, int] = field(default_factory=dict)

    def take(self, pattern: re.Pattern[str]) -> str:
        """Return what the pattern matches here and step past it; raises _Lost."""
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _Lost
        self.at = match.end()
        return match.group()

    def sees(self, character: str) -> bool:
        """Tell whether the character stands here, and step past it if so."""
        found = self.text.startswith(character, self.at)
        self.at += len(character) if found else 0
        return found

    def mark(self, path: Path, at: int) -> None:
        """Remember where the path was first seen."""
        self.positions.setdefault(path, position_at(self.line_starts, at))

    def document(self) -> None:
        """Walk the whole text."""
        table: Path = ()
        self.take(_BLANK)
        while self.at < len(self.text):
            start = self.at
            is_header = self.text.startswith("[", start)
            path = self.header() if is_header else self.pair(table)
            table = path if is_header else table
            self.statements.append(Statement(path, start, self.at, is_header))
            self.take(_BLANK)

    def header(self) -> Path:
        """Read [table] or [[list]] and return the path of the table that it opens."""
        start = self.at
        is_list = self.take(_OPENING).startswith("[[")
        path: Path = ()
        for step in self.dotted():
            path = (*self.latest(path), step)
            self.mark(path, start)
        if is_list:
            self.items[path] = self.items.get(path, -1) + 1
        path = self.latest(path)
        self.mark(path, start)
        self.take(_SPACE)
        if not self.sees("]]" if is_list else "]"):
            raise _Lost
        return path

    def latest(self, path: Path) -> Path:
        """Return the path of the newest item, when the path is a list of tables."""
        return (*path, self.items[path]) if path in self.items else path

    def dotted(self) -> list[str]:
        """Read a.b.c and return its parts."""
        parts = [_plain(self.take(_KEY_PART))]
        while _DOT.match(self.text, self.at):
            self.take(_DOT)
            parts.append(_plain(self.take(_KEY_PART)))
        return parts

    def pair(self, table: Path) -> Path:
        """Read key = value inside the table and return the key's path."""
        start = self.at
        path = table
        for part in self.dotted():
            path = (*path, part)
            self.mark(path, start)
        self.take(_EQUALS)
        self.value(path)
        return path

    def value(self, path: Path) -> None:
        """Step over a value and mark what it holds."""
        if self.sees("["):
            self.elements(path)
        elif self.sees("{"):
            self.members(path)
        else:
            self.take(_SCALAR)

    def elements(self, path: Path) -> None:
        """Step over the items of a list."""
        index = 0
        self.take(_BLANK)
        while not self.sees("]"):
            self.mark((*path, index), self.at)
            self.value((*path, index))
            index += 1
            self.take(_BLANK)
            self.sees(",")
            self.take(_BLANK)

    def members(self, path: Path) -> None:
        """Step over the pairs of an inline table."""
        self.take(_BLANK)
        while not self.sees("}"):
            self.pair(path)
            self.take(_BLANK)
            self.sees(",")
            self.take(_BLANK)


def locate(text: str) -> Located:
    """Return the places of all keys, up to where the text stops being TOML. Line breaks are plain newlines."""
    scanner = _Scanner(text, starts_of_lines(text))
    with suppress(_Lost):
        scanner.document()
    return Located(MappingProxyType(scanner.positions), tuple(scanner.statements))


def starts_of_lines(text: str) -> list[int]:
    """Return the place of the first character of each line."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def position_at(line_starts: list[int], at: int) -> Position:
    """Return line and column of a character."""
    line = bisect_right(line_starts, at)
    return Position(line, at - line_starts[line - 1] + 1)


def _plain(part: str) -> str:
    return str(tomllib.loads(f"key = {part}")["key"]) if part[0] in "\"'" else part
