"""Rows that are committed late, sealings at once, and a sealing that is killed: nothing is lost, halved or accused."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from random import Random
from threading import Barrier, Thread

import psycopg
from django.db import connection

from kedjan.audit.operations import LogSealed, seal_log
from tests.audit.scratch import NOW, SEAL_KEY, Scratch, count, key, rows_of, seal, settle, somebody, write
from tests.support.server import PROJECT

_INSERT = """
    INSERT INTO audit_reading (id, at, actor_id, role, purpose, participant_id, category, page, act, basis)
    SELECT
        gen_random_uuid(), now(), '{actor}', 'operator', 'operations', gen_random_uuid(), 'plan', 'late', 'read', 'own'
    FROM generate_series(1, {rows})
"""
_CONTEXT = "SELECT set_config('app.actor_id', '{actor}', true), set_config('app.purpose', 'operations', true)"
_KILLED = """
import os, signal
import django
django.setup()
from kedjan.audit.operations import seal_log
from kedjan.integrations.signing import Signer
from tests.audit.scratch import NOW
seal_log(signer=Signer(sign=lambda _: os.kill(os.getpid(), signal.SIGKILL), public_key="killed"), now=NOW)
"""


class Other:
    """Another connection of the application role, as another worker has one."""

    def __init__(self, scratch: Scratch) -> None:
        """Connect, and act as somebody."""
        self.connection = psycopg.connect(scratch.app_url)
        self.actor = somebody().account_id

    def insert(self, rows: int = 1) -> None:
        """Write readings in the transaction that is open or opens now."""
        self.connection.execute(_CONTEXT.format(actor=self.actor).encode())
        self.connection.execute(_INSERT.format(actor=self.actor, rows=rows).encode())

    def end(self, *, kept: bool = True) -> None:
        """Commit, or undo."""
        if kept:
            self.connection.commit()
        else:
            self.connection.rollback()


def sealed_now() -> int:
    """Seal what can be sealed at once, without waiting for anybody; return how many rows."""
    event = seal_log(signer=key(), now=NOW)
    return 0 if event is None else event.rows


def test_a_transaction_that_ends_after_the_sealing_is_in_the_next_seal(scratch: Scratch) -> None:
    write(somebody(), readings=2)
    settle()
    late = Other(scratch)
    late.insert()
    write(somebody(), readings=3)

    assert sealed_now() == 3
    assert scratch.checked().fault is None
    late.end()
    assert scratch.checked().fault is None
    assert (scratch.checked().sealed, scratch.checked().waiting) == (3, 5)
    assert seal() == 5
    assert scratch.checked().fault is None
    late.connection.close()


def test_rows_between_two_open_transactions_wait_for_the_older_one(scratch: Scratch) -> None:
    older, younger = Other(scratch), Other(scratch)
    older.insert()
    younger.insert()
    younger.end()
    assert sealed_now() == 0
    older.end(kept=False)

    assert seal() == 1
    assert scratch.checked().fault is None
    for each in (older, younger):
        each.connection.close()


def test_two_who_seal_at_once_make_two_seals_or_one_and_cover_each_row_once(scratch: Scratch) -> None:
    for _ in range(8):
        write(somebody())
    settle()
    together = Barrier(4)
    made: list[LogSealed | None] = []

    def one() -> None:
        together.wait()
        made.append(seal_log(signer=key(), now=NOW, most=6))
        connection.close()

    _all(Thread(target=one) for _ in range(4))

    assert sum(event.rows for event in made if event is not None) == 16
    assert sorted(event.number for event in made if event is not None) == list(range(1, count("audit_seal") + 1))
    assert scratch.checked().fault is None


def test_writers_and_sealers_at_once_lose_nothing_and_accuse_nobody(scratch: Scratch) -> None:
    written: list[int] = []
    until = time.monotonic() + 2.0

    def writer(seed: int) -> None:
        random, other = Random(seed), Other(scratch)
        while time.monotonic() < until:
            rows, kept = random.randint(1, 4), random.random() < 0.8
            other.insert(rows)
            time.sleep(random.random() / 50)
            other.end(kept=kept)
            written.append(rows if kept else 0)
        other.connection.close()

    def sealer() -> None:
        while time.monotonic() < until:
            sealed_now()
        connection.close()

    _all(
        [
            *(Thread(target=writer, args=[seed]) for seed in range(4)),
            *(Thread(target=sealer) for _ in range(2)),
        ]
    )
    seal()

    assert scratch.checked().fault is None
    assert scratch.checked().sealed == sum(written)


def test_a_sealing_that_is_killed_leaves_no_half_seal_and_the_next_one_goes_on(scratch: Scratch) -> None:
    write(somebody(), events=3, readings=3)
    settle()
    environment = {
        **os.environ,
        "DATABASE_URL": scratch.app_url,
        "KEDJAN_SEAL_KEY": SEAL_KEY,
        "PYTHONPATH": os.pathsep.join((str(PROJECT / "src"), str(PROJECT))),
    }

    killed = subprocess.run([sys.executable, "-c", _KILLED], env=environment, cwd=PROJECT, check=False)

    assert killed.returncode == -signal.SIGKILL
    assert count("audit_seal") == 0
    assert seal() == 6
    assert rows_of("SELECT number FROM audit_seal") == [(1,)]
    assert scratch.checked().fault is None


def _all(threads: Iterable[Thread]) -> None:
    started = list(threads)
    for thread in started:
        thread.start()
    _joined(started)


def _joined(threads: Iterable[Thread]) -> None:
    for thread in threads:
        thread.join()
