"""Rings of keys as they are written, and a file of them that changes under a running process."""

import json
import os
from base64 import b64encode
from pathlib import Path

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from kedjan.integrations.vault import vault
from kedjan.integrations.vault.keys import CannotReadKeys, Ring, rings
from kedjan.integrations.vault.keys_file import replace_keys

OLD, NEW = bytes(range(32)), bytes(reversed(range(32)))
PLACE = "identity.given_name|1"
_NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", fullmatch=True)


def written(name: str, key: bytes) -> str:
    return f"{name}:{b64encode(key).decode()}"


@pytest.fixture
def file(tmp_path: Path, settings: LazySettings) -> Path:
    path = tmp_path / "keys.json"
    path.touch(0o600)
    kept = {"KEDJAN_FIELD_KEYS": written("old", OLD), "KEDJAN_INDEX_KEY": b64encode(OLD).decode(), "other": "kept"}
    path.write_text(json.dumps(kept))
    settings.KEDJAN_KEYS_FILE = str(path)
    return path


@given(st.dictionaries(_NAMES, st.binary(min_size=32, max_size=32), min_size=1, max_size=4))
def test_a_ring_is_read_as_it_was_written_in_its_order(keys: dict[str, bytes]) -> None:
    ring = Ring.parse(Ring(keys).text())

    assert list(ring.keys.items()) == list(keys.items())


def test_both_alphabets_of_base64_and_spaces_between_are_understood() -> None:
    key = b"\xfb\xff" * 16

    ring = Ring.parse(f"one:{b64encode(key).decode()}, two:{b64encode(key, b'-_').decode()} ")

    assert ring.keys == {"one": key, "two": key}


def test_an_index_key_without_a_name_is_called_first() -> None:
    assert Ring.parse(b64encode(OLD).decode(), unnamed="first").keys == {"first": OLD}


@pytest.mark.parametrize(
    "text",
    ["", b64encode(OLD).decode(), "a b:" + b64encode(OLD).decode(), "one:" + b64encode(OLD[:31]).decode(), "one:x"],
)
def test_what_is_not_a_ring_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(CannotReadKeys) as refused:
        Ring.parse(text)

    assert "AAEC" not in str(refused.value)


def test_two_keys_of_one_name_are_refused() -> None:
    with pytest.raises(CannotReadKeys, match="two keys called one"):
        Ring.parse(f"{written('one', OLD)},{written('one', NEW)}")


def test_keys_do_not_show_where_a_program_tells_of_its_values(file: Path) -> None:
    shown = repr((rings(), rings().field_ring(), vault()))

    assert "AAEC" not in shown
    assert repr(OLD) not in shown


def test_a_running_process_takes_new_keys_from_the_file_and_still_opens_the_old(file: Path) -> None:
    before = vault().seal("Clara", place=PLACE)

    replace_keys(file, {"KEDJAN_FIELD_KEYS": f"{written('new', NEW)},{written('old', OLD)}"})

    assert vault().newest == "new"
    assert vault().open(before, place=PLACE) == "Clara"
    assert vault().seal("Clara", place=PLACE).startswith(b"\x03new")


def test_what_stands_in_the_file_beside_the_keys_stays(file: Path) -> None:
    replace_keys(file, {"KEDJAN_FIELD_KEYS": written("new", NEW)})

    kept = json.loads(file.read_text())
    assert (kept["other"], kept["KEDJAN_INDEX_KEY"]) == ("kept", b64encode(OLD).decode())


@pytest.mark.parametrize(("before", "after"), [(0o600, 0o600), (0o640, 0o640), (0o644, 0o640), (0o666, 0o640)])
def test_the_file_keeps_its_rights_but_never_lets_everybody_read(file: Path, before: int, after: int) -> None:
    file.chmod(before)

    replace_keys(file, {})

    assert file.stat().st_mode & 0o777 == after


def test_a_rest_of_a_change_that_was_killed_is_written_over(file: Path) -> None:
    rest = file.with_name("keys.json.new")
    rest.write_text("half a ri" * 1000)

    replace_keys(file, {"KEDJAN_FIELD_KEYS": written("new", NEW)})

    assert rings().field_ring().newest == "new"
    assert not rest.exists()


def test_a_link_in_the_place_of_that_rest_is_not_followed(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("untouched")
    file.with_name("keys.json.new").symlink_to(elsewhere)

    with pytest.raises(OSError, match="symbolic links"):
        replace_keys(file, {"KEDJAN_FIELD_KEYS": written("new", NEW)})

    assert elsewhere.read_text() == "untouched"
    assert rings().field_ring().newest == "old"


def test_keys_that_lie_behind_a_link_are_replaced_where_they_lie(file: Path, settings: LazySettings) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file)
    settings.KEDJAN_KEYS_FILE = str(link)

    replace_keys(link, {"KEDJAN_FIELD_KEYS": written("new", NEW)})

    assert link.is_symlink()
    assert rings().field_ring().newest == "new"


def test_the_new_file_is_on_the_disk_before_it_has_its_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def noting_fsync(descriptor: int) -> None:
        done.append("on the disk")
        fsync(descriptor)

    def noting_rename(path: Path, target: Path) -> Path:
        done.append("named")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(Path, "rename", noting_rename)
    replace_keys(file, {})

    assert done == ["on the disk", "named", "on the disk"]


def test_a_file_without_one_of_the_rings_is_refused(file: Path) -> None:
    file.write_text(json.dumps({"KEDJAN_FIELD_KEYS": written("old", OLD)}))

    with pytest.raises(CannotReadKeys, match="has no KEDJAN_INDEX_KEY"):
        vault()
