"""The whole matrix: each role × address and method × state of consent × own or another organisation's person.

Each cell is let in exactly where the tables in cells.py say so, tells no more than they allow, and what it told about
the person stands once for each kind in the log of who read. CI asks for a part in which every two values meet;
./run test --long asks for all of it.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from kedjan.audit.domain.acts import Act
from kedjan.audit.models import Reading
from kedjan.integrations.database.context import act_as, acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.organisations.domain.roles import RoleKey
from tests.coaching.standing import standing_plan
from tests.matrix.canaries import said
from tests.matrix.cells import (
    ABOUT,
    METHODS,
    READERS,
    Cell,
    Home,
    State,
    all_cells,
    is_there,
    lets_in,
    opened,
    pairwise_cells,
)
from tests.matrix.staging import MARKS, Stage
from tests.permissions.addresses import addresses, places_of
from tests.permissions.matrix import NEEDS
from tests.permissions.test_matrix import published
from tests.support.undoing import undone
from tests.support.world import World

REFUSED = {403, 404}
ALL = tuple(all_cells())
PART = pairwise_cells()


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Keep Django from telling of every refusal: here they are what is asked for."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


def test_every_place_of_an_address_says_whose_right_it_is() -> None:
    assert {place for address in addresses() for place in address.places} <= set(ABOUT)


def test_the_matrix_has_every_cell() -> None:
    assert len(ALL) == len(set(ALL)) == len(addresses()) * len(METHODS) * len(READERS) * len(State) * len(Home)


def test_in_the_part_every_two_values_meet() -> None:
    def pairs(cells: Iterable[Cell]) -> set[frozenset[object]]:
        columns = ((cell.reader, cell.address, cell.method, cell.state, cell.home) for cell in cells)
        return {frozenset({a, b}) for values in columns for a in values for b in values}

    assert pairs(PART) == pairs(ALL)
    assert len(PART) < len(ALL) / 10


@pytest.mark.parametrize("state", State)
def test_in_the_part_every_cell_is_as_the_tables_say(world: World, state: State) -> None:
    assert wrong_cells(world, [cell for cell in PART if cell.state is state]) == []


@pytest.mark.long
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("state", State)
def test_every_cell_is_as_the_tables_say(world: World, state: State, reader: str) -> None:
    assert wrong_cells(world, [cell for cell in ALL if (cell.state, cell.reader) == (state, reader)]) == []


def test_what_is_told_and_noted_is_seen_by_these_tests(world: World) -> None:
    gate = _gate(world)
    stage = Stage(world)
    reader = stage.reader("caseworker", Home.OWN)
    browser = stage.browser(reader)

    pages = reverse("journeys:case", args=[stage.person]), reverse("journeys:gate", args=gate)
    body = "".join(said(browser.get(page)).decode() for page in pages)

    assert {category for category, mark in MARKS.items() if mark in body} == {Category.IDENTITY, Category.PLAN}
    assert set(_readings(stage, reader)) >= {"identity", "plan"}


def _gate(world: World) -> list[object]:
    places = places_of(world)
    return [places["participant_id"], places["gate_id"]]


def wrong_cells(world: World, cells: Iterable[Cell]) -> list[str]:
    """Ask for the cells, all of one state, and return what is wrong with any of them."""
    published(world)
    places, stage = places_of(world), Stage(world)
    agreement = world.consent("placed", "join_programme")
    places |= {"consent_id": agreement, "agreement_id": agreement, "record_id": world.person("placed")}
    places["plan_id"] = standing_plan(world, world.caseworker("fk"))
    wrong = []
    for (name, home), same in groupby(sorted(cells, key=_group), key=_group):
        with undone():
            reader = stage.reader(name, Home(home))
            asked = tuple(same)
            stage.set(asked[0].state, reader)
            browser = stage.browser(reader)
            kept = browser.cookies
            for cell in asked:
                browser.cookies = deepcopy(kept)  # a cell may log out, or choose a language
                wrong += [f"{cell}: {fault}" for fault in _faults(stage, browser, reader, cell, places)]
    return wrong


def _group(cell: Cell) -> tuple[str, str]:
    return cell.reader, cell.home


def _faults(
    stage: Stage, browser: Client, reader: Actor | None, cell: Cell, places: dict[str, object]
) -> Iterator[str]:
    """Ask for the cell, in a transaction that is undone, and tell what is not as it should be."""
    url = reverse(cell.address.name, kwargs={place: places[place] for place in cell.address.places})
    refusals = Refusals()
    with undone(), connection.execute_wrapper(refusals):
        before = _readings(stage, reader)
        answer = browser.get(url) if cell.method == "GET" else browser.post(url, {"outcome": "moved", "reason": "x"})
        body = said(answer).decode(errors="replace")
        noted = _readings(stage, reader) - before
    told = {category for category, mark in MARKS.items() if mark in body}
    if _is_wrong(cell, answer):
        yield f"answered {answer.status_code}"
    if told - opened(cell.reader, cell.state, cell.home):
        yield f"told {sorted(told - opened(cell.reader, cell.state, cell.home))}"
    if cell.reader != RoleKey.PARTICIPANT:
        yield from _unnoted(told, noted)
    is_guarded = reader is not None and NEEDS[cell.address.name] is not None
    if is_guarded and refusals.noted != int(answer.status_code in REFUSED):
        yield f"answered {answer.status_code} and noted {refusals.noted} refusals"


class Refusals:
    """Counts the rows that say that somebody was refused, as they are written."""

    def __init__(self) -> None:
        """Begin with none."""
        self.noted = 0

    def __call__(self, execute: Callable[..., Any], statement: Any, params: Any, many: Any, context: Any) -> Any:
        """Run the statement."""
        if str(statement).startswith('INSERT INTO "audit_reading"') and Act.REFUSED in tuple(params):
            self.noted += 1
        return execute(statement, params, many, context)


def _unnoted(told: set[Category], noted: "Counter[str]") -> Iterator[str]:
    if not told <= set(noted):
        yield f"did not note that it told {sorted(told - set(noted))}"
    if any(times > 1 for times in noted.values()):
        yield f"noted more than once: {dict(noted)}"


def _is_wrong(cell: Cell, answer: HttpResponseBase) -> bool:
    """Tell whether somebody is let in who may not be, or kept out who may; a method that is not meant is neither."""
    if NEEDS[cell.address.name] is None or answer.status_code == 405:
        return False
    is_in, may = _is_in(answer), lets_in(cell)
    return (is_in and not may) or (may and not is_in and is_there(cell.address))


def _is_in(answer: HttpResponseBase) -> bool:
    return answer.status_code not in REFUSED and not answer.headers.get("Location", "").startswith("/login/")


def _readings(stage: Stage, reader: Actor | None) -> "Counter[str]":
    """Return how many times each kind was noted as read by the reader, as the person sees it."""
    if reader is None:
        return Counter()
    person = replace(stage.world.participant(), participant_id=stage.person)
    with acting(person):
        rows = Reading.objects.filter(participant_id=stage.person, actor_id=reader.account_id)
        kinds = Counter(str(kind) for kind in rows.values_list("category", flat=True))
    act_as(None)
    return kinds
