"""Passkeys in a real browser, with the virtual authenticator that Chromium's own tests use; and staying logged in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.walker import FLAGS, SESSION, Walker
from tests.config.second_step import PASSWORD, with_password
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def username(world: World) -> str:
    return with_password(world).username


@pytest.fixture
def walker(live_server: LiveServer, username: str) -> Iterator[Walker]:
    """Return a browser at the running web, by the name that passkeys are allowed on without TLS."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        context = chromium.new_context(locale="sv-SE")
        context.set_default_timeout(15_000)
        yield Walker(context, context.new_page(), address, "sv", {})
        chromium.close()


def device(walker: Walker) -> tuple[CDPSession, str]:
    """Put an authenticator with a finger reader into the browser."""
    session = walker.context.new_cdp_session(walker.page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
    return session, str(made["authenticatorId"])


def log_in(walker: Walker, username: str) -> None:
    walker.open("/login/")
    walker.page.get_by_label("Användarnamn").fill(username)
    walker.page.get_by_label("Lösenord").fill(PASSWORD)
    walker.page.get_by_role("button", name="Logga in", exact=True).click()
    walker.page.wait_for_load_state()


def add_key(walker: Walker) -> None:
    walker.open("/account/second-step/passkey/")
    walker.page.get_by_label("Vad ska nyckeln heta?").fill("Jobbdatorn")
    walker.page.get_by_role("button", name="Lägg till").click()
    walker.page.get_by_role("heading", name="Reservkoder").wait_for()
    walker.look()


def log_out(page: Page) -> None:
    page.context.clear_cookies(name=SESSION)


def test_a_passkey_is_added_and_lets_its_owner_in_with_and_without_the_password(walker: Walker, username: str) -> None:
    cdp, authenticator = device(walker)
    log_in(walker, username)
    add_key(walker)
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]) == 1

    log_out(walker.page)
    walker.open("/login/")
    walker.page.get_by_role("button", name="Logga in med en nyckel").click()
    walker.page.get_by_role("heading", name="Vad vill du göra nu?").wait_for()

    log_out(walker.page)
    log_in(walker, username)
    walker.look()
    walker.page.get_by_role("button", name="Använd min nyckel").click()
    walker.page.get_by_role("heading", name="Vad vill du göra nu?").wait_for()
    walker.open("/account/second-step/")
    walker.sees("Nyckel: %(name)s", name="Jobbdatorn")


def test_whoever_shows_no_finger_is_not_let_in_and_is_told(walker: Walker, username: str) -> None:
    cdp, authenticator = device(walker)
    log_in(walker, username)
    add_key(walker)
    log_out(walker.page)
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})

    walker.open("/login/")
    problem = walker.page.get_by_text("Det gick inte med nyckeln. Försök igen, eller använd lösenordet.")
    assert not problem.is_visible()
    walker.page.get_by_role("button", name="Logga in med en nyckel").click()

    problem.wait_for()
    assert walker.page.url.endswith("/login/")


def test_an_answer_that_is_sent_twice_lets_nobody_in_the_second_time(walker: Walker, username: str) -> None:
    device(walker)
    log_in(walker, username)
    add_key(walker)
    log_out(walker.page)
    walker.open("/login/")
    with walker.page.expect_request("**/login/passkey/") as sent:
        walker.page.get_by_role("button", name="Logga in med en nyckel").click()
    walker.page.get_by_role("heading", name="Vad vill du göra nu?").wait_for()
    answer = walker.page.evaluate(
        """async (body) => {
            const token = new DOMParser().parseFromString(await (await fetch("/account/")).text(), "text/html")
                .querySelector("[name=csrfmiddlewaretoken]").value;
            const form = new URLSearchParams(body);
            form.set("csrfmiddlewaretoken", token);
            return (await fetch("/login/passkey/", {method: "POST", body: form})).status;
        }""",
        sent.value.post_data,
    )

    assert answer == 403


def test_one_is_warned_before_being_logged_out_and_keeps_what_is_written(walker: Walker, username: str) -> None:
    walker.context.new_page().close()
    log_in(walker, username)
    walker.page.clock.install()
    walker.open("/account/password/")
    walker.page.get_by_label("Nytt lösenord", exact=True).fill("något som tog tid att skriva")
    walker.page.clock.run_for(28 * 60 * 1000 + 2000)
    walker.page.get_by_text("Du loggas snart ut").wait_for()

    walker.page.get_by_role("button", name="Stanna kvar").click()
    walker.page.get_by_text("Du loggas snart ut").wait_for(state="hidden")
    session = next(one["value"] for one in walker.context.cookies() if one["name"] == SESSION)
    walker.context.clear_cookies(name=SESSION)
    walker.page.clock.run_for(30 * 60 * 1000 + 2000)
    walker.page.get_by_text("Du är utloggad. Det du har skrivit finns kvar på sidan.").wait_for()
    assert walker.page.get_by_label("Nytt lösenord", exact=True).input_value() == "något som tog tid att skriva"

    walker.context.add_cookies([{"name": SESSION, "value": session, "url": walker.address}])  # back in, in another tab
    walker.page.evaluate("window.dispatchEvent(new Event('focus'))")
    walker.page.get_by_text("Du är utloggad.").wait_for(state="hidden")
