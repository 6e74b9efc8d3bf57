"""pytest plugin: what must stand before Django reads its settings, and the database that Django gets in tests.

Loaded with -p, so that it comes before pytest-django. A run without database tests starts no server; in a parallel run
the controller starts one for all its processes. Tests are the application role, never the owner and never a superuser.
"""

import base64
import os
from contextlib import ExitStack
from typing import Protocol

import pytest
from django.db import connections

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
)
os.environ.pop("KEDJAN_CONNECT_AS", None)


class Node(Protocol):
    """What we use of a pytest-xdist worker, seen from its controller."""

    config: pytest.Config
    workerinput: dict[str, object]


class Databases:
    """The databases of one test process."""

    def __init__(self, facts: dict[str, str] | None, process: str) -> None:
        """Join the server that the controller's facts tell of, or start one when it is first needed."""
        self._server = TestServer(**facts) if facts else None
        self._process = process
        self._exits = ExitStack()

    def server(self) -> TestServer:
        """Return the run's server, started now if it was not needed before."""
        if self._server is None:
            self._server = self._exits.enter_context(running_server(_GIVEN))
        return self._server

    def renew(self) -> None:
        """Give Django a fresh clone of the migrated template, as the application role."""
        connections.close_all()
        urls = self.server().clone(self._process)
        connections.settings["default"].update(connection_settings(urls.app))

    def close(self) -> None:
        """Stop what this process started."""
        if connections.settings["default"]["NAME"] != "not-started":
            connections.close_all()
        self._exits.close()


KEY = pytest.StashKey[Databases]()


def pytest_configure(config: pytest.Config) -> None:
    """Prepare the process's databases; a controller starts the server before its workers ask for it."""
    given = getattr(config, "workerinput", None)
    databases = Databases(given["kedjan"] if given else None, given["workerid"] if given else "alone")
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
