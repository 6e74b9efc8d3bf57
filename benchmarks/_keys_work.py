"""The work of benchmarks/keys.py, in a process where Django stands."""

import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from uuid import UUID

from django.db import connections

from benchmarks._import_work import NOW, PROJECT, actor_at
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.sex import Sex
from kedjan.organisations.operations import load_municipalities
from kedjan.participants.models import Contact, Identity
from kedjan.participants.operations import NewPerson, register_participants

_COMMAND = """
import sys, django
django.setup()
from kedjan.cli.command import find_command
sys.exit(find_command(sys.argv[1:]).run(sys.argv[3:]))
"""
_AT_ONCE = 5_000
_VALUES_OF_A_PERSON = 5


def main() -> None:
    """Register the people, and measure three changes."""
    people = int(sys.argv[1])
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
    started = time.monotonic()
    actor = _register(people)
    print(
        f"{people:,} people, registered in {time.monotonic() - started:.0f} s; {people * _VALUES_OF_A_PERSON:,} values"
    )
    _measure("fields, alone", people * _VALUES_OF_A_PERSON, "keys", "rotate")
    _measure("index, alone", people, "keys", "rotate", "--index")
    for words in ((), ("keys", "rotate")):
        with _service(actor) as seconds:
            if words:
                _measure("fields, beside a service", people * _VALUES_OF_A_PERSON, *words)
            else:
                time.sleep(5)
        _tell("beside a change" if words else "alone", seconds)


def _register(people: int) -> Actor:
    text = (PROJECT / "data/testpersonnummer/allPins.json").read_text(encoding="utf-8")
    numbers = sorted(set(json.loads(text)))
    left, actor, organisation = people, actor_at("fk0"), 0
    while left:
        part = [_person(number) for number in numbers[:left]]
        for start in range(0, len(part), _AT_ONCE):
            with acting(actor):
                register_participants(actor=actor, people=part[start : start + _AT_ONCE], now=NOW)
        left, organisation = left - len(part), organisation + 1
        actor = actor_at(f"fk{organisation}") if left else actor
    return actor


def _measure(what: str, values: int, *words: str) -> None:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", _COMMAND, *words], check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - started - _start()
    print(f"{what:26} {seconds:6.1f} s   {values / seconds:,.0f} values a second")


def _start() -> float:
    """Return how long the command takes to start and do nothing."""
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", _COMMAND, "keys", "list"], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


@contextmanager
def _service(actor: Actor) -> Iterator[list[float]]:
    """Read a name and change a telephone number, again and again, in another thread; give the seconds of each."""
    with acting(actor):
        ids = list(Contact.objects.values_list("pk", flat=True).order_by("pk")[:1000])
    stop, seconds = threading.Event(), list[float]()

    def go_on() -> None:
        for one in cycle(ids):
            if stop.is_set():
                break
            started = time.monotonic()
            _visit(actor, one)
            seconds.append(time.monotonic() - started)
            time.sleep(0.005)
        connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as threads:
        working = threads.submit(go_on)
        yield seconds
        stop.set()
        working.result()


def _visit(actor: Actor, one: UUID) -> None:
    with acting(actor):
        row = Identity.objects.get(pk=one)
        Identity.GIVEN_NAME.open(row.given_name_sealed, one)
        Contact.objects.filter(pk=one).update(phone_sealed=Contact.PHONE.seal("070-1740605", one))


def _tell(what: str, seconds: list[float]) -> None:
    cuts = statistics.quantiles(seconds, n=100)
    shown = "   ".join(f"p{place} {1000 * cuts[place - 1]:.1f} ms" for place in (50, 95, 99))
    print(f"the service {what:16} {len(seconds):,} visits   {shown}   longest {1000 * max(seconds):.0f} ms")


def _person(number: str) -> NewPerson:
    return NewPerson(
        number=number,
        given_name="Prov",
        family_name="Åsberg",
        sex=Sex.MAN if int(number[10]) % 2 else Sex.WOMAN,
        birth_year=int(number[:4]),
        municipality_code="1766",
        benefit="sjukpenning",
        benefit_ends_on=NOW.date(),
        phone="070-1740605",
        email="prov@example.org",
    )
