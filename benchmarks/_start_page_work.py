"""The measured part of start_page, in a process with Django's settings in place."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment

from benchmarks._row_security_sql import OWNERS, RECEIVERS
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import Waits, few_teams, waiting_gates, waiting_gates_count
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.queries import staff_actors

_WARM = 6
_OUR_LATE, _THEIR_LATE = Waits(is_ours=True, is_late=True), Waits(is_ours=False, is_late=True)
_BEFORE = """
    SELECT count(DISTINCT g.enrolment_id), count(*) FILTER (WHERE m.owner_id = %(home)s)
    FROM journeys_teammember t
    JOIN journeys_gate g ON g.enrolment_id = t.enrolment_id
    JOIN LATERAL (
        SELECT state, due_on, owner_id FROM journeys_gatemark WHERE gate_id = g.id ORDER BY sequence DESC LIMIT 1
    ) m ON m.due_on < %(today)s AND m.state IN ('open', 'under_way')
    WHERE t.organisation_id = %(home)s AND (t.until_on IS NULL OR t.until_on >= %(today)s)
      AND NOT EXISTS (SELECT 1 FROM journeys_exit x WHERE x.enrolment_id = t.enrolment_id)
"""


def main() -> None:
    """Measure each reader, and add what was found to the file of results."""
    setup_test_environment()
    requests, results = int(sys.argv[1]), Path(sys.argv[2])
    for key in (*OWNERS, *RECEIVERS):
        reader = _reader(key)
        client = _browser(reader)
        pages = _times(partial(_got, client), requests)
        found = {
            "reader": key,
            "p50": statistics.median(pages),
            "p95": statistics.quantiles(pages, n=20)[-1],
            "late": statistics.median(_times(partial(_late, reader), 5)),
            "before": _taken(partial(_as_before, reader)),
        }
        with results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(found) + "\n")


def _browser(reader: Actor) -> Client:
    """Return a client in which the reader has logged in."""
    client = Client()
    client.force_login(Account.objects.get(pk=reader.account_id))
    return client


def _got(client: Client) -> None:
    assert b"kedjan-todo__row" in client.get("/").content


def _late(reader: Actor) -> None:
    with acting(reader) as clock:
        today = clock.today()
        few = few_teams(actor=reader, today=today, since=clock.now())
        for which in (_OUR_LATE, _THEIR_LATE):
            waiting_gates(actor=reader, which=which, today=today, limit=6, within=few)
        waiting_gates_count(actor=reader, which=Waits(is_late=True), today=today, within=few)


def _as_before(reader: Actor) -> None:
    with acting(reader) as clock, connection.cursor() as cursor:
        cursor.execute(_BEFORE, {"home": reader.home, "today": clock.today()})
        cursor.fetchone()


def _times(what: Callable[[], object], times: int) -> list[float]:
    """Return the milliseconds of each time, once what is read once has been read and plans are kept."""
    return [_taken(what) for _turn in range(_WARM + times)][_WARM:]


def _taken(what: Callable[[], object]) -> float:
    started = time.perf_counter()
    what()
    return 1_000 * (time.perf_counter() - started)


def _reader(key: str) -> Actor:
    account = Account.objects.get(username=key)
    (actor,) = staff_actors(account_id=AccountId(account.pk))
    return actor
