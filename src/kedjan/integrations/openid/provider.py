"""Which provider the installation uses, and what that says of itself."""

import json
import time
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

_MOST_BYTES = 1_000_000
_TIMEOUT_SECONDS = 10.0
_KEPT_SECONDS = 600
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class CannotReachProvider(Exception):
    """The provider does not answer, or not as a provider does."""


@dataclass(frozen=True, slots=True)
class Provider:
    """What the settings say: whom we trust, who we are there, and which claims say who has logged in.

    number_claim: the claim that holds the personnummer; empty where the provider gives none. levels: the strengths of
    login (acr) that will do; empty where whatever the provider takes will.
    """

    issuer: str
    client_id: str
    secret: str
    scope: str
    subject_claim: str
    number_claim: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the provider is asked, where codes are redeemed, and where its keys lie."""

    authorization: str
    token: str
    keys: str


class _NoRedirect(HTTPRedirectHandler):
    """Follows nobody elsewhere with our secret."""

    def redirect_request(self, *_args: object) -> None:
        """Refuse."""


_OPENER = build_opener(_NoRedirect)


def provider_of_settings() -> Provider | None:
    """Return the installation's provider, or None where it has none."""
    if not settings.KEDJAN_EID_ISSUER:
        return None
    return Provider(
        issuer=settings.KEDJAN_EID_ISSUER,
        client_id=settings.KEDJAN_EID_CLIENT,
        secret=settings.KEDJAN_EID_SECRET,
        scope=settings.KEDJAN_EID_SCOPE,
        subject_claim=settings.KEDJAN_EID_SUBJECT_CLAIM,
        number_claim=settings.KEDJAN_EID_NUMBER_CLAIM,
        levels=tuple(settings.KEDJAN_EID_LEVELS.split()),
    )


def addresses_of(provider: Provider) -> Addresses:
    """Return what the provider says of itself, kept for ten minutes; raises CannotReachProvider."""
    return _discovered(provider.issuer, int(time.monotonic() // _KEPT_SECONDS))


def forget() -> None:
    """Ask the provider anew next time."""
    _discovered.cache_clear()


@lru_cache(maxsize=4)
def _discovered(issuer: str, _period: int) -> Addresses:
    told = fetch_json(Request(issuer.rstrip("/") + "/.well-known/openid-configuration"))
    if told.get("issuer") != issuer:
        raise CannotReachProvider("it calls itself something else than KEDJAN_EID_ISSUER")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    return Addresses(*(_safe(str(told.get(name, ""))) for name in names))


def fetch_json(request: Request) -> dict[str, object]:
    """Return what the address answers; raises CannotReachProvider, whose text holds nothing of the answer."""
    _safe(request.full_url)
    try:
        with _OPENER.open(request, timeout=_TIMEOUT_SECONDS) as answer:
            told = json.loads(answer.read(_MOST_BYTES))
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise CannotReachProvider(type(error).__name__) from error
    if not isinstance(told, dict):
        raise CannotReachProvider("it answered with something else than an object")
    return told


def _safe(address: str) -> str:
    """Return the address if nobody can listen on the way: TLS, or this very machine."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return address
    raise CannotReachProvider("an address without TLS")
