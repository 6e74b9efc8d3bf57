"""What the web answers, asked for once a run: the processes of a parallel run share it as they share the server."""

import fcntl
import json
import os
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.looks.answers import Answer, answers, answers_to_forms
from tests.support.database import KEY
from tests.support.world import World

RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))


class Pages(Protocol):
    """Returns the pages of every stop in a language, or what is answered to forms that are sent half."""

    def __call__(self, language: str, *, to_forms: bool = False) -> tuple[Answer, ...]:
        """Return them."""
        ...


@pytest.fixture
def pages(world: World, pytestconfig: pytest.Config) -> Pages:
    """Return the pages of the test world, which is the same for every test."""
    folder = Path(pytestconfig.stash[KEY].server().folder)

    def read(language: str, *, to_forms: bool = False) -> tuple[Answer, ...]:
        file = folder / f"answers-{RUN}-{language}{'-to-forms' if to_forms else ''}.json"
        with file.open("a+") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)
            kept.seek(0)
            text = kept.read()
            if not text:
                found = (answers_to_forms if to_forms else answers)(world, language)
                text = json.dumps([one.kept() for one in found])
                kept.write(text)
        return tuple(_answer(one) for one in json.loads(text))

    return read


def _answer(kept: dict[str, Any]) -> Answer:
    return Answer(**{**kept, "body": kept["body"].encode("latin-1")})
