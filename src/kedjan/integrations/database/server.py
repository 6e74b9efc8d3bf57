"""What Kedjan needs of a PostgreSQL server: three roles, a database and its extensions, made once and kept right.

kedjan_owner    LOGIN     owns the tables; migrations alone run as it
kedjan_app      LOGIN     everything else runs as it, under row-level security
kedjan_definer  NOLOGIN   owns the few vetted functions that look past row-level security

Roles belong to a server, not to a database: two installations on one server share them, and so need one passwords file.
Works with PostgreSQL 15 and later.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

OWNER, APPLICATION, DEFINER = "kedjan_owner", "kedjan_app", "kedjan_definer"
DEFAULT_DATABASE = "kedjan"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
OLDEST_VERSION = 150000
_BUILTIN_LOCALES = 170000
_GRANT_OPTIONS = 160000
_ONE_AT_A_TIME = 5_227_103  # the key of the advisory lock under which a server is prepared
_CONNECT_SECONDS = 10

type_connection = psycopg.Connection[tuple[object, ...]]


class CannotPrepareServer(Exception):
    """The server cannot be used; the text is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """The two addresses of one database: for all daily work, and for migrations."""

    app: str
    owner: str


def may_make_roles(url: str) -> bool:
    """Tell whether this address belongs to an administrator, who may make roles. Raises CannotPrepareServer."""
    with _connected(url) as connection:
        row = connection.execute(
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    return row == (True,)


def prepare(admin_url: str, database: str, *, passwords: Path | None = None) -> DatabaseUrls:
    """Make what is missing of roles, database and extensions, and return the addresses to use from now on.

    passwords: a file (made with mode 0600) for the random passwords of a server that asks for them; None for a server
    whose socket folder is protection enough. Raises CannotPrepareServer, having changed nothing that stands in the way.
    """
    kept = _Passwords(passwords)
    with _connected(admin_url) as connection:
        if connection.info.server_version < OLDEST_VERSION:
            raise CannotPrepareServer("The server of DATABASE_URL is older than PostgreSQL 15: use a newer one.")
        connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
        try:
            _make_roles(connection, kept)
            _make_database(connection, database)
        except psycopg.errors.InsufficientPrivilege as error:
            raise CannotPrepareServer(
                f"The role of DATABASE_URL may not do what is needed ({_first_line(error)}): use a superuser's address "
                f"once, or make the roles yourself (docs/operations.md) and set DATABASE_OWNER_URL as well."
            ) from error
    with _connected(address(admin_url, database=database)) as connection:
        _open_database(connection)
    return DatabaseUrls(
        app=address(admin_url, database=database, role=APPLICATION, password=kept.of(APPLICATION)),
        owner=address(admin_url, database=database, role=OWNER, password=kept.of(OWNER)),
    )


def address(url: str, *, database: str, role: str | None = None, password: str | None = None) -> str:
    """Return the same server's address for another database and, given a role, for that role with its password."""
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    user, secret = parts.pop("user", ""), parts.pop("password", "")
    if role is not None:
        user, secret = role, password or ""
    parts.pop("dbname", None)
    who = quote(user, safe="") + (":" + quote(secret, safe="") if secret else "")
    return f"postgresql://{who}{'@' if who else ''}/{quote(database, safe='')}?{urlencode(parts)}"


def database_of(url: str) -> str:
    """Return the database that an administrator's address names for Kedjan: kedjan, unless it names one of its own."""
    named = str(conninfo_to_dict(url).get("dbname") or "")
    return DEFAULT_DATABASE if named in {"", "postgres", "template1"} else named


def _connected(url: str) -> type_connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=_CONNECT_SECONDS)
    except psycopg.OperationalError as error:
        server = {key: value for key, value in conninfo_to_dict(url).items() if key in {"host", "port", "dbname"}}
        place = ", ".join(f"{key} {value}" for key, value in sorted(server.items()))
        said = _first_line(error)
        raise CannotPrepareServer(
            f"DATABASE_URL ({place}): {said}. Start that server, or correct DATABASE_URL."
        ) from error


def _make_roles(connection: type_connection, kept: "_Passwords") -> None:
    version = connection.info.server_version
    _make_role(connection, OWNER, "LOGIN NOSUPERUSER NOBYPASSRLS", kept.of(OWNER))
    _make_role(connection, APPLICATION, "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE", kept.of(APPLICATION))
    _make_role(connection, DEFINER, "NOLOGIN NOSUPERUSER BYPASSRLS", None)
    # So that a migration can hand a function to the definer, and replace it later. BYPASSRLS itself is never inherited.
    options = " WITH SET TRUE, INHERIT TRUE, ADMIN FALSE" if version >= _GRANT_OPTIONS else ""
    connection.execute(sql.SQL("GRANT {} TO {}" + options).format(sql.Identifier(DEFINER), sql.Identifier(OWNER)))
    if connection.execute("SELECT NOT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _make_role(connection: type_connection, name: str, attributes: str, password: str | None) -> None:
    """Make the role; one that exists already only gets the password, so that what its administrator set stays."""
    found = connection.execute("SELECT true FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    if found is None:
        connection.execute(sql.SQL("CREATE ROLE {} " + attributes).format(sql.Identifier(name)))
        # The policies make every plan look dear; compiling them costs far more than it saves (docs/operations.md).
        connection.execute(sql.SQL("ALTER ROLE {} SET jit = off").format(sql.Identifier(name)))
    if password is not None:  # sent as a verifier: the password itself must not reach the server's log
        verifier = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
        connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(verifier)))


def _make_database(connection: type_connection, name: str) -> None:
    """Make the database, with one order of letters on every machine: by code point, in UTF-8."""
    if connection.execute("SELECT true FROM pg_database WHERE datname = %s", [name]).fetchone() is not None:
        return
    locale = "LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    if connection.info.server_version >= _BUILTIN_LOCALES:
        locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
    statement = "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' " + locale
    connection.execute(sql.SQL(statement).format(sql.Identifier(name), sql.Identifier(OWNER)))


def _open_database(connection: type_connection) -> None:
    """Add the extensions, and let the application role use what migrations give it and create nothing."""
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    database = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(database, sql.Identifier(OWNER)))
    for statement in (
        f"GRANT ALL ON SCHEMA public TO {OWNER}",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {DEFINER}",
        f"GRANT USAGE ON SCHEMA public TO {APPLICATION}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    ):
        connection.execute(statement.encode())


class _Passwords:
    """The passwords of the login roles, made once and kept in a file that only its owner reads."""

    def __init__(self, file: Path | None) -> None:
        self._kept: dict[str, str] = {}
        if file is None:
            return
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = {role: secrets.token_urlsafe(24) for role in (OWNER, APPLICATION)}
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as written:
                json.dump(made, written)
        self._kept = {str(role): str(password) for role, password in json.loads(file.read_text()).items()}

    def of(self, role: str) -> str | None:
        return self._kept.get(role)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", maxsplit=1)[0].rstrip(".")
