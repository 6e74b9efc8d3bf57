"""The locks: hashed, from nowhere in particular, agreeing with each other; and a reason for each dependency."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = sorted(FOLDER.glob("*.txt"))
LISTS = sorted(FOLDER.glob("*.in"))


def _pins(name: str) -> dict[str, set[str]]:
    pins: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)(==[^\s;\\]+)", (FOLDER / name).read_text(), re.MULTILINE):
        pins.setdefault(package, set()).add(version)
    return pins


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_registry_and_no_folder_of_a_machine(lock: Path) -> None:
    text = lock.read_text()

    assert re.findall(r"://|index-url|find-links|/home/|/root/", text) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_of_a_lock_has_hashes(lock: Path) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", lock.read_text(), flags=re.MULTILINE)[1:]

    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("tier", ["dev.txt", "engines.txt"])
def test_every_tier_holds_the_core_with_the_same_pins(tier: str) -> None:
    pins = _pins(tier)

    assert {package: pins.get(package) for package in _pins("core.txt")} == _pins("core.txt")


@pytest.mark.parametrize("given", LISTS, ids=lambda given: given.name)
def test_every_dependency_has_its_reason_beside_it(given: Path) -> None:
    lines = [line for line in given.read_text().splitlines() if line and not line.startswith(("#", "-"))]

    assert [line for line in lines if not re.search(r"  # \w", line)] == []
