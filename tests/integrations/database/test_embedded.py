"""The embedded server: started, joined, refused, killed and started again."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kedjan.integrations.database import embedded, places
from kedjan.integrations.database.embedded import Durability
from kedjan.integrations.database.places import CannotStartServer


@pytest.fixture
def home() -> Iterator[Path]:
    with places.passing_home() as folder:
        yield folder


def _answer(server: embedded.Server, query: str) -> object:
    with psycopg.connect(server.administrator_url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]


def test_a_server_starts_from_nothing_and_knows_swedish_letters(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE) as server:
        assert _answer(server, "SELECT upper('åäö')") == "ÅÄÖ"
        assert server.process is not None

    assert server.process.poll() == 0


def test_it_listens_on_no_network_port(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE) as server:
        assert _answer(server, "SHOW listen_addresses") == ""
        assert (server.socket.stat().st_mode & 0o077) == 0


def test_who_comes_second_joins_and_does_not_stop_it(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE) as first:
        with embedded.running(home) as second:
            assert second.process is None

        assert _answer(first, "SELECT 1") == 1


def test_the_demo_refuses_a_database_that_another_process_owns(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE) as server:
        with pytest.raises(
            CannotStartServer, match=f"Process {os.getpid()} uses the database in {home}: stop it first"
        ):
            embedded.start(home, sole=True)

        assert _answer(server, "SELECT 1") == 1


def test_a_server_that_was_killed_starts_again_with_its_data(home: Path) -> None:
    killed = embedded.start(home)
    with psycopg.connect(killed.administrator_url, autocommit=True) as connection:
        connection.execute("SET synchronous_commit TO on")
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    assert killed.process is not None

    killed.process.send_signal(signal.SIGKILL)
    killed.process.wait()
    killed.hold.let_go()

    with embedded.running(home) as server:
        assert _answer(server, "SELECT number FROM kept") == 7


def test_a_note_with_a_living_strangers_process_id_stops_nobody(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE):
        note = (home / "data" / "postmaster.pid").read_text()
    (home / "data" / "postmaster.pid").write_text("\n".join([str(os.getppid()), *note.split("\n")[1:]]))

    with embedded.running(home, durability=Durability.NONE) as server:
        assert _answer(server, "SELECT 1") == 1


def test_data_of_another_major_version_are_refused_and_left_alone(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE):
        pass
    (home / "data" / "PG_VERSION").write_text("15\n")

    with pytest.raises(CannotStartServer, match="was made by PostgreSQL 15, and this is 18: move the folder away"):
        embedded.start(home)

    assert (home / "data" / "PG_VERSION").read_text() == "15\n"


def test_the_servers_log_never_holds_the_values_of_a_statement(home: Path) -> None:
    with (
        embedded.running(home, durability=Durability.NONE) as server,
        psycopg.connect(server.administrator_url, autocommit=True) as connection,
    ):
        connection.execute("CREATE TABLE person (number text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES ('canary')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO person VALUES ('canary')")

    log = (home / "server.log").read_text()
    assert "duplicate key" in log
    assert "canary" not in log


def test_a_half_made_data_folder_is_made_again(home: Path) -> None:
    (home / "data.partial").mkdir()
    (home / "data.partial" / "PG_VERSION").write_text("18\n")

    with embedded.running(home, durability=Durability.NONE) as server:
        assert _answer(server, "SELECT 1") == 1


def test_discarded_data_are_gone_and_data_in_use_stay(home: Path) -> None:
    with embedded.running(home, durability=Durability.NONE) as server:
        with pytest.raises(CannotStartServer, match="stop it first"):
            embedded.discard(home)
        assert _answer(server, "SELECT 1") == 1

    embedded.discard(home)

    assert not (home / "data").exists()
