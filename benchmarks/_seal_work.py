"""The measured part of audit_seals, in a process with Django's settings in place."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from threading import Thread

import psycopg
from django.db import connection as default
from django.db import connections
from psycopg import sql

from kedjan.audit.operations import seal_log
from kedjan.audit.queries import CheckedLog, check_log, whole_log
from kedjan.integrations.database.url import connection_settings
from kedjan.integrations.signing import signer

NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)
_ACTOR = "00000000-0000-7000-8000-000000000001"
_ROUNDS, _WRITERS, _SECONDS, _IN_BULK = 5, 4, 2.0, 20_000
_COLUMNS = "id, at, actor_id, organisation_id, role, purpose, participant_id, category, page"
_ACTING = f"SELECT set_config('app.actor_id', '{_ACTOR}', true), set_config('app.purpose', 'support', true)"
_READINGS = """
    INSERT INTO {} ({}) SELECT gen_random_uuid(), now(), {}, NULL, 'caseworker', 'support', gen_random_uuid(), 'plan',
        'journeys:case' FROM generate_series(1, {})
"""
# The table as it was before seals; and the rival, in which each row carries the hash of the one before it.
_RIVALS = """
    CREATE TABLE plain (LIKE audit_reading INCLUDING DEFAULTS INCLUDING INDEXES);
    ALTER TABLE plain DROP COLUMN written_in;
    CREATE TABLE chained (LIKE plain INCLUDING DEFAULTS INCLUDING INDEXES);
    ALTER TABLE chained ADD COLUMN number bigint, ADD COLUMN hash bytea;
    CREATE TABLE chain (one boolean PRIMARY KEY DEFAULT true, number bigint NOT NULL, hash bytea NOT NULL);
    INSERT INTO chain VALUES (true, 0, sha256(''));
    CREATE FUNCTION link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
        UPDATE chain SET number = chain.number + 1, hash = sha256(chain.hash || convert_to(json_build_array(
            NEW.id, NEW.at AT TIME ZONE 'UTC', NEW.actor_id, NEW.organisation_id, NEW.role, NEW.purpose,
            NEW.participant_id, NEW.category, NEW.page)::text, 'UTF8'))
        RETURNING chain.number, chain.hash INTO NEW.number, NEW.hash;
        RETURN NEW;
    END $$;
    CREATE TRIGGER link BEFORE INSERT ON chained FOR EACH ROW EXECUTE FUNCTION link();
"""
_POLICIES = """
    ALTER TABLE {0} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE {0} FORCE ROW LEVEL SECURITY;
    GRANT SELECT, INSERT ON {0} TO kedjan_app;
    CREATE POLICY own_actor ON {0} FOR INSERT TO kedjan_app WITH CHECK (
        actor_id = (SELECT app.actor()) AND organisation_id IS NOT DISTINCT FROM (SELECT app.organisation())
        AND purpose = (SELECT app.purpose()));
