"""A log in a database of its own: written, sealed and settled as the application role, tampered with as a superuser.

A sealing waits for every open transaction of the server, other test processes' as well: `settle` waits for those.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias
from uuid import UUID

import psycopg
import pytest
from django.db import connection, connections
from psycopg import sql

from kedjan.audit.domain.seals import SignedSeal
from kedjan.audit.operations import note_readings, record, seal_log
from kedjan.audit.queries import CheckedLog, check_log, whole_log
from kedjan.integrations.database.context import acting
from kedjan.integrations.database.server import address
from kedjan.integrations.database.url import connection_settings
from kedjan.integrations.signing import Signer, signer
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from tests.support.database import KEY, Databases

SEAL_KEY = "c2VhbCBrZXkgb2YgdGhlIHRlc3RzLCAzMiBieXRlcyE="
NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)
_PATIENCE_SECONDS = 240  # another process of the run may be in the middle of a long test

Value: TypeAlias = "int | str | bytes | datetime | UUID"


@dataclass(frozen=True, slots=True)
class Noted:
    """An event about somebody."""

    participant_id: ParticipantId
    number: int


@dataclass(frozen=True, slots=True)
class Scratch:
    """The database of one test."""

    databases: Databases

    @property
    def name(self) -> str:
        """Return the database's name."""
        return str(psycopg.conninfo.conninfo_to_dict(self.databases.owner_url())["dbname"])

    @property
    def superuser_url(self) -> str:
        """Return the address with which everything can be done."""
        return address(self.databases.server().administrator_url, database=self.name)

    @property
    def app_url(self) -> str:
        """Return the application role's address."""
        return self.databases._urls[False].app

    @contextmanager
    def connected(self, url: str) -> Iterator[None]:
        """Let Django use another role."""
        connections.close_all()
        connections.settings["default"].update(connection_settings(url))
        try:
            yield
        finally:
            connections.close_all()
            connections.settings["default"].update(connection_settings(self.app_url))

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """Let Django be the owner of the tables, who checks the log."""
        with self.connected(self.databases.owner_url()):
            yield

    @contextmanager
    def as_superuser(self) -> Iterator[None]:
        """Let Django be somebody who tampers."""
        with self.connected(self.superuser_url):
            yield

    def checked(self, *, since: int = 1, receipts: Sequence[SignedSeal] = ()) -> CheckedLog:
        """Return what the owner's check finds."""
        with self.as_owner(), whole_log():
            return check_log(since=since, receipts=receipts, trusted=frozenset({key().public_key}))


def open_scratch(config: pytest.Config) -> Scratch:
    """Return the database that Django uses now."""
    return Scratch(config.stash[KEY])


def key() -> Signer:
    """Return who signs in tests."""
    return signer()


def somebody() -> Actor:
    """Return an actor of no organisation, which the record needs none of."""
    return Actor(AccountId(new_id()), None, "operator", frozenset(), Purpose.OPERATIONS)


def write(actor: Actor, *, events: int = 1, readings: int = 1, first: int = 0) -> None:
    """Write rows in one transaction: events, and readings of one kind each."""
    people = [ParticipantId(new_id()) for _ in range(max(events, readings))]
    with acting(actor) as clock:
        for number in range(events):
            record(actor=actor, event=Noted(people[number], first + number), now=clock.now())
        note_readings(
            actor=actor,
            participants=people[:readings],
            categories=[Category.PLAN],
            page="journeys:case",
            now=clock.now(),
        )


def settle() -> None:
    """Wait until every transaction of the server that began before now has ended."""
    mine = number_of("SELECT pg_current_xact_id()::text::bigint")
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while number_of("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint") <= mine:
        assert time.monotonic() < deadline, "another transaction of the server does not end"
        time.sleep(0.01)


def seal(most: int = 100_000) -> int:
    """Seal everything, waiting until it can be; return how many rows were sealed."""
    settle()
    rows = 0
    while event := seal_log(signer=key(), now=NOW, most=most):
        rows += event.rows
    return rows


def fill(transactions: int = 12, every: int = 3) -> None:
    """Write a log of some transactions, with a seal after every few of them."""
    actor = somebody()
    for number in range(transactions):
        write(actor, events=1 + number % 3, readings=2 - number % 2, first=10 * number)
        if number % every == every - 1:
            seal()


def count(table: str) -> int:
    """Return how many rows of the table the role sees."""
    return number_of(named("SELECT count(*) FROM {}", table))


def named(statement: str, *parts: str | sql.Composable) -> str:
    """Return the statement with its places filled: by names, of a schema's perhaps, or by SQL as it is."""
    return sql.SQL(statement).format(*(_identifier(each) for each in parts)).as_string()


def _identifier(part: str | sql.Composable) -> sql.Composable:
    return sql.Identifier(*part.split(".")) if isinstance(part, str) else part


def number_of(statement: str, values: Sequence[Value] = ()) -> int:
    """Return the one number that the statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return int(cursor.fetchone()[0])


def rows_of(statement: str, values: Sequence[Value] = ()) -> list[tuple[object, ...]]:
    """Return the rows that the statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return list(cursor.fetchall())


def run(statement: str, values: Sequence[Value] = ()) -> int:
    """Run the statement; return how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return int(cursor.rowcount)
