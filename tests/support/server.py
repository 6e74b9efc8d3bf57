"""The PostgreSQL that a test run uses: one server, two templates (bare, and with the world), clones for each process.

Every process of a parallel run shares a TestServer's facts; whoever comes first makes a template, under a lock. Tests
connect as the application role, under row-level security, as the product does.
"""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from kedjan.integrations.database import embedded, places, server
from kedjan.integrations.database.clock import be_at
from kedjan.kernel.clock import STOCKHOLM

PROJECT = Path(__file__).resolve().parents[2]

_NOON = datetime(2013, 1, 14, 12, tzinfo=STOCKHOLM)  # on the first day of the test world


@dataclass(frozen=True, slots=True)
class TestServer:
    """What a process must know to use the run's server: its administrator, the run's name, its shared folder.

    passwords: the file with the roles' passwords, on a server that asks for them.
    """

    __test__ = False

    administrator_url: str
    run: str
    folder: str
    passwords: str = ""

    @property
    def template(self) -> str:
        """Return the name of the migrated database that clones are made from."""
        return f"kedjan_test_{self.run}"

    def facts(self) -> dict[str, str]:
        """Return the fields, for another process of the same run."""
        return asdict(self)

    def clone(self, template: str, name: str) -> server.DatabaseUrls:
        """Return the addresses of a fresh copy of a template, replacing the one of that name."""
        with psycopg.connect(self.administrator_url, autocommit=True) as connection:
            _drop(connection, name)
            statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}")
            parts = (sql.Identifier(part) for part in (name, server.OWNER, template))
            connection.execute(statement.format(*parts))
        return self._urls(name)

    def bare_template(self, fill: Callable[[server.DatabaseUrls], None]) -> str:
        """Return the name of the migrated template; whoever comes first makes it, with `fill` for reference data."""
        with self._first(self.template) as first:
            if first:
                urls = self._urls(self.template)
                _migrate(urls)
                with psycopg.connect(urls.owner) as connection:
                    be_at(connection, _NOON)
                fill(urls)
        return self.template

    def world_template(self, bare: str, fill: Callable[[server.DatabaseUrls], None]) -> str:
        """Return the name of the template with the world; whoever comes first makes it from the bare one."""
        name = f"{self.template}_world"
        with self._first(name) as first:
            if first:
                fill(self.clone(bare, name))
        return name

    def clear(self) -> None:
        """Drop what the run made; for a server that goes on after us."""
        with psycopg.connect(self.administrator_url, autocommit=True) as connection:
            rows = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.template])
            for (name,) in rows.fetchall():
                _drop(connection, str(name))

    @contextmanager
    def _first(self, name: str) -> Iterator[bool]:
        """Tell whether nobody has made the template yet; others wait meanwhile. One that failed does not count."""
        done = Path(self.folder) / f"{name}.done"
        lock = places.Hold.take(Path(self.folder) / "template.lock", wait=True)
        try:
            yield not done.exists()
            done.touch()
        finally:
            if lock is not None:
                lock.let_go()

    def _urls(self, database: str) -> server.DatabaseUrls:
        """Return the addresses of one of the databases; the template is prepared first (roles, extensions)."""
        passwords = Path(self.passwords) if self.passwords else None
        return server.prepare(self.administrator_url, database, passwords=passwords)


@contextmanager
def running_server(database_url: str) -> Iterator[TestServer]:
    """Give the run its server: an administrator's DATABASE_URL, or when empty an embedded one. Nothing stays."""
    run = uuid.uuid4().hex[:8]
    with places.passing_home() as home:
        if not database_url:
            with embedded.running(home, durability=embedded.Durability.NONE, sole=True) as started:
                yield TestServer(started.administrator_url, run, str(home))
            return
        given = TestServer(database_url, run, str(home), str(PROJECT / ".kedjan" / "passwords.json"))
        try:
            yield given
        finally:
            given.clear()


def _migrate(urls: server.DatabaseUrls) -> None:
    """Migrate as the owner, in a process of its own, exactly as an installation does."""
    ours = {"DATABASE_OWNER_URL": urls.owner, "KEDJAN_CONNECT_AS": "owner", "PYTHONPATH": str(PROJECT / "src")}
    environment = {**os.environ, **ours}
    command = [sys.executable, "-m", "django", "migrate", "--no-input", "--verbosity=0"]
    subprocess.run(command, env=environment, check=True, cwd=PROJECT)


def _drop(connection: "psycopg.Connection[tuple[object, ...]]", name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
