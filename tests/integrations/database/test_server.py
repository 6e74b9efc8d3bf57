"""The three roles: what each may do, on the server that the tests run on."""

from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from kedjan.integrations.database.server import (
    CannotPrepareServer,
    DatabaseUrls,
    address,
    database_of,
    may_make_roles,
    prepare,
)
from tests.support.database import KEY
from tests.support.server import TestServer


@pytest.fixture
def server(pytestconfig: pytest.Config) -> TestServer:
    return pytestconfig.stash[KEY].server()


@pytest.fixture
def urls(server: TestServer, worker_id: str) -> DatabaseUrls:
    """A database of its own with nothing in it but what every one starts with; it goes with the run's others."""
    name = f"{server.template}_roles_{worker_id}"
    with psycopg.connect(server.administrator_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    return prepare(server.administrator_url, name, passwords=_passwords(server))


def _passwords(server: TestServer) -> Path | None:
    return Path(server.passwords) if server.passwords else None


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE intruder (a int)", "CREATE SCHEMA intruder", "SET ROLE kedjan_definer"]
)
def test_the_application_role_creates_nothing_and_becomes_nobody(urls: DatabaseUrls, statement: str) -> None:
    with psycopg.connect(urls.app) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.encode())


def test_the_application_role_is_bound_by_row_level_security(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.app) as connection:
        found = connection.execute(
            "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert found == (False, False)


def test_a_migration_hands_a_function_to_the_definer_and_can_replace_it_later(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.owner) as connection:
        connection.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        connection.execute("ALTER FUNCTION one() OWNER TO kedjan_definer")
        connection.execute("CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'")
        owner = connection.execute("SELECT proowner::regrole::text FROM pg_proc WHERE proname = 'one'").fetchone()

    assert owner == ("kedjan_definer",)


def test_the_extensions_are_there(urls: DatabaseUrls) -> None:
    with psycopg.connect(urls.app) as connection:
        found = connection.execute("SELECT similarity('kedja', 'kedjan') > 0.5, unaccent('å')").fetchone()

    assert found == (True, "a")


def test_preparing_twice_gives_the_same_addresses(server: TestServer, urls: DatabaseUrls) -> None:
    again = prepare(server.administrator_url, database_of(urls.app), passwords=_passwords(server))

    assert again == urls


def test_only_an_administrator_may_make_roles(server: TestServer, urls: DatabaseUrls) -> None:
    assert may_make_roles(server.administrator_url)
    assert not may_make_roles(urls.app)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(CannotPrepareServer) as caught:
        may_make_roles("postgresql://someone:secret@127.0.0.1:1/kedjan")

    assert "DATABASE_URL (dbname kedjan, host 127.0.0.1, port 1)" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("postgresql://p@h/postgres", "kedjan"),
        ("postgresql://p@h", "kedjan"),
        ("postgresql://p@h/rehab", "rehab"),
    ],
)
def test_an_administrators_address_names_the_database_unless_it_is_the_servers_own(given: str, name: str) -> None:
    assert database_of(given) == name


def test_an_address_keeps_the_servers_options_and_escapes_what_must_be() -> None:
    made = address("postgresql://admin:a@h:5433/postgres?sslmode=require", database="å b", role="r/o", password="p@:/w")

    parts = psycopg.conninfo.conninfo_to_dict(made)
    assert parts == {
        "user": "r/o",
        "password": "p@:/w",
        "dbname": "å b",
        "host": "h",
        "port": "5433",
        "sslmode": "require",
    }
