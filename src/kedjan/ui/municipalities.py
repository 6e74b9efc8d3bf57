"""Maps of municipalities: outlines from one cached file, the counties that are told about, and what surrounds a label.

The outlines are data/municipalities/outlines.csv, in units of 100 metres of SWEREF 99 TM; `./run assets` makes what is
read and served here.
"""

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kedjan.ui.components import Table
from kedjan.ui.figures import AreaMap, MapArea

_PLACES = Path(__file__).with_name("municipalities.csv")
_AROUND = 40
_MOST_COUNTIES = 6
_MOST_LABELS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a map says of a municipality: its label, and its level from 0 to 4; None where nothing may be told."""

    text: str
    level: int | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label stands, and how far the outline reaches."""

    at: tuple[int, int]
    box: tuple[int, int, int, int]


def municipality_map(
    *,
    title: str,
    told: Mapping[str, Told],
    names: Mapping[str, str],
    legend: tuple[tuple[int, str], ...],
    table: Table | None,
    note: str = "",
    empty: str = "",
) -> AreaMap | None:
    """Return a map of the counties with something told, whole Sweden where they are many; None without any.

    told: by the municipality's code; names: of every municipality; empty: what it means that nothing is told of one,
    which is drawn empty.
    """
    known = {code: one for code, one in told.items() if code in _places()}
    if not known:
        return None
    codes = _around(known)
    has_labels = len(codes) <= _MOST_LABELS
    areas = tuple(_area(code, known.get(code), names.get(code, code), has_label=has_labels) for code in codes)
    return AreaMap(title, _box(codes), areas, legend, table, note, empty)


def _around(told: Collection[str]) -> tuple[str, ...]:
    """Return the municipalities of the counties concerned, or all of them."""
    counties = {code[:2] for code in told}
    everything = len(counties) > _MOST_COUNTIES
    return tuple(code for code in _places() if everything or code[:2] in counties)


def _area(code: str, told: Told | None, name: str, *, has_label: bool) -> MapArea:
    x, y = _places()[code].at
    if told is None:
        return MapArea(name, "", "", x, y, None, code=code, is_empty=True)
    shown = has_label and told.level is not None
    return MapArea(name, told.text, "", x, y, told.level, code=code, has_label=shown)


def _box(codes: Iterable[str]) -> tuple[int, int, int, int]:
    lefts, tops, rights, bottoms = zip(*(_places()[code].box for code in codes), strict=True)
    left, top = min(lefts) - _AROUND, min(tops) - _AROUND
    return left, top, max(rights) + _AROUND - left, max(bottoms) + _AROUND - top


@cache
def _places() -> Mapping[str, _Place]:
    with _PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["code"]: _Place(
            (int(row["x"]), int(row["y"])),
            (int(row["left"]), int(row["top"]), int(row["right"]), int(row["bottom"])),
        )
        for row in rows
    }
