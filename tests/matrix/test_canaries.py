"""Somebody whom only one agency may see: nothing of them gets out to anybody else, and nobody can tell that they exist.

Every free or sealed text about them is marked. Every address is asked for and sent to as every role, with their ids in
its places; answers, mail, log and output are searched for the marks.
"""

import logging
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.integrations.database.server import address as address_of
from kedjan.kernel.ids import new_id
from tests.matrix.canaries import MARK, mark_everything, said, without_its_own
from tests.meetings.calls import been
from tests.participants.files import staged
from tests.permissions.addresses import Address, addresses, places_of
from tests.permissions.matrix import ROLES
from tests.permissions.test_matrix import browser_of
from tests.policies.following import add_clocks
from tests.policies.rows import row
from tests.support.database import KEY
from tests.support.people import PEOPLE
from tests.support.undoing import undone
from tests.support.world import World

HIDDEN = "private"
OTHERS = tuple(role for role in ROLES if role != "caseworker")
ABOUT_SOMEBODY = {
    "participant_id",
    "clock_id",
    "gate_id",
    "consent_id",
    "placement_id",
    "enrolment_id",
    "import_id",
    "agreement_id",
    "scan_id",
    "meeting_id",
}
TYPED = {
    "number": PEOPLE[HIDDEN].number,
    "reason": "x",
    "outcome": "moved",
    "to": "step_2",
    "answer": "yes",
    "note": "x",
}


@pytest.fixture
def places(world: World, transactional_db: None) -> dict[str, object]:
    """What stands in the addresses: things of the hidden person."""
    return hidden_places(world)


@pytest.fixture
def marked(world: World, places: dict[str, object], pytestconfig: pytest.Config) -> World:
    """The world, in which everything about one person is marked."""
    administrator = pytestconfig.stash[KEY].server().administrator_url
    assert (
        mark_everything(address_of(administrator, database=connection.settings_dict["NAME"]), world.person(HIDDEN)) > 10
    )
    return world


@pytest.fixture
def _whole_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Keep everything that any part of the program would log, down to the least important."""
    with caplog.at_level(logging.DEBUG):
        yield


def hidden_places(world: World) -> dict[str, object]:
    """Return ids of the hidden person for every place that has one."""
    person = world.person(HIDDEN)
    found: dict[str, object] = {
        "participant_id": person,
        "enrolment_id": world.enrolment(HIDDEN),
        "placement_id": world.placement(HIDDEN),
        "meeting_id": been(world, HIDDEN, "fk"),
    }
    add_clocks(world, HIDDEN)
    with acting(world.caseworker("fk")):
        found["clock_id"] = row("journeys_clockstart", {"participant_id": person})["id"]
        found["gate_id"] = row("journeys_gate", {"participant_id": person})["id"]
        found["agreement_id"] = world.consent(HIDDEN, "join_programme")
        found["consent_id"] = row("consents_consent", {"participant_id": person})["id"]
    return {**places_of(world), **found}


def url(one: Address, places: dict[str, object]) -> str:
    """Return the address with these things in its places."""
    return reverse(one.name, kwargs={place: places[place] for place in one.places})


def answers(browser: Client, address: str) -> Iterator[bytes]:
    """Ask for the address in the ways that a curious person would; what it changes is undone."""
    for ask in (
        partial(browser.get, address),
        partial(browser.get, address, {**TYPED, "q": PEOPLE[HIDDEN].number}),
        partial(browser.post, address, TYPED),
        partial(browser.post, address, dict.fromkeys(TYPED, "\x00'\"<%" * 9)),
    ):
        with undone():
            yield said(ask())


@pytest.mark.usefixtures("_whole_log")
def test_no_mark_gets_out(
    marked: World,
    places: dict[str, object],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    seen_by_owner = said(browser_of(marked, "caseworker").get(reverse("journeys:case", args=[marked.person(HIDDEN)])))
    leaks = []
    for role in OTHERS:
        browser = browser_of(marked, role)
        browser.raise_request_exception = False
        for one in addresses():
            leaks += [(role, one.name) for answer in answers(browser, url(one, places)) if MARK.encode() in answer]

    assert MARK.encode() in seen_by_owner
    assert leaks == []
    assert [
        record.getMessage() for record in caplog.records if MARK in record.getMessage() + str(record.exc_text)
    ] == []
    assert [one.subject for one in mail.outbox if MARK in str(one.message())] == []
    assert MARK not in "".join(capfd.readouterr())


def test_another_agency_that_registers_the_same_number_learns_nothing(marked: World) -> None:
    af, one = marked.caseworker("af"), PEOPLE[HIDDEN]
    import_id = staged(af, f"{one.number};Petra;Prov;Sunne;Sjukpenning;2013-03-31")
    other_id = staged(af, "197802022389;Petra;Prov;Sunne;Sjukpenning;2013-03-31")
    browser = marked.browser(af)

    known, unknown = (said(browser.get(reverse("participants:import", args=[one]))) for one in (import_id, other_id))

    assert without_its_own(known) == without_its_own(unknown)


@pytest.mark.parametrize("role", OTHERS)
def test_hidden_and_missing_are_one_answer(world: World, role: str) -> None:
    logging.disable(logging.ERROR)
    hidden, browser = hidden_places(world), browser_of(world, role)
    missing = {**hidden, **{place: new_id() for place in ABOUT_SOMEBODY}}
    about = [one for one in addresses() if one.places & ABOUT_SOMEBODY]

    different = [
        one.name
        for one in about
        for ask in (browser.get, browser.post)
        if without_its_own(said(ask(url(one, hidden)))) != without_its_own(said(ask(url(one, missing))))
    ]

    logging.disable(logging.NOTSET)
    assert different == []


@pytest.mark.long
def test_hidden_and_missing_take_the_same_time(world: World) -> None:
    """In turns, and the medians of many; on its own, because CI's machines are never still."""
    logging.disable(logging.ERROR)
    hidden, browser = hidden_places(world), browser_of(world, "colleague")
    missing = {**hidden, **{place: new_id() for place in ABOUT_SOMEBODY}}
    ratios = {}
    for one in addresses():
        if "participant_id" in one.places:
            ratios[one.name] = _compared(
                partial(browser.get, url(one, hidden)), partial(browser.get, url(one, missing))
            )
    logging.disable(logging.NOTSET)

    assert {name: ratio for name, ratio in ratios.items() if not 0.9 < ratio < 1.1} == {}


@pytest.mark.long
def test_a_hidden_name_and_one_that_nobody_has_take_the_same_time(world: World) -> None:
    browser = world.browser(world.caseworker("torsby"))

    hidden, missing = (partial(browser.post, "/search/", {"asked": asked}) for asked in ("petra prov", "xylra xrov"))

    ratio = _compared(hidden, missing)

    assert 0.9 < ratio < 1.1


def _compared(one: Callable[[], object], other: Callable[[], object], times: int = 300) -> float:
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(2 * times + 20):
        act, kept = ((one, taken[0]), (other, taken[1]))[turn % 2]
        started = time.perf_counter()
        act()
        if turn >= 20:
            kept.append(time.perf_counter() - started)
    return statistics.median(taken[0]) / statistics.median(taken[1])
