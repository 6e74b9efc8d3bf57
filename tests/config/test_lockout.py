"""Guessing is stopped, nothing is told about who exists, and an operator can let somebody in at once."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client, RequestFactory

from kedjan.config.login import address_of
from kedjan.organisations.models import Account, Attempt
from kedjan.organisations.operations import forget_attempts
from tests.config.second_step import PASSWORD, with_password
from tests.support.world import World

LOGIN = "/login/"
WRONG = "fel"
HELD = "Det blev för många försök."
OFFICE, HOME = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def username(world: World) -> str:
    """Give the caseworker a password of their own."""
    return with_password(world).username


def tried(username: str, password: str = WRONG, *, times: int = 1, address: str = OFFICE) -> str:
    """Return the last page; empty where one was let in."""
    client, page = Client(REMOTE_ADDR=address), ""
    for _ in range(times):
        answer = client.post(LOGIN, {"username": username, "password": password})
        page = "" if answer.status_code == 302 else answer.content.decode()
    return page


def test_after_five_failures_the_right_password_must_wait_too(username: str) -> None:
    tried(username, times=5)

    page = tried(username, PASSWORD)

    assert HELD in page
    assert "Vänta 15 minuter" in page
    assert "be den som är driftansvarig hos er att låsa upp" in page


def test_a_name_that_nobody_has_waits_in_the_same_way_and_words(username: str) -> None:
    def words(name: str) -> str:
        page = re.sub(r'value="[^"]*"', "", tried(name, times=6))
        return re.sub(r"Vänta \d+", "Vänta", page)

    assert words(username) == words("ingen.alls")


def test_a_colleague_at_the_same_address_is_let_in(username: str) -> None:
    tried("någon.annan", times=6)

    assert tried(username, PASSWORD) == ""


def test_the_owner_is_let_in_from_elsewhere_until_many_addresses_have_tried(username: str) -> None:
    tried(username, times=6)
    assert tried(username, PASSWORD, address=HOME) == ""

    for one in range(20):
        tried(username, address=f"198.51.100.{one}")

    assert HELD in tried(username, PASSWORD, address=HOME)


def test_a_login_that_works_forgets_what_failed_before(username: str) -> None:
    tried(username, times=4)
    assert tried(username, PASSWORD) == ""
    tried(username, times=4)

    assert tried(username, PASSWORD) == ""


def test_an_operator_lets_somebody_in_at_once(username: str) -> None:
    tried(username, times=6)

    assert forget_attempts(username=username.upper()) == 5

    assert tried(username, PASSWORD) == ""


def test_what_was_typed_is_not_kept(username: str) -> None:
    tried("19811218-9876")

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(a)::text FROM organisations_attempt a")
        kept = "".join(str(row) for row in cursor.fetchall())
    assert Attempt.objects.count() == 1
    assert "9876" not in kept
    assert OFFICE not in kept
    assert username not in kept


@pytest.mark.parametrize(
    ("peer", "told", "address"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "203.0.113.9", "203.0.113.9"),
        ("nonsense", "203.0.113.9", "nonsense"),
    ],
)
def test_only_our_own_proxy_is_believed_and_only_its_last_word(peer: str, told: str, address: str) -> None:
    headers = {"x-forwarded-for": told} if told else {}

    assert address_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)) == address


@pytest.mark.parametrize("who", ["wrong password", "unknown name", "closed account", "no password"])
def test_every_try_that_fails_makes_one_hash_which_is_what_takes_time(
    username: str, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: on a busy machine two equal hashes differ more than a missing one would show."""
    hashes: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        hashes.append(salt)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    if who == "closed account":
        Account.objects.filter(username=username).update(is_active=False)
    if who == "no password":
        Account.objects.filter(username=username).update(password="!")

    tried("ingen.alls" if who == "unknown name" else username)

    assert len(hashes) == 1
