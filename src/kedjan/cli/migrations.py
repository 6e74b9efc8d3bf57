"""Whether a database's tables are up to date, without asking Django, which takes a second to load.

The database itself carries a note (its comment): a hash of all migration files as they were when it was migrated.
"""

import hashlib
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from kedjan.cli.installation import PROJECT, CannotRun
from kedjan.integrations.database.server import DatabaseUrls

_PACKAGES_WITH_MIGRATIONS = ("django", "procrastinate")
_READ = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"


def bring_up_to_date(urls: DatabaseUrls) -> None:
    """Migrate when the migrations have changed, in a process of its own, as the owner. Raises CannotRun.

    Without the owner's address the tables are somebody else's work, and are used as they are.
    """
    if not urls.owner or note(urls, "migrations") == _fingerprint():
        return
    print("Bringing the database's tables up to date …", flush=True)
    if subprocess.run([sys.executable, "-m", "kedjan.cli.main", "migrate"], cwd=PROJECT, check=False).returncode != 0:
        raise CannotRun("The database's tables could not be brought up to date; see above.")
    write_note(urls, "migrations", _fingerprint())


def note(urls: DatabaseUrls, subject: str) -> str | None:
    """Return what the database's note says about a subject."""
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        return _notes(connection).get(subject)


def write_note(urls: DatabaseUrls, subject: str, text: str) -> None:
    """Write into the database's note, as its owner."""
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        notes = json.dumps({**_notes(connection), subject: text})
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(database, sql.Literal(notes)))


def _notes(connection: "psycopg.Connection[tuple[object, ...]]") -> dict[str, str]:
    row = connection.execute(_READ).fetchone()
    try:
        found = json.loads(str(row[0])) if row else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _PACKAGES_WITH_MIGRATIONS:
        digest.update(f"{name} {version(name)}\n".encode())
    for file in sorted((PROJECT / "src" / "kedjan").glob("*/migrations/*.py"), key=Path.as_posix):
        digest.update(file.relative_to(PROJECT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
