"""A change of keys that is killed goes on where it was: nothing is lost, and nothing keeps the old key in the end."""

import json
import stat
import time
from collections import Counter
from multiprocessing.context import ForkServerProcess
from random import Random

import pytest

from tests.cli.keys.rotation_process import Place, in_a_process
from tests.cli.keys.safe import Safe, run_command
from tests.support.database import KEY

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = 20


@pytest.fixture
def place(safe: Safe, pytestconfig: pytest.Config) -> Place:
    databases = pytestconfig.stash[KEY]
    return Place(databases.app_url(), databases.owner_url(), str(safe.file))


@pytest.mark.parametrize("words", [("keys", "rotate"), ("keys", "rotate", "--index")], ids=["fields", "index"])
def test_killed_at_any_moment_everything_opens_and_the_next_one_finishes(
    safe: Safe, place: Place, words: tuple[str, ...]
) -> None:
    before, random = safe.texts(), Random(8)
    seconds = _undisturbed(place, words)
    half_done = 0

    for _kill in range(KILLS):
        process = in_a_process(place, *words)
        process.start()
        process.join(random.uniform(0, seconds))
        process.kill()
        process.join()
        half_done += len(_made(safe, words)) > 1
        assert stat.S_IMODE(safe.file.stat().st_mode) == 0o600
        assert safe.texts() == before

    assert run_command(*words) == 0
    ring = "KEDJAN_INDEX_KEY" if "--index" in words else "KEDJAN_FIELD_KEYS"
    assert set(_made(safe, words)) == {safe.names(ring)[0]}
    assert safe.texts() == before
    assert half_done >= 3
    assert json.loads(safe.file.read_text())["KEDJAN_SECRET_KEY"] == "only for tests"


def _made(safe: Safe, words: tuple[str, ...]) -> Counter[str]:
    return safe.indexes() if "--index" in words else safe.seals()


def _undisturbed(place: Place, words: tuple[str, ...]) -> float:
    """Return how long a change takes that nobody kills, the start of the fork server left out."""
    return [_seconds(in_a_process(place, *words)) for _time in range(2)][-1]


def _seconds(process: ForkServerProcess) -> float:
    started = time.monotonic()
    process.start()
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - started
