"""The measured part of row_security, in a process with Django's settings in place."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import setup_test_environment

from benchmarks._row_security_by_hand import ROLE, write_filters
from benchmarks._row_security_rows import fill
from benchmarks._row_security_sql import OWNERS, RECEIVERS, add_rows
from kedjan.consents.models import Consent
from kedjan.integrations.database import context
from kedjan.integrations.database.context import acting
from kedjan.journeys.models import Enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.queries import staff_actors
from kedjan.participants.queries import registered_people

_WARM = 12  # more than prepare_threshold and than the custom plans that PostgreSQL tries first
# The rival asks for the moment too, which any design does, and tells the database nothing.
_MOMENT = "SELECT %s::text, %s::text, %s::text, %s::text, app.now()"
_CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass(slots=True)
class Side:
    """One way to be filtered: its connection, and what its statements and whole acts took, in milliseconds."""

    wrapper: BaseDatabaseWrapper
    context_sql: str = ""
    whole: list[float] = field(default_factory=list)
    statements: dict[tuple[int, str], list[float]] = field(default_factory=dict)

    @contextmanager
    def chosen(self) -> Iterator[None]:
        """Let Django talk through this connection."""
        connections["default"] = self.wrapper
        with mock.patch.object(context, "_SET", self.context_sql) if self.context_sql else nullcontext():
            yield

    def act(self, what: Callable[[], None], *, measured: bool) -> None:
        """Do it once."""
        place = 0

        def timed(execute: Callable[..., Any], statement: str, params: Any, many: Any, about: Any) -> Any:
            nonlocal place
            started = time.perf_counter()
            found = execute(statement, params, many, about)
            taken = 1_000 * (time.perf_counter() - started)
            if not str(statement).startswith(_CONTROL):
                place += 1
                if measured:
                    self.statements.setdefault((place, str(statement)), []).append(taken)
            return found

        with self.chosen(), self.wrapper.execute_wrapper(timed):
            started = time.perf_counter()
            what()
            if measured:
                self.whole.append(1_000 * (time.perf_counter() - started))


def main() -> None:
    """Do the part that is asked for, and add what was measured to the file of results."""
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
        return
    if sys.argv[1] == "add":
        add_rows(sys.argv[2], lambda one: Consent.TEXT.seal("Ja.", one))
        return
    setup_test_environment()
    times, superuser, results = int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
    for key in (*OWNERS, *RECEIVERS):
        reader = _reader(key)
        schema = "by_hand_" + key.replace("-", "_")
        write_filters(superuser, schema, reader)
        for name, act in _acts(key, reader).items():
            found = _compared(schema, act, times)
            with results.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"reader": key, "act": name, **found}) + "\n")


def _compared(schema: str, act: Callable[[], None], times: int) -> dict[str, Any]:
    """Do the act in turns under row-level security and by hand, and return how the medians compare."""
    secure = Side(connections.create_connection("default"))
    by_hand = Side(connections.create_connection("default"), _MOMENT)
    by_hand.wrapper.settings_dict = {
        **by_hand.wrapper.settings_dict,
        "USER": ROLE,
        "OPTIONS": {**by_hand.wrapper.settings_dict["OPTIONS"], "options": f"-c search_path={schema},public"},
    }
    sides = (secure, by_hand)
    for turn in range(_WARM + times):
        for side in sides if turn % 2 else reversed(sides):
            side.act(act, measured=turn >= _WARM)
    for side in sides:
        side.wrapper.close()
    connections["default"] = secure.wrapper
    return {
        "whole": [statistics.median(side.whole) for side in sides],
        "ratio": statistics.median(a / b for a, b in zip(secure.whole, by_hand.whole, strict=True)),
        "statements": [
            [key[1], statistics.median(taken), statistics.median(by_hand.statements[key]), _ratio(secure, by_hand, key)]
            for key, taken in secure.statements.items()
            if key in by_hand.statements
        ],
    }


def _ratio(secure: Side, by_hand: Side, key: tuple[int, str]) -> float:
    return statistics.median(a / b for a, b in zip(secure.statements[key], by_hand.statements[key], strict=True))


def _acts(key: str, reader: Actor) -> dict[str, Callable[[], None]]:
    client = Client()
    client.force_login(Account.objects.get(pk=reader.account_id))
    with acting(reader):
        one = Enrolment.objects.order_by("participant_id").values_list("participant_id", flat=True)[0]
    pages = {"list of cases": "/cases/", "person": f"/cases/{one}/"}
    if key.endswith("small"):
        pages |= {"start": "/"}  # the large ones have a benchmark of their own
    if key in OWNERS:
        pages = {"early list": "/early-list/", **pages}
    acts: dict[str, Callable[[], None]] = {name: partial(_got, client, path) for name, path in pages.items()}
    if key in OWNERS:
        acts["search by number"] = partial(_searched, reader, f"{key}-000007")
    return acts


def _got(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path} answered {answer.status_code} {answer.headers.get('Location', '')}"


def _searched(reader: Actor, number: str) -> None:
    with acting(reader):
        assert set(registered_people(actor=reader, numbers=[number])) == {number}


def _reader(key: str) -> Actor:
    account = Account.objects.get(username=key)
    (actor,) = staff_actors(account_id=AccountId(account.pk))
    return actor
