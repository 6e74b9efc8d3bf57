"""pytest plugin: what must stand before Django reads its settings, and the database that Django gets in tests.

Loaded with -p, so that it comes before pytest-django. A run without database tests starts no server; in a parallel run
the controller starts one for all its processes, and KEDJAN_TEST_FACTS tells of one that many runs share. Tests are the
application role, never the owner and never a superuser.
"""

import base64
import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol
from uuid import UUID

import pytest
from django.db import connections

from kedjan.integrations.database.server import DatabaseUrls
from kedjan.integrations.database.url import connection_settings
from tests.support.server import TestServer, running_server

_KEY = base64.b64encode(bytes(range(32))).decode()
_GIVEN = os.environ.setdefault("KEDJAN_TEST_SERVER", os.environ.get("DATABASE_URL", ""))
os.environ.update(
    DJANGO_SETTINGS_MODULE="kedjan.config.settings",
    DATABASE_URL="postgresql://kedjan_app@/not-started",
    KEDJAN_SECRET_KEY="only for tests",
    KEDJAN_FIELD_KEYS=f"test:{_KEY}",
    KEDJAN_INDEX_KEY=_KEY,
    KEDJAN_DEMO="0",
    KEDJAN_SECURE="0",
    KEDJAN_SECOND_STEP="0",
)
os.environ.pop("KEDJAN_CONNECT_AS", None)


class Node(Protocol):
    """What we use of a pytest-xdist worker, seen from its controller."""

    config: pytest.Config
    workerinput: dict[str, object]


class Databases:
    """The databases of one test process: a bare one, and one with the world; Django uses one of them at a time."""

    def __init__(self, facts: dict[str, str] | None, process: str) -> None:
        """Join the server that the controller's facts tell of, or start one when it is first needed."""
        self._server = TestServer(**facts) if facts else None
        self._process = process
        self._exits = ExitStack()
        self._urls: dict[bool, DatabaseUrls] = {}
        self._with_world = False

    def server(self) -> TestServer:
        """Return the run's server, started now if it was not needed before."""
        if self._server is None:
            self._server = self._exits.enter_context(running_server(_GIVEN))
        return self._server

    def choose(self, *, with_world: bool) -> None:
        """Let the next test have the database it asks for."""
        if with_world == self._with_world:
            return
        self._with_world = with_world
        if self._urls:
            self._use(self._urls.get(with_world) or self._cloned())

    def renew(self) -> None:
        """Give Django a fresh clone of what it uses, as the application role."""
        connections.close_all()
        self._use(self._cloned())

    def owner_url(self) -> str:
        """Return the address of the owner of the database in use: for proofs about the database itself."""
        return self._urls[self._with_world].owner

    def app_url(self) -> str:
        """Return the address of the application role in the database in use: for processes of their own."""
        return self._urls[self._with_world].app

    def facts_of_world(self) -> dict[str, UUID]:
        """Return the ids of what the world holds, by readable names."""
        facts = json.loads(self._world_file().read_text())
        return {name: UUID(one) for name, one in facts.items()}

    def close(self) -> None:
        """Stop what this process started."""
        if connections.settings["default"]["NAME"] != "not-started":
            connections.close_all()
        self._exits.close()

    def _cloned(self) -> DatabaseUrls:
        template = self.server().bare_template(self._fill_reference)
        name = f"{template}_{self._process}"
        if self._with_world:
            template, name = self.server().world_template(template, self._fill_world), f"{name}_world"
        self._urls[self._with_world] = self.server().clone(template, name)
        return self._urls[self._with_world]

    def _use(self, urls: DatabaseUrls) -> None:
        connections.close_all()
        connections.settings["default"].update(connection_settings(urls.app))

    def _fill_reference(self, urls: DatabaseUrls) -> None:
        from tests.support.reference import load_reference_data  # Django must stand before it can be imported

        self._use(urls)
        load_reference_data()
        connections.close_all()

    def _fill_world(self, urls: DatabaseUrls) -> None:
        from tests.support.building import build_world

        self._use(urls)
        built = build_world()
        connections.close_all()
        self._world_file().write_text(json.dumps({name: str(one) for name, one in built.items()}))

    def _world_file(self) -> Path:
        return Path(self.server().folder) / "world.json"


KEY = pytest.StashKey[Databases]()


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the process's databases; a controller starts the server before its workers ask for it."""
    given = getattr(config, "workerinput", None)
    facts = given["kedjan"] if given else json.loads(os.environ.get("KEDJAN_TEST_FACTS", "null"))
    databases = Databases(facts, given["workerid"] if given else "alone")
    config.stash[KEY] = databases
    if not given and getattr(config.option, "dist", "no") != "no":
        databases.server()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Node) -> None:
    """Tell a worker of the server (called in the controller)."""
    node.workerinput["kedjan"] = node.config.stash[KEY].server().facts()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server with the run that started it."""
    if KEY in config.stash:
        config.stash[KEY].close()
