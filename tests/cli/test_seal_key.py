"""The key that signs seals is made once, beside the other keys, and is nobody's duty to have."""

import json
import os
from pathlib import Path

import pytest

from kedjan.cli.installation import _set_seal_key


def test_a_key_is_made_once_and_read_from_then_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "home" / "seal-key.json"
    keys = []
    for _ in range(2):
        monkeypatch.delenv("KEDJAN_SEAL_KEY", raising=False)
        _set_seal_key(file)
        keys.append(os.environ["KEDJAN_SEAL_KEY"])

    assert keys == [json.loads(file.read_text())["KEDJAN_SEAL_KEY"]] * 2
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_key_of_the_environment_is_kept_and_no_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEDJAN_SEAL_KEY", "given")

    _set_seal_key(tmp_path / "seal-key.json")

    assert os.environ["KEDJAN_SEAL_KEY"] == "given"
    assert list(tmp_path.iterdir()) == []
