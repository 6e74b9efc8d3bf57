"""The harness that every test runs in."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.utils.translation import override
from pytest_django import DjangoDbBlocker

from tests.support.database import KEY
from tests.support.world import World

_FAST_HASHER = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_configure() -> None:
    """Change the product's settings where a test's answer must not take a tenth of a second."""
    settings.PASSWORD_HASHERS = _FAST_HASHER


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give a test that asks for the world the database that holds it, before any fixture opens a connection."""
    names: list[str] = getattr(item, "fixturenames", [])
    item.config.stash[KEY].choose(with_world="world" in names)


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    """Begin every test in Swedish: a request leaves the language of its reader behind in the process."""
    with override("sv"):
        yield


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
