"""Session fixation, and what cookies say to the browser."""

import json
import os
import subprocess
import sys
from http.cookies import Morsel

import pytest
from django.test import Client

from kedjan.organisations.models import Session
from tests.attacks.sending import browser, forms
from tests.support.world import World

COOKIE = "kedjan_session"
_SAY = """
import json
from kedjan.config import settings as s
names = [n for n in dir(s) if "COOKIE" in n or n.startswith("SECURE")]
print(json.dumps({n: getattr(s, n) for n in names}))
"""


def test_a_key_that_somebody_planted_lets_nobody_in(world: World) -> None:
    """Both ways in: the password, and the demo's door; from no session, and from a session that there is."""
    planted = []

    for name, form in forms(world):
        if name not in ("config:login", "config:step_in"):
            continue
        for before in ("a" * 32, str(world.browser(world.caseworker("af")).session.session_key)):
            client = Client()
            client.cookies[COOKIE] = before
            form.send(client)
            after = client.cookies[COOKIE].value
            if after in ("", before) or Session.objects.filter(session_key=before, account_id__isnull=False).exists():
                planted.append((name, before, after))

    assert planted == []


def test_a_way_out_ends_the_session_itself(world: World) -> None:
    client = browser(world, world.caseworker("fk"))
    key = client.session.session_key

    client.post("/logout/")

    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.parametrize(
    "value", ['"abcdefgh\\000"', "x" * 5000, '"\\377\\376"', "'; DROP TABLE organisations_session; --", "abcdefgh\x01"]
)
@pytest.mark.parametrize("name", [COOKIE, "kedjan_token", "kedjan_language"])
def test_a_cookie_that_we_never_gave_is_as_none(world: World, name: str, value: str) -> None:
    client = Client(raise_request_exception=False, headers={"cookie": f"{name}={value}"})

    statuses = {place: client.get(place).status_code for place in ("/login/", "/cases/", "/health/")}
    sent = client.post("/login/", {"username": "x", "password": "y"}).status_code

    assert (statuses, sent) == ({"/login/": 200, "/cases/": 302, "/health/": 200}, 200)


def test_every_cookie_is_out_of_reach_of_scripts_and_of_other_sites(world: World) -> None:
    """As the ways in and the choice of language give them."""
    given: dict[str, Morsel[str]] = {}

    for _name, form in forms(world):
        if form.actor is None:
            client = Client()
            form.send(client)
            client.get("/login/")
            given |= {one.key: one for one in client.cookies.values() if one.value}

    assert set(given) == {COOKIE, "kedjan_token", "kedjan_language"}
    assert {(one["httponly"], one["samesite"], one["domain"]) for one in given.values()} == {(True, "Lax", "")}


def test_in_service_every_cookie_goes_over_https_alone_and_belongs_to_the_host() -> None:
    environment = {**os.environ, "KEDJAN_SECURE": "1", "KEDJAN_DEMO": "0"}
    said = subprocess.run([sys.executable, "-c", _SAY], env=environment, check=True, capture_output=True, text=True)

    found = json.loads(said.stdout)

    assert {name: value for name, value in found.items() if name.endswith("COOKIE_SECURE")} == {
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SESSION_COOKIE_SECURE": True,
    }
    assert all(value.startswith("__Host-") for name, value in found.items() if name.endswith("COOKIE_NAME"))
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert found["SECURE_SSL_REDIRECT"]
