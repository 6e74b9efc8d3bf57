"""What synthetic people are made of: official test numbers, names with their bearers, municipalities with their people.

The files and their origin stand in data/*/SOURCE.md.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from random import Random

from kedjan.kernel.sex import Sex

_CHILD_YEARS = 25


@dataclass(frozen=True, slots=True)
class Municipality:
    """An official code, the name, and how many live there."""

    code: str
    name: str
    population: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names and the running sum of their weights, so that a draw is by frequency."""

    names: tuple[str, ...]
    running: tuple[int, ...]

    def draw(self, random: Random) -> str:
        """Return a name, as often as people bear it."""
        return random.choices(self.names, cum_weights=self.running)[0]


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything read; numbers have twelve digits, each once, in order."""

    personnummer: tuple[str, ...]
    coordination_numbers: tuple[str, ...]
    first_names: Mapping[Sex, Names]
    surnames: Names
    municipalities: tuple[Municipality, ...]


def read_sources(folder: Path) -> Sources:
    """Read the project's data folder; raises FileNotFoundError for a file that is not there."""
    surnames = list(_rows(folder / "names_sv/surnames.csv"))
    return Sources(
        personnummer=_numbers(folder / "testpersonnummer/allPins.json"),
        coordination_numbers=_numbers(folder / "testpersonnummer/allCoords.json"),
        first_names=_first_names(folder / "names_sv/first_names.csv"),
        surnames=_names((row["name"], int(row["bearers"])) for row in surnames),
        municipalities=tuple(
            Municipality(row["code"], row["name"], int(row["population"]))
            for row in _rows(folder / "municipalities/municipalities.csv")
        ),
    )


def sex_of(number: str) -> Sex:
    """Return legal sex by the ninth of the ten digits: even for women, odd for men."""
    return Sex.MAN if int(number[10]) % 2 else Sex.WOMAN


def birth_date(number: str) -> date:
    """Return the day of birth of a test personnummer."""
    return date(int(number[:4]), int(number[4:6]), int(number[6:8]))


def _numbers(path: Path) -> tuple[str, ...]:
    return tuple(sorted(set(json.loads(path.read_text(encoding="utf-8")))))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _first_names(path: Path) -> Mapping[Sex, Names]:
    """Return the names by sex, weighted by bearers who are grown up.

    How old bearers are is not published by name; those born in the latest 25 years are taken off as 25 times the
    newborns of one year, so that the demo's grown-ups are rarely called Noah.
    """
    rows = list(_rows(path))
    return {
        sex: _names(
            (row["name"], max(0, int(row["bearers"]) - _CHILD_YEARS * int(row["newborns"])))
            for row in rows
            if row["sex"] == sex
        )
        for sex in (Sex.WOMAN, Sex.MAN)
    }


def _names(weighted: Iterator[tuple[str, int]]) -> Names:
    kept = [(name, weight) for name, weight in weighted if weight]
    return Names(tuple(name for name, _ in kept), tuple(accumulate(weight for _, weight in kept)))
