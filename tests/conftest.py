"""The harness that every test runs in."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.support.database import KEY
from tests.support.world import World

_FAST_HASHER = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --long, which also runs the slow proofs."""
    parser.addoption("--long", action="store_true", help="also run the tests marked long")


def pytest_configure() -> None:
    """Change the product's settings where a test's answer must not take a tenth of a second."""
    settings.PASSWORD_HASHERS = _FAST_HASHER


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow proofs out, rather than skip them: a skipped test in a report is always news."""
    if config.getoption("long"):
        return
    slow = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if item not in slow]
    config.hook.pytest_deselected(items=slow)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give a test that asks for the world the database that holds it, before any fixture opens a connection."""
    names: list[str] = getattr(item, "fixturenames", [])
    item.config.stash[KEY].choose(with_world="world" in names)


@pytest.fixture
def world(db: None, pytestconfig: pytest.Config) -> World:
    """Return the test world; what a test changes in it is undone after the test."""
    return World(pytestconfig.stash[KEY].facts_of_world())


@pytest.fixture(scope="session")
def django_db_setup(pytestconfig: pytest.Config, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replace pytest-django's: a clone of the migrated template, used as the application role.

    Django empties tables after a test that commits, which that role may not do: the process gets a new clone instead.
    """
    databases = pytestconfig.stash[KEY]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        databases.renew()
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: databases.renew())
        yield
