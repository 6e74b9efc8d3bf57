"""How long it takes from one municipality to another, one way: estimated from their middles until somebody measures.

Rule: docs/rules/travel-times.md. The estimate is Kedjan's own, with no source: roads are 1.3 times the straight line; a
car drives 75 km/h and needs six minutes to begin and to park; buses and trains make 50 km/h, with twelve minutes of
walking and waiting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt
from typing import TypeAlias

_EARTH_KM = 6371.0
_ROAD = 1.3
_CAR_KM_H, _CAR_BEGINS = 75, 6
_TRANSIT_KM_H, _TRANSIT_BEGINS = 50, 12


class Mode(StrEnum):
    """How somebody travels; public transport is by bus and train."""

    CAR = "car"
    TRANSIT = "transit"


@dataclass(frozen=True, slots=True)
class Middle:
    """The middle of a municipality, in degrees."""

    code: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Minutes:
    """Whole minutes one way, by car and by public transport."""

    car: int
    transit: int


def kilometres(start: Middle, end: Middle) -> float:
    """Return the straight line between two middles (haversine)."""
    north = radians(end.latitude - start.latitude)
    east = radians(end.longitude - start.longitude)
    both = cos(radians(start.latitude)) * cos(radians(end.latitude))
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, sin(north / 2) ** 2 + both * sin(east / 2) ** 2)))


def estimated(start: Middle, end: Middle) -> Minutes:
    """Return the estimate; within a municipality it is what it takes to begin."""
    road = _ROAD * kilometres(start, end)
    return Minutes(
        car=_CAR_BEGINS + round(road * 60 / _CAR_KM_H),
        transit=_TRANSIT_BEGINS + round(road * 60 / _TRANSIT_KM_H),
    )


Measured: TypeAlias = Mapping[tuple[str, str, Mode], int]
"""Whole minutes that somebody has measured: from, to and how."""


def matrices(
    middles: Sequence[Middle], measured: Measured
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Return minutes by car and by public transport between all, in their order: measured where there is such."""
    estimates = [[estimated(a, b) for b in middles] for a in middles]
    car = tuple(
        tuple(measured.get((a.code, b.code, Mode.CAR), one.car) for b, one in zip(middles, row, strict=True))
        for a, row in zip(middles, estimates, strict=True)
    )
    transit = tuple(
        tuple(measured.get((a.code, b.code, Mode.TRANSIT), one.transit) for b, one in zip(middles, row, strict=True))
        for a, row in zip(middles, estimates, strict=True)
    )
    return car, transit
