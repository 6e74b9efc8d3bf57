"""The browser, the running web and somebody signed in for every role."""

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import ViewportSize, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.walker import FLAGS, SESSION, Walker
from tests.support.database import KEY
from tests.support.world import World


@pytest.fixture
def sessions(world: World) -> dict[str, str]:
    """Return the session of somebody in each role, made before the browser's event loop runs."""
    people = {
        "caseworker": world.caseworker("fk"),
        "coordinator": world.coordinator(),
        "therapist": world.therapist(),
        "employer": world.employer_contact(),
        "manager": world.manager(),
        "steering": world.steering_member(),
        "evaluator": world.evaluator(),
        "participant": world.participant("consented"),
        "colleague": world.caseworker("af"),
        "officer": world.officer("af"),
    }
    return {role: world.browser(actor).cookies[SESSION].value for role, actor in people.items()}


@pytest.fixture(params=["sv", "en"])
def walker(live_server: LiveServer, sessions: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Walker]:
    """Return a browser at the running web, once in Swedish and once in English, alternating wide and narrow."""
    language = str(request.param)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        size = ViewportSize(width=1280, height=800) if language == "sv" else ViewportSize(width=320, height=800)
        context = chromium.new_context(viewport=size)
        context.set_default_timeout(15_000)
        yield Walker(context, context.new_page(), live_server.url, language, sessions)
        chromium.close()


@pytest.fixture
def a_year_later(pytestconfig: pytest.Config, world: World) -> "Years":
    """Return what moves the database's day, as its owner; a test that commits gets a new database afterwards."""
    return Years(pytestconfig.stash[KEY].owner_url())


class Years:
    """Moves the clock of the test database."""

    def __init__(self, owner_url: str) -> None:
        """Take the owner's address."""
        self.owner_url = owner_url

    def pass_by(self, days: int) -> None:
        """Let days go by for everybody at once."""
        with psycopg.connect(self.owner_url) as connection:
            connection.execute("UPDATE app.clock SET shift = shift + make_interval(days => %s)", [days])
