"""What an installation is made of: a database to use and the keys that its data are sealed with.

Without DATABASE_URL the project's own embedded server is used. An administrator's DATABASE_URL is used to make Kedjan's
roles once, and then those are used. Any other DATABASE_URL is the application role as it stands, and DATABASE_OWNER_URL
beside it is for migrations.
"""

import json
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kedjan.integrations.database import embedded
from kedjan.integrations.database.places import lasting_home
from kedjan.integrations.database.server import (
    DEFAULT_DATABASE,
    DatabaseUrls,
    database_of,
    may_make_roles,
    prepare,
)

PROJECT = Path(__file__).resolve().parents[3]
_STATE = PROJECT / ".kedjan"
_ROTATING = ("KEDJAN_FIELD_KEYS", "KEDJAN_INDEX_KEY")
_KEYS = ("KEDJAN_SECRET_KEY", *_ROTATING)
_KEYS_FILE = "KEDJAN_KEYS_FILE"
_SEAL_KEY = "KEDJAN_SEAL_KEY"  # in a file of its own and never demanded: only whoever seals the log needs it


class CannotRun(Exception):
    """The command cannot run as things are; the text is one line that says what to do."""


@contextmanager
def installation(*, sole: bool = False, make_keys: bool = False) -> Iterator[DatabaseUrls]:
    """Give the database, running, with its address and the keys in the environment, where settings read them.

    sole: nobody else may own the embedded server (the demo). make_keys: make missing keys also for a server of your
    own; for the embedded one they always are, and lie beside its data. Raises CannotRun, CannotStartServer and
    CannotPrepareServer.
    """
    home = embedded_home()
    if home is not None:
        with embedded.running(home, sole=sole) as server:
            urls = prepare(server.administrator_url, DEFAULT_DATABASE)
            _set_environment(urls, home / "keys.json", make_keys=True)
            yield urls
        return
    urls = _urls_of(os.environ["DATABASE_URL"])
    _set_environment(urls, _STATE / "keys.json", make_keys=make_keys)
    yield urls


def embedded_home() -> Path | None:
    """Return the folder of the project's own server; None where DATABASE_URL names another."""
    return None if "DATABASE_URL" in os.environ else lasting_home(PROJECT)


def keys_file() -> Path | None:
    """Return the file that the keys of this installation are kept in; None where the environment gives them."""
    named = os.environ.get(_KEYS_FILE)
    return Path(named) if named else None


def state_folder() -> Path:
    """Return the project's folder for what is neither code nor data: keys, passwords, locks."""
    return _STATE


def engines_file() -> Path:
    """Return the file that says how far the engines are to be ready: kedjan.integrations.readying."""
    return _STATE / "engines.json"


def assume_settings() -> None:
    """Make the settings readable without a database and without keys: enough to show a command's help."""
    os.environ.setdefault("DATABASE_URL", "postgresql://kedjan_app@/not-started")
    os.environ.update({name: value for name, value in _new_keys().items() if name not in os.environ})


def _urls_of(given: str) -> DatabaseUrls:
    owner = os.environ.get("DATABASE_OWNER_URL")
    if owner is None and may_make_roles(given):
        return prepare(given, database_of(given), passwords=_STATE / "passwords.json")
    return DatabaseUrls(app=given, owner=owner or "")


def _set_environment(urls: DatabaseUrls, keys: Path, *, make_keys: bool) -> None:
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = urls.app, urls.owner
    missing = [name for name in _KEYS if name not in os.environ]
    if not missing:
        return
    file = keys_file() or keys
    if not file.exists():
        if not make_keys:
            raise CannotRun(
                f"{', '.join(missing)} must be set (docs/operations.md): the data are sealed with these keys."
            )
        _write_private(file, json.dumps(_new_keys()))
    kept = json.loads(file.read_text())
    os.environ.update({name: str(kept[name]) for name in missing})
    if set(_ROTATING) <= set(missing):
        os.environ[_KEYS_FILE] = str(file)  # so that a running service sees it when they change
    _set_seal_key(keys.with_name("seal-key.json"))


def _set_seal_key(file: Path) -> None:
    if _SEAL_KEY not in os.environ:
        if not file.exists():
            _write_private(file, json.dumps({_SEAL_KEY: urlsafe_b64encode(secrets.token_bytes(32)).decode()}))
        os.environ[_SEAL_KEY] = str(json.loads(file.read_text())[_SEAL_KEY])


def _new_keys() -> dict[str, str]:
    return {
        "KEDJAN_SECRET_KEY": secrets.token_urlsafe(48),
        "KEDJAN_FIELD_KEYS": "first:" + urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "KEDJAN_INDEX_KEY": urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
