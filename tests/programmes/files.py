"""The shipped programme files as the tests read and change them."""

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from kedjan.programmes.domain.document import TomlTable, TomlValue
from kedjan.programmes.domain.parse import ParsedProgramme, parse_programme
from kedjan.programmes.domain.programme import ProgrammeFile

ROOT = Path(__file__).parents[2]
KEYS = ("coachningsprojektet", "consensio", "fler-vagar-in", "framsteget", "hela-kedjan")


@cache
def known_municipalities() -> Mapping[str, str]:
    """Return all Swedish municipalities: official name by code."""
    with (ROOT / "data/municipalities/municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


@cache
def text_of(key: str) -> str:
    """Return the text of a shipped file."""
    return (ROOT / "programmes" / f"{key}.toml").read_text(encoding="utf-8")


def values_of(key: str) -> TomlTable:
    """Return the values of a shipped file, free to change."""
    return tomllib.loads(text_of(key))


def parsed(text: str) -> ParsedProgramme:
    """Parse a text against all Swedish municipalities."""
    return parse_programme(text, municipalities=known_municipalities())


@cache
def programme_of(key: str) -> ProgrammeFile:
    """Return the programme of a shipped file."""
    programme = parsed(text_of(key)).programme
    assert programme is not None
    return programme


def messages(text: str) -> tuple[str, ...]:
    """Return what a person reads about a text, in Swedish."""
    return tuple(problem.reason.message % problem.reason.values for problem in parsed(text).problems)


def with_line(old: str, new: str, *, key: str = "framsteget") -> str:
    """Return a shipped text with the first place of `old` replaced; it must be there."""
    text = text_of(key)
    assert old in text
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    """Return the line, from 1, where the part first stands."""
    return text[: text.index(part)].count("\n") + 1


def written(values: Mapping[str, TomlValue]) -> str:
    """Return the values as TOML, each top key on a line of its own."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in values.items())


def _key(key: str) -> str:
    return f'"{key}"'


def _value(value: TomlValue) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str):
        return '"' + "".join(_character(character) for character in value) + '"'
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower()


def _character(character: str) -> str:
    is_plain = character.isprintable() and character not in '"\\'
    return character if is_plain else f"\\U{ord(character):08x}"
