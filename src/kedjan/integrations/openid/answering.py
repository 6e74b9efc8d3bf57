"""The answer: a code is redeemed for a signed statement, and nothing in it is believed before it is checked."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode
from urllib.request import Request

import jwt

from kedjan.integrations.openid.provider import CannotReachProvider, Provider, addresses_of, fetch_json

_ALGORITHMS = ("RS256", "PS256", "ES256")
"""Only those with a public key: with a shared one, whoever verifies could sign; "none" is none."""
_LEEWAY_SECONDS = 30
_DEMANDED = ["iss", "aud", "exp", "iat", "nonce"]


class CannotTrustAnswer(Exception):
    """The answer is forged, old, for somebody else or incomplete; nobody is logged in."""


@dataclass(frozen=True, slots=True, repr=False)
class Claims:
    """What the provider says of who has logged in; not printed, because the number may be among it."""

    subject: str
    number: str


def redeem(provider: Provider, *, code: str, verifier: str, nonce: str, back: str) -> Claims:
    """Return who has logged in; raises CannotTrustAnswer and CannotReachProvider."""
    told = _token_for(provider, code=code, verifier=verifier, back=back)
    return claims_in(provider, str(told.get("id_token", "")), nonce=nonce)


def claims_in(provider: Provider, token: str, *, nonce: str) -> Claims:
    """Return what a signed statement says, checked; raises CannotTrustAnswer and CannotReachProvider."""
    key = _key_of(provider, token)
    try:
        told: Mapping[str, object] = jwt.decode(
            token,
            key=key,
            algorithms=_ALGORITHMS,
            issuer=provider.issuer,
            audience=provider.client_id,
            leeway=_LEEWAY_SECONDS,
            options={"require": [*_DEMANDED, provider.subject_claim]},
        )
    except (jwt.PyJWTError, TypeError, ValueError) as error:
        raise CannotTrustAnswer(type(error).__name__) from error
    if told["nonce"] != nonce:
        raise CannotTrustAnswer("the nonce is another")
    if told.get("azp", provider.client_id) != provider.client_id or told["aud"] not in (
        provider.client_id,
        [provider.client_id],
    ):
        raise CannotTrustAnswer("it is for others too")
    if provider.levels and told.get("acr") not in provider.levels:
        raise CannotTrustAnswer("the login was weaker than what we ask for")
    number = told.get(provider.number_claim, "") if provider.number_claim else ""
    return Claims(subject=str(told[provider.subject_claim]), number=str(number))


def _token_for(provider: Provider, *, code: str, verifier: str, back: str) -> dict[str, object]:
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": verifier}
    who = b64encode(f"{quote(provider.client_id, safe='')}:{quote(provider.secret, safe='')}".encode()).decode()
    headers = {"Authorization": f"Basic {who}", "Content-Type": "application/x-www-form-urlencoded"}
    request = Request(addresses_of(provider).token, data=urlencode(sent).encode(), headers=headers, method="POST")
    return fetch_json(request)


def _key_of(provider: Provider, token: str) -> jwt.PyJWK:
    """Return the provider's key that the statement names; keys are asked for again when it is not among them."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise CannotTrustAnswer(type(error).__name__) from error
    if header.get("alg") not in _ALGORITHMS:
        raise CannotTrustAnswer("it is signed in a way that proves nothing")
    address = addresses_of(provider).keys
    found = _named(_keys(address), header)
    if found is None:
        _keys.cache_clear()
        found = _named(_keys(address), header)
    if found is None:
        raise CannotTrustAnswer("no such key")
    return found


def _named(keys: tuple[jwt.PyJWK, ...], header: Mapping[str, object]) -> jwt.PyJWK | None:
    fitting = [key for key in keys if key.algorithm_name == header["alg"]]
    if "kid" in header:
        fitting = [key for key in fitting if key.key_id == header["kid"]]
    return fitting[0] if len(fitting) == 1 else None


def forget() -> None:
    """Ask for the provider's keys anew next time."""
    _keys.cache_clear()


@lru_cache(maxsize=4)
def _keys(address: str) -> tuple[jwt.PyJWK, ...]:
    told = fetch_json(Request(address))
    try:
        return tuple(jwt.PyJWKSet.from_dict(told).keys)
    except jwt.PyJWTError as error:
        raise CannotReachProvider(type(error).__name__) from error
