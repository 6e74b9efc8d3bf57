"""An e-ID login that is weaker than what the installation asks for lets nobody in."""

import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from kedjan.integrations.openid import CannotTrustAnswer, Claims, Provider, answering, ask, asking
from kedjan.integrations.openid.provider import Addresses

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRONG, WEAK = "loa3", "loa2"
BROKER = Provider("https://e-id.example", "kedjan", "x", "openid", "sub", "")


@pytest.fixture(autouse=True)
def broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the provider be one of our own, with one key."""
    public = jwt.PyJWK(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"alg": "RS256"})
    monkeypatch.setattr(answering, "_key_of", lambda _provider, _token: public)
    places = Addresses("https://e-id.example/ask", "https://e-id.example/token", "https://e-id.example/keys")
    monkeypatch.setattr(asking, "addresses_of", lambda _provider: places)


def statement(**more: str) -> str:
    now = int(time.time())
    told = {"iss": BROKER.issuer, "aud": "kedjan", "sub": "someone", "nonce": "n", "iat": now, "exp": now + 60, **more}
    return jwt.encode(told, KEY, algorithm="RS256")


def test_the_strengths_that_will_do_are_asked_for_and_one_of_them_is_taken() -> None:
    strict = replace(BROKER, levels=(STRONG, "loa4"))

    question = parse_qs(urlsplit(ask(strict, back="https://kedjan.example/", language="sv").address).query)

    assert question["acr_values"] == ["loa3 loa4"]
    assert answering.claims_in(strict, statement(acr=STRONG), nonce="n") == Claims("someone", "")


@pytest.mark.parametrize("said", [{"acr": WEAK}, {}])
def test_a_weaker_login_and_one_that_does_not_say_are_refused(said: dict[str, str]) -> None:
    with pytest.raises(CannotTrustAnswer, match="weaker"):
        answering.claims_in(replace(BROKER, levels=(STRONG,)), statement(**said), nonce="n")


def test_where_no_strength_is_asked_for_every_one_will_do() -> None:
    assert "acr_values" not in ask(BROKER, back="https://kedjan.example/", language="sv").address
    assert answering.claims_in(BROKER, statement(acr=WEAK), nonce="n").subject == "someone"
