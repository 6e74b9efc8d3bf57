"""The project's own data, read once for all tests of the demo."""

from functools import cache
from pathlib import Path

from kedjan.cli.demo.events import History
from kedjan.cli.demo.history import histories
from kedjan.cli.demo.people import DemoPerson, generate_people
from kedjan.cli.demo.sources import Sources, read_sources

ROOT = Path(__file__).resolve().parents[3]


@cache
def sources() -> Sources:
    """Return the data that the demo is made of."""
    return read_sources(ROOT / "data")


@cache
def people() -> tuple[DemoPerson, ...]:
    """Return the demo's people."""
    return generate_people(sources())


@cache
def everyones_histories() -> tuple[History, ...]:
    """Return what happened to each of them before the first day."""
    return histories(people())
