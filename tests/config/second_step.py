"""Somebody with a password and an app for codes, whose codes a test can make."""

import time
from dataclasses import dataclass
from datetime import date

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client

from kedjan.organisations.models import Account
from tests.support.world import World, noon

PASSWORD = "en lång mening som ingen gissar"


@dataclass(frozen=True, slots=True)
class WithApp:
    """An account, and what its app shows."""

    account: Account
    secret: str

    def code(self) -> str:
        """Return what the app shows now, as if no code had been used in this half minute."""
        cache.clear()
        return shown(self.secret)


def shown(secret: str) -> str:
    """Return the code that the secret gives now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_password(world: World, key: str = "fk") -> Account:
    """Return the caseworker, with a password of their own."""
    account = Account.objects.get(pk=world.caseworker(key).account_id)
    account.set_password(PASSWORD)
    account.last_login = noon(date(2013, 1, 1))
    account.save(update_fields=["password", "last_login"])
    return account


def with_app(world: World, key: str = "fk") -> WithApp:
    """Return the caseworker, with a password and an app."""
    account, secret = with_password(world, key), generate_totp_secret()
    TOTP.activate(account, secret)
    return WithApp(account, secret)


def password_given(account: Account, address: str = "/login/") -> Client:
    """Return a browser in which the right password was typed."""
    client = Client()
    client.post(address, {"username": account.username, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    """Tell whether the browser is logged in as a caseworker who may go anywhere."""
    return client.get("/cases/").status_code == 200