"""
_TABLES = {"plain": "as before seals", "audit_reading": "with seals", "chained": "one chain, by trigger"}


def main() -> None:
    """Measure writing, sealing and checking, in this order."""
    rows = int(sys.argv[1])
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute(_RIVALS.encode())
        for table in ("plain", "chained"):
            owner.execute(_POLICIES.format(table).encode())
    measure_bulk()
    measure_writers()
    measure_seals(rows)


def measure_bulk() -> None:
    """Print what one statement of many rows takes in each table: the median of rounds that take turns."""
    seconds: dict[str, list[float]] = {table: [] for table in _TABLES}
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        for _ in range(_ROUNDS):
            for table, taken in seconds.items():
                started = time.monotonic()
                insert(connection, table, _IN_BULK)
                connection.commit()
                taken.append(time.monotonic() - started)
    base = median(seconds["plain"])
    for table, taken in seconds.items():
        print(f"{_IN_BULK:,} rows at once   {_TABLES[table]:22} {median(taken):6.2f} s   {median(taken) / base:5.2f}")


def measure_writers() -> None:
    """Print how many one-row transactions writers side by side commit in each table, in rounds that take turns."""
    rates: dict[str, list[float]] = {table: [] for table in _TABLES}
    for _ in range(3):
        for table, measured in rates.items():
            measured.append(rate_of(table))
    base = median(rates["plain"])
    for table, measured in rates.items():
        rate = median(measured)
        print(f"{_WRITERS} writers, 10 rows   {_TABLES[table]:22} {rate:6.0f}/s   {base / rate:5.2f}")


def rate_of(table: str) -> float:
    """Return the transactions a second of the writers, each of ten rows and a little thinking before the commit."""
    done: list[int] = []
    until = time.monotonic() + _SECONDS

    def write() -> None:
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            count = 0
            while time.monotonic() < until:
                insert(connection, table, 10)
                time.sleep(0.002)  # the rest of a request
                connection.commit()
                count += 1
            done.append(count)

    threads = [Thread(target=write) for _ in range(_WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / _SECONDS


def insert(connection: "psycopg.Connection[tuple[object, ...]]", table: str, rows: int) -> None:
    """Insert readings as the actor."""
    connection.execute(_ACTING.encode())
    parts = (sql.Identifier(table), sql.SQL(_COLUMNS), sql.Literal(_ACTOR), sql.Literal(rows))
    connection.execute(sql.SQL(_READINGS).format(*parts))


def measure_seals(rows: int) -> None:
    """Print how long sealing takes, of many rows at once and of a few often, and checking them all."""
    while seal_log(signer=signer(), now=NOW):
        pass
    few, seals = rows // 1000, 100
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        for _ in range(rows // _IN_BULK):
            insert(connection, "audit_reading", _IN_BULK)
            connection.commit()
        with timed(f"seal {rows:,} rows"):
            event = seal_log(signer=signer(), now=NOW)
        with timed(f"{seals} seals of {few} rows, beside the writing of them"):
            for _ in range(seals):
                insert(connection, "audit_reading", few)
                connection.commit()
                seal_log(signer=signer(), now=NOW)
    assert event is not None
    with as_owner():
        with timed(f"verify {rows + seals * few:,} rows in {seals + 1} seals"), whole_log():
            checked(since=event.number)
        with timed("verify all"), whole_log():
            whole = checked(since=1)
        print(f"  that is {whole.sealed:,} rows in {whole.last} seals")
        find_a_change()


def find_a_change() -> None:
    """Change one row, as only an owner who lifts the protection can, and print how long it takes to name it."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("ALTER TABLE audit_reading NO FORCE ROW LEVEL SECURITY")
        changed = owner.execute(
            "UPDATE audit_reading SET page = 'x' WHERE id = (SELECT id FROM audit_reading LIMIT 1) RETURNING id"
        ).fetchone()
    with timed("name the one changed row"), whole_log():
        fault = checked(since=1).fault
    assert fault is not None
    assert fault.row is not None
    assert changed == (fault.row.id,)


def checked(*, since: int) -> CheckedLog:
    """Return what the owner's check finds."""
    return check_log(since=since, trusted=frozenset({signer().public_key}))


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print the seconds, and the processor's of this process and of Django's connection: those a busy machine keeps."""
    started, worked = time.monotonic(), processor_seconds()
    yield
    print(f"{what}: {time.monotonic() - started:.2f} s, {processor_seconds() - worked:.2f} s of the processor")


def processor_seconds() -> float:
    """Return what this process and the server's process for Django's connection have used."""
    default.ensure_connection()
    assert isinstance(default.connection, psycopg.Connection)
    stat = Path(f"/proc/{default.connection.info.backend_pid}/stat").read_text()
    user, system = stat.rpartition(")")[2].split()[11:13]
    return time.process_time() + (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def as_owner() -> Iterator[None]:
    """Let Django be the owner of the tables."""
    connections.close_all()
    connections.settings["default"].update(connection_settings(os.environ["DATABASE_OWNER_URL"]))
    yield
