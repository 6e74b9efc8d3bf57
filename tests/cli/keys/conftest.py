"""The safe that tests of keys take."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connections

from tests.cli.keys.safe import Safe, fill, of_this_database
from tests.support.database import KEY
from tests.support.world import World

PEOPLE = 40


@pytest.fixture
def safe(
    world: World,
    tmp_path: Path,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> Safe:
    """Put the keys into a file, and something sealed with them into every column."""
    databases = pytestconfig.stash[KEY]
    file = tmp_path / "keys.json"
    file.touch(0o600)
    kept = {
        "KEDJAN_SECRET_KEY": "only for tests",
        "KEDJAN_FIELD_KEYS": settings.KEDJAN_FIELD_KEYS,
        "KEDJAN_INDEX_KEY": settings.KEDJAN_INDEX_KEY,
    }
    file.write_text(json.dumps(kept))
    settings.KEDJAN_KEYS_FILE = str(file)
    monkeypatch.setenv("KEDJAN_KEYS_FILE", str(file))
    monkeypatch.setenv("DATABASE_OWNER_URL", databases.owner_url())
    database = str(connections.settings["default"]["NAME"])
    made = of_this_database(databases.server().administrator_url, database, file)
    fill(world, made, PEOPLE)
    return made
