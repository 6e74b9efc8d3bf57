"""Where a command finds the keys: the environment, or a file that the running service sees change."""

import json
import os
from pathlib import Path

import pytest

from kedjan.cli.installation import CannotRun, installation, keys_file

FIELDS, INDEX, SECRET, FILE = "KEDJAN_FIELD_KEYS", "KEDJAN_INDEX_KEY", "KEDJAN_SECRET_KEY", "KEDJAN_KEYS_FILE"


@pytest.fixture(autouse=True)
def _a_server_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://kedjan_app@/somewhere")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://kedjan_owner@/somewhere")
    for name in (FIELDS, INDEX, SECRET, FILE):
        monkeypatch.setenv(name, "")  # so that it is put back
        monkeypatch.delenv(name)
    monkeypatch.setenv("KEDJAN_SEAL_KEY", "given")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({FIELDS: "in-file", INDEX: "in-file", SECRET: "in-file"}))
    return path


def test_keys_come_from_the_file_that_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILE, str(file))

    with installation():
        found = [os.environ[name] for name in (FIELDS, INDEX, SECRET)]

    assert found == ["in-file"] * 3
    assert keys_file() == file


def test_keys_of_the_environment_are_not_kept_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (FIELDS, INDEX, SECRET):
        monkeypatch.setenv(name, "in-environment")

    with installation():
        found = [os.environ[name] for name in (FIELDS, INDEX, SECRET)]

    assert found == ["in-environment"] * 3
    assert keys_file() is None


def test_without_keys_a_command_refuses_and_says_which(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FILE, str(file.with_name("missing.json")))

    said = "KEDJAN_SECRET_KEY, KEDJAN_FIELD_KEYS, KEDJAN_INDEX_KEY must be set"
    with pytest.raises(CannotRun, match=said), installation():
        pass
