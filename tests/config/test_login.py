"""The way in and out: a wrong password and an unknown user are told the same, and leaving takes more than a link."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kedjan.organisations.models import Account
from tests.config.second_step import PASSWORD, with_password
from tests.support.world import World

LOGIN, LOGOUT, START = "/login/", "/logout/", "/"


@pytest.fixture
def username(world: World) -> str:
    """Give the caseworker a password."""
    return with_password(world).username


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def body(page: bytes, typed: str) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken"\s+value="\w+"', "", page.decode())
    return text.replace(typed, "")


def test_the_right_password_leads_to_the_start_page_in_ones_role(username: str) -> None:
    client = Client()

    answer = client.post(LOGIN, {"username": username, "password": PASSWORD})

    assert answer.headers["Location"] == START
    assert client.get("/early-list/").status_code == 200


def test_a_wrong_password_and_an_unknown_user_are_told_the_same(username: str) -> None:
    client = Client()

    wrong = client.post(LOGIN, {"username": username, "password": "fel"})
    unknown = client.post(LOGIN, {"username": "ingen.alls", "password": "fel"})

    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert body(wrong.content, username) == body(unknown.content, "ingen.alls")
    assert not logged_in(client)


def test_an_account_that_was_closed_is_told_no_more(username: str) -> None:
    Account.objects.filter(username=username).update(is_active=False)
    client = Client()

    closed = client.post(LOGIN, {"username": username, "password": PASSWORD})
    unknown = client.post(LOGIN, {"username": "ingen.alls", "password": PASSWORD})

    assert body(closed.content, username) == body(unknown.content, "ingen.alls")
    assert not logged_in(client)


def test_an_account_without_a_password_cannot_log_in(world: World) -> None:
    client = Client()
    name = Account.objects.get(pk=world.caseworker("af").account_id).username

    for tried in ("", "!"):
        client.post(LOGIN, {"username": name, "password": tried})
        assert not logged_in(client)


def test_a_link_does_not_log_out_and_the_button_does(world: World) -> None:
    client = world.browser(world.caseworker("fk"))

    assert client.get(LOGOUT).status_code == 200
    assert logged_in(client)

    assert client.post(LOGOUT).headers["Location"] == START
    assert not logged_in(client)
    assert client.get("/cases/").headers["Location"] == reverse("config:login")


def test_without_its_token_no_form_is_taken(world: World, username: str) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(LOGIN, {"username": username, "password": PASSWORD})

    assert answer.status_code == 403
    assert not logged_in(client)


def test_the_session_cookie_is_kept_from_scripts_and_from_other_sites(username: str, settings: LazySettings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    client = Client()

    client.post(LOGIN, {"username": username, "password": PASSWORD}, secure=True)

    cookie = client.cookies["kedjan_session"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert cookie["max-age"] == 8 * 3600
