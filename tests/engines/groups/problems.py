"""Problems for tests: the shipped ones, a tiny one to change, small random ones, and the reference verifier."""

import gzip
import json
from collections import Counter
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from typing import Any

from kedjan.engines.groups.parse import read_problem
from kedjan.engines.groups.problem import Problem

DATA = Path(__file__).parents[3] / "data" / "groups"
REGIONS = ("small", "varmland", "skane-blekinge", "replan-skane-blekinge")

Document = dict[str, Any]


@cache
def packed(name: str) -> bytes:
    return (DATA / f"{name}.json.gz").read_bytes()


def document(name: str) -> Document:
    """Return a shipped problem as a fresh JSON document."""
    made: Document = json.loads(gzip.decompress(packed(name)))
    return made


@cache
def shipped(name: str) -> Problem:
    return read_problem(packed(name)).problem


def read(made: Document) -> Problem:
    return read_problem(json.dumps(made).encode()).problem


def reference(problem: Document, plan: Document) -> tuple[list[str], Counter[str]]:
    """Return what the reference verifier says: violations and costs by item."""
    bad, costs, _ = _reference().check(problem, plan)
    return bad, costs


@cache
def _reference() -> Any:
    spec = spec_from_file_location("reference_verifier", DATA / "check_groups.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tiny(seed: int = 0, *, people: int = 6, weeks: int = 5, rooms: int = 2, coaches: int = 3) -> Document:
    """Return a random problem that is small enough to try every plan: groups of two or three, two sessions."""
    random = Random(seed)
    towns = ("a", "b")
    far = random.randrange(10, 40)
    minutes = [[5, far], [far, 5]]
    return {
        "format": "kedjan/groups@1",
        "name": f"tiny-{seed}",
        "first_week": "2027-01-04",
        "weeks": weeks,
        "closed_weeks": [random.randrange(weeks)],
        "rules": _rules(weeks),
        "costs": _costs(),
        "areas": ["area"],
        "municipalities": [{"id": town, "area": "area"} for town in towns],
        "car_minutes": minutes,
        "transit_minutes": [list(row) for row in minutes],
        "rooms": [_room(random, number, towns) for number in range(rooms)],
        "coaches": [_coach(random, number, towns, weeks) for number in range(coaches)],
        "participants": [_person(random, number, towns, weeks) for number in range(people)],
    }


def wide(areas: int, seed: int = 0) -> Document:
    """Return a random problem of many areas in a row, each near the next one alone."""
    parts = [tiny(seed + number, people=9, weeks=7) for number in range(areas)]
    towns = [f"{number}{each['id']}" for number, part in enumerate(parts) for each in part["municipalities"]]
    minutes = [[5 + 12 * abs(one // 2 - other // 2) for other in range(len(towns))] for one in range(len(towns))]
    return {
        **parts[0],
        "name": f"wide-{seed}",
        "areas": [f"a{number}" for number in range(areas)],
        "municipalities": [{"id": town, "area": f"a{number // 2}"} for number, town in enumerate(towns)],
        "car_minutes": minutes,
        "transit_minutes": [list(row) for row in minutes],
        **{
            kind: [
                {**each, "id": f"{number}{each['id']}", "municipality": f"{number}{each['municipality']}"}
                for number, part in enumerate(parts)
                for each in part[kind]
            ]
            for kind in ("rooms", "coaches", "participants")
        },
    }


def _rules(weeks: int) -> Document:
    sizes = {"starts_per_area": 2, "coaches_per_group": 2, "group_min": 2, "group_max": 3, "sessions": 2}
    return {**sizes, "last_start_week": weeks - 2, "sex_share_min": 0.35}


def _costs() -> Document:
    people = {"unserved": 1000, "benefit_lost": 1000, "wait_week": 5, "travel_minute": 1, "sex_balance": 25}
    groups = {"coach_minute": 2, "interpreter": 300, "no_reserve": 300, "group": 200}
    return {**people, **groups, "coach_load": [0, 0, 40, 120]}


def _room(random: Random, number: int, towns: tuple[str, ...]) -> Document:
    return {
        "id": f"r{number}",
        "municipality": random.choice(towns),
        "capacity": random.choice((2, 3)),
        "features": random.sample(["step_free", "quiet"], random.randrange(3)),
        "closed_weeks": random.sample(range(6), 1),
        "parallel": random.choice((1, 1, 2)),
    }


def _coach(random: Random, number: int, towns: tuple[str, ...], weeks: int) -> Document:
    return {
        "id": f"k{number}",
        "municipality": random.choice(towns),
        "away_weeks": random.sample(range(weeks), random.randrange(2)),
        "max_at_once": random.choice((1, 2)),
        "max_groups": random.choice((1, 2)),
        "max_minutes": random.choice((20, 45)),
        "languages": random.sample(["ar", "so"], random.randrange(2)),
    }


def _person(random: Random, number: int, towns: tuple[str, ...], weeks: int) -> Document:
    earliest = random.randrange(-1, weeks - 2)
    return {
        "id": f"p{number}",
        "municipality": random.choice(towns),
        "earliest": earliest,
        "latest": earliest + random.randrange(1, 4),
        "benefit_ends": random.random() < 0.5,
        "max_minutes": random.choice((15, 45)),
        "needs": random.sample(["step_free", "quiet"], 1) if random.random() < 0.2 else [],
        "language": random.choice((None, None, None, "ar", "so")),
        "sex": random.choice(("woman", "man")),
    }
