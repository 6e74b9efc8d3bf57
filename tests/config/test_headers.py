"""Every answer carries the headers that keep a browser on the safe side, whatever the answer is."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.support.server import PROJECT
from tests.support.world import World

REFUSED = ("camera=()", "geolocation=()", "microphone=()")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers and the page."""

    status: int
    headers: Mapping[str, str]
    page: str


def answers(world: World) -> dict[str, Answer]:
    """Return one answer of each sort."""
    staff, visitor, tokenless = world.browser(world.caseworker("fk")), Client(), Client(enforce_csrf_checks=True)
    asked = {
        "a page": (staff, "GET", "/cases/"),
        "the login": (visitor, "GET", "/login/"),
        "a way elsewhere": (visitor, "GET", "/"),
        "forbidden": (staff, "GET", "/me/"),
        "missing": (staff, "GET", "/nowhere/"),
        "not so": (staff, "GET", "/demo/00000000-0000-0000-0000-000000000000/"),
        "no token": (tokenless, "POST", "/login/"),
        "health": (visitor, "GET", "/health/"),
    }
    return {name: _answer(*request) for name, request in asked.items()}


def _answer(client: Client, method: str, address: str) -> Answer:
    response = client.generic(method, address)
    return Answer(response.status_code, response.headers, response.content.decode())


def test_each_sort_of_answer_is_what_it_says(world: World) -> None:
    assert {name: answer.status for name, answer in answers(world).items()} == {
        "a page": 200,
        "the login": 200,
        "a way elsewhere": 302,
        "forbidden": 403,
        "missing": 404,
        "not so": 405,
        "no token": 403,
        "health": 200,
    }


def test_every_answer_carries_the_headers(world: World) -> None:
    for name, answer in answers(world).items():
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; "), name
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert all(one in answer.headers["Permissions-Policy"] for one in REFUSED)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_no_answer_is_kept_by_the_browser(world: World) -> None:
    assert {name: answer.headers["Cache-Control"] for name, answer in answers(world).items()} == dict.fromkeys(
        answers(world), "no-store"
    )


def test_no_page_holds_a_script_or_a_style_of_its_own(world: World) -> None:
    for name, answer in answers(world).items():
        page = answer.page
        assert "<style" not in page, name
        assert " style=" not in page, name
        assert " onclick=" not in page, name
        assert page.count("<script") == page.count('<script type="module" src='), name


@pytest.mark.django_db
def test_in_service_everything_goes_over_https(settings: LazySettings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000

    plain, safe = Client().get("/login/"), Client().get("/login/", secure=True)

    assert (plain.status_code, plain.headers["Location"]) == (301, "https://testserver/login/")
    assert safe.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.django_db
def test_a_host_that_is_not_ours_gets_no_page(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["kedjan.example"]

    assert Client().get("/login/", headers={"host": "evil.example"}).status_code == 400


def test_in_service_every_cookie_is_bound_to_our_host_and_subdomains_go_over_https_too() -> None:
    program = (
        "from kedjan.config import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    )
    service = {**os.environ, "KEDJAN_SECURE": "1", "PYTHONPATH": str(PROJECT / "src")}

    told = subprocess.run([sys.executable, "-c", program], env=service, capture_output=True, text=True, check=True)

    assert told.stdout.split() == ["__Host-kedjan_session", "__Host-kedjan_token", "__Host-kedjan_language", "True"]
