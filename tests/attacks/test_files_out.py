"""What leaves as a file: no spreadsheet runs a cell of it, and no browser shows it as a page."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from kedjan.integrations.database.context import acting
from kedjan.organisations.queries import municipality_names
from kedjan.outcomes.operations import publish_results
from kedjan.outcomes.web import published
from kedjan.programmes.queries import programme
from tests.attacks.sending import allowed, browser, urls
from tests.permissions.addresses import addresses
from tests.support.world import World

RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")
FORMULAS = tuple(f'{sign}HYPERLINK("http://evil.example";"x")' for sign in RUN)
_SHOWN = ("text/html", "text/plain", "application/json")
_KEPT = re.compile(r'attachment; filename="[\w.-]+"', re.ASCII)


@dataclass(frozen=True, slots=True)
class File:
    """What was handed out."""

    headers: Mapping[str, str]
    content: bytes


@pytest.fixture
def files(world: World, monkeypatch: pytest.MonkeyPatch) -> dict[str, File]:
    """Return every file that the web hands out, from a world where the names of places are formulas."""
    framsteget = programme(key="framsteget")
    assert framsteget is not None
    with acting(world.manager()) as clock:
        publish_results(actor=world.manager(), programme=framsteget, now=clock.now())
    names = {code: FORMULAS[number % len(FORMULAS)] for number, code in enumerate(municipality_names())}
    monkeypatch.setattr(published, "municipality_names", lambda: names)
    _write_a_formula(world)
    return dict(_files(world))


def _write_a_formula(world: World) -> None:
    """Put one where staff write freely."""
    gate = urls(world)["journeys:gate"]
    typed = {"state": "open", "owner": str(world.organisation("fk")), "due_on": "2013-02-01", "note": FORMULAS[0]}
    assert browser(world, world.caseworker("fk")).post(gate, typed).status_code == 302


def _files(world: World) -> Iterator[tuple[str, File]]:
    places = urls(world)
    for address in addresses():
        answer = browser(world, next(iter(allowed(world, address)), None)).get(places[address.name])
        if answer.status_code == 200 and not answer.headers["Content-Type"].startswith(_SHOWN):
            yield address.name, File(answer.headers, answer.content)


def test_a_file_is_handed_out_to_be_kept_and_not_to_be_shown(files: dict[str, File]) -> None:
    given = {name: answer.headers.get("Content-Disposition", "") for name, answer in files.items()}

    assert {name: said for name, said in given.items() if not _KEPT.fullmatch(said)} == {}
    assert {"outcomes:csv", "participants:import_example"} <= set(files)


def test_no_cell_of_a_file_is_run_by_a_spreadsheet(files: dict[str, File]) -> None:
    tables = {name: one for name, one in files.items() if one.headers["Content-Type"].startswith("text/csv")}
    cells = [
        (name, cell)
        for name, answer in tables.items()
        for line in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";")
        for cell in line
    ]

    assert [(name, cell) for name, cell in cells if cell.startswith(RUN)] == []
    assert any(cell == f"'{FORMULAS[0]}" for name, cell in cells if name == "outcomes:csv")
