"""A TOML text read as far as it can be: values, places, and what stood in the way."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, time

from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.positions import (
    START,
    Located,
    Path,
    Position,
    Statement,
    locate,
    position_at,
    starts_of_lines,
)
from kedjan.programmes.domain.problem import Problem, problem, shortened, written

TomlValue = str | int | float | bool | date | time | list["TomlValue"] | dict[str, "TomlValue"]
TomlTable = dict[str, TomlValue]

CHARACTERS_MOST = 400_000
_DUPLICATES_MOST = 20
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_REPEATED = re.compile(r"Cannot (?:overwrite|declare|mutate|redefine)|Duplicate inline table key '(.*)'")
_SYNTAX = (
    ("Invalid statement", ProblemCode.TOML_STATEMENT),
    ("Invalid initial character", ProblemCode.TOML_STATEMENT),
    ("Expected '=' after", ProblemCode.TOML_EQUALS),
    ("Invalid value", ProblemCode.TOML_VALUE),
    ("Unterminated string", ProblemCode.TOML_STRING),
    ("Illegal character '\\n'", ProblemCode.TOML_STRING),
    ("Found invalid character '\\n'", ProblemCode.TOML_STRING),
    ("Expected '\"'", ProblemCode.TOML_STRING),
    ('Expected "\'"', ProblemCode.TOML_STRING),
    ("Expected newline", ProblemCode.TOML_LINE_END),
    ("Unclosed", ProblemCode.TOML_BRACKET),
    ("Expected ']", ProblemCode.TOML_BRACKET),
    ("Illegal character", ProblemCode.TOML_CHARACTER),
    ("Found invalid character", ProblemCode.TOML_CHARACTER),
    ("Unescaped", ProblemCode.TOML_ESCAPE),
    ("Invalid hex", ProblemCode.TOML_ESCAPE),
    ("Escaped character", ProblemCode.TOML_ESCAPE),
    ("Invalid date", ProblemCode.TOML_DATE),
)


@dataclass(frozen=True, slots=True)
class Document:
    """The values of a text and where they stand. dropped: the keys left out, as something in them stood twice."""

    values: TomlTable
    located: Located
    dropped: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadText:
    """What could be read, None when the text stops being TOML; and what was wrong so far."""

    document: Document | None
    problems: tuple[Problem, ...]


def read_document(text: str) -> ReadText:
    """Read a TOML text. A key that stands twice is reported and the first one kept; broken TOML ends the reading."""
    text = _plain(text)
    if len(text) > CHARACTERS_MOST:
        too_large = problem(ProblemCode.TOO_LARGE, (), START, found=len(text), most=CHARACTERS_MOST)
        return ReadText(None, (too_large,))
    try:
        return _read(text)
    except RecursionError:
        return ReadText(None, (problem(ProblemCode.TOO_DEEP, (), START),))


def trusted_values(text: str) -> TomlTable:
    """Return the values of a text that was read without problems before; raises ValueError for another."""
    values: TomlTable = tomllib.loads(_plain(text))
    return values


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _read(text: str) -> ReadText:
    problems: list[Problem] = []
    dropped: set[str] = set()
    while True:
        try:
            values: TomlTable = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _repeated(text, str(error))
            if found is None or len(problems) == _DUPLICATES_MOST:
                return ReadText(None, (*problems, _broken(text, str(error))))
            problems.append(found.problem)
            dropped.add(written(found.statement.path))
            text = _without(text, found)
        except ValueError:
            return ReadText(None, (*problems, problem(ProblemCode.NUMBER_TOO_LONG, (), START)))
        else:
            return ReadText(Document(values, locate(text), frozenset(dropped)), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Repetition:
    problem: Problem
    statement: Statement
    end: int


def _repeated(text: str, error: str) -> _Repetition | None:
    match = _REPEATED.match(error)
    located = locate(text)
    if match is None or not located.statements:
        return None
    at = _character(text, error)
    index = max(0, sum(statement.start < at for statement in located.statements) - 1)
    statement = located.statements[index]
    path = (*statement.path, match.group(1)) if match.group(1) else statement.path
    here = position_at(starts_of_lines(text), statement.start)
    first = located.place(path)
    found = problem(ProblemCode.DUPLICATE_KEY, path, here, first=first.line)
    return _Repetition(found, statement, _end(located.statements, index))


def _end(statements: tuple[Statement, ...], index: int) -> int:
    """Return where the statement ends; a header takes everything up to the next header with it."""
    last = statements[index]
    if last.is_header:
        for follower in statements[index + 1 :]:
            if follower.is_header:
                break
            last = follower
    return last.end


def _without(text: str, found: _Repetition) -> str:
    """Return the text with the repetition blanked out, so that all other places stay where they are."""
    start = found.statement.start
    return text[:start] + re.sub(r"[^\n]", " ", text[start : found.end]) + text[found.end :]


def _broken(text: str, error: str) -> Problem:
    starts = starts_of_lines(text)
    at = min(_character(text, error), len(text))
    here = position_at(starts, at)
    path, first = _last_key(text)
    if path and _PLACE.search(error) is None:
        return problem(ProblemCode.TOML_END, path, here, first=first.line)
    code = next((code for start, code in _SYNTAX if error.startswith(start)), ProblemCode.TOML)
    line = text[starts[here.line - 1] :].split("\n", 1)[0]
    return problem(code, path if first.line == here.line else (), here, found=shortened(line))


def _last_key(text: str) -> tuple[Path, Position]:
    """Return the key that was being read when the text stopped being TOML, and where it stands."""
    positions = locate(text).positions
    path = next((path for path in reversed(tuple(positions)) if isinstance(path[-1], str)), ())
    return path, positions.get(path, START)


def _character(text: str, error: str) -> int:
    """Return the place that tomllib's message ends with, as a number of characters."""
    match = _PLACE.search(error)
    if match is None:
        return len(text)
    place = Position(int(match.group(1)), int(match.group(2)))
    return starts_of_lines(text)[place.line - 1] + place.column - 1
