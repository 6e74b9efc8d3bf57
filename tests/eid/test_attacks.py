"""Forged, stolen, old and repeated answers log nobody in, and say no more than that."""

import base64
import json
import time
from collections.abc import Callable

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import LazySettings
from django.test import Client

from kedjan.integrations.openid import CannotReachProvider, answering, ask, provider
from tests.eid.walking import START, answered, asked, parameter, with_parameter
from tests.support.people import PEOPLE
from tests.support.world import World

NOT_TRUSTED = "Inloggningen avbröts eller gick inte att lita på. Försök igen."
WHO = f"whoever:{PEOPLE['consented'].number}"
Token = dict[str, object]
Forge = Callable[[str], str]
STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def refused(client: Client, address: str) -> bool:
    """Tell whether the answer let nobody in, with the one page for that."""
    answer = client.get(address)
    return (
        answer.status_code == 403 and NOT_TRUSTED in answer.content.decode() and "_auth_user_id" not in client.session
    )


def parts(token: str) -> tuple[Token, Token]:
    """Return header and claims, unchecked."""
    header, claims, _ = token.split(".")
    return _read(header), _read(claims)


def _read(part: str) -> Token:
    read: Token = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return read


def _written(part: Token) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def _changed(**changes: object) -> Forge:
    """Return what changes claims and keeps the signature of those before."""

    def forge(token: str) -> str:
        header, _claims, signature = token.split(".")
        return f"{header}.{_written({**parts(token)[1], **changes})}.{signature}"

    return forge


def _unsigned(algorithm: str) -> Forge:
    return lambda token: f"{_written({**parts(token)[0], 'alg': algorithm})}.{token.split('.')[1]}."


def _signed_by_stranger(**changes: object) -> Forge:
    def forge(token: str) -> str:
        header, claims = parts(token)
        return jwt.encode({**claims, **changes}, STRANGER, algorithm="RS256", headers={"kid": str(header["kid"])})

    return forge


def _signed_with_the_public_key(token: str) -> str:
    """Sign by HMAC with what everybody knows: the provider's public key."""
    found = provider.provider_of_settings()
    assert found is not None
    key = answering._key_of(found, token).key
    assert isinstance(key, rsa.RSAPublicKey)
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    header = {**parts(token)[0], "alg": "HS256"}
    signing = f"{_written(header)}.{token.split('.')[1]}"
    return f"{signing}.{_mac(pem, signing)}"


def _mac(key: bytes, text: str) -> str:
    mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(text.encode(), key)
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


FORGERIES: dict[str, Forge] = {
    "alg none": _unsigned("none"),
    "alg None": _unsigned("None"),
    "no algorithm": _unsigned(""),
    "changed claims": _changed(personnummer=PEOPLE["placed"].number),
    "signed by a stranger": _signed_by_stranger(),
    "signed with the public key": _signed_with_the_public_key,
    "no token": lambda _token: "",
    "not a token": lambda _token: "a.b.c",
    "another kid": lambda token: f"{_written({**parts(token)[0], 'kid': 'x'})}.{token.split('.', 1)[1]}",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_statement_is_not_believed(world: World, eid: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code and the keys are the real provider's; only the statement on its way to us is another."""
    real = answering._token_for

    def forged(whose: provider.Provider, *, code: str, verifier: str, back: str) -> dict[str, object]:
        told = real(whose, code=code, verifier=verifier, back=back)
        return {**told, "id_token": FORGERIES[name](str(told["id_token"]))}

    monkeypatch.setattr(answering, "_token_for", forged)
    client = Client()

    assert refused(client, answered(asked(client), WHO))


CLAIMS: dict[str, dict[str, object]] = {
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "somebody-else"},
    "several audiences": {"aud": ["kedjan", "somebody-else"]},
    "another party": {"azp": "somebody-else"},
    "another nonce": {"nonce": "guessed"},
    "no nonce": {"nonce": None},
    "expired": {"exp": int(time.time()) - 60},
    "no end": {"exp": None},
    "from the future": {"iat": int(time.time()) + 3600},
    "not yet": {"nbf": int(time.time()) + 3600},
    "nobody": {"sub": None},
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_rightly_signed_statement_for_somebody_or_sometime_else_is_not_believed(
    world: World, eid: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signed by a key that the provider is made to show, so that only the claims are wrong."""
    real, jwk = answering._token_for, json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(STRANGER.public_key()))
    monkeypatch.setattr(answering, "_keys", lambda _address: (jwt.PyJWK({**jwk, "kid": "k", "alg": "RS256"}),))

    def signed(whose: provider.Provider, *, code: str, verifier: str, back: str) -> dict[str, object]:
        told = real(whose, code=code, verifier=verifier, back=back)
        claims = {**parts(str(told["id_token"]))[1], **CLAIMS[name]}
        present = {claim: value for claim, value in claims.items() if value is not None}
        return {**told, "id_token": jwt.encode(present, STRANGER, algorithm="RS256", headers={"kid": "k"})}

    monkeypatch.setattr(answering, "_token_for", signed)
    client = Client()

    assert refused(client, answered(asked(client), WHO))


def test_the_same_signing_with_right_claims_is_believed(
    world: World, eid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the tests before this one would prove nothing."""
    monkeypatch.setitem(CLAIMS, "as it is", {})
    with pytest.raises(AssertionError):
        test_a_rightly_signed_statement_for_somebody_or_sometime_else_is_not_believed(
            world, eid, "as it is", monkeypatch
        )


def test_an_answer_is_taken_once(world: World, eid: str) -> None:
    client = Client()
    address = answered(asked(client), WHO)
    assert client.get(address).status_code == 302
    client.post("/logout/")

    assert refused(client, address)


def test_a_code_is_redeemed_once(world: World, eid: str) -> None:
    """The state is made to fit again, as if the question had not been forgotten: the provider knows its codes."""
    client = Client()
    address = answered(asked(client), WHO)
    question = client.session["e_id_asked"]
    client.get(address)
    client.post("/logout/")
    session = client.session
    session["e_id_asked"] = question
    session.save()

    assert refused(client, address)


def test_another_browsers_answer_is_not_taken(world: World, eid: str) -> None:
    victim, thief = Client(), Client()
    address = answered(asked(thief), WHO)
    asked(victim)

    assert refused(Client(), address)
    assert refused(victim, address)


def test_a_stolen_code_is_worthless_without_the_secret_of_the_question(world: World, eid: str) -> None:
    thief, victim = Client(), Client()
    stolen = parameter("http://x" + answered(asked(victim), WHO), "code")
    own = parameter(asked(thief), "state")

    assert refused(thief, f"/login/e-id/back/?code={stolen}&state={own}")


@pytest.mark.parametrize("change", ["code", "state", "iss"])
def test_an_answer_with_something_else_in_it_is_not_taken(world: World, eid: str, change: str) -> None:
    client = Client()
    address = answered(asked(client), WHO)

    assert refused(client, with_parameter(address, change, "https://evil.example"))
    assert refused(client, address)


def test_an_answer_to_an_old_question_is_not_taken(world: World, eid: str) -> None:
    client = Client()
    address = answered(asked(client), WHO)
    session = client.session
    session["e_id_asked"] = {**session["e_id_asked"], "since": time.time() - 601}
    session.save()

    assert refused(client, address)


@pytest.mark.parametrize("query", ["", "error=access_denied&state=x", "code=&state=", "code=x"])
def test_an_answer_to_no_question_is_not_taken(world: World, eid: str, query: str) -> None:
    assert refused(Client(), f"/login/e-id/back/?{query}")


def test_a_provider_that_does_not_answer_is_told_kindly(world: World, eid: str, settings: LazySettings) -> None:
    settings.KEDJAN_EID_ISSUER = "http://127.0.0.1:9"

    answer = Client().get(START)

    assert (answer.status_code, "svarar inte" in answer.content.decode()) == (403, True)


@pytest.mark.parametrize("issuer", ["http://id.example", "ftp://127.0.0.1", "file:///etc/passwd"])
def test_nothing_is_asked_without_tls(issuer: str) -> None:
    anybody = provider.Provider(issuer, "kedjan", "", "openid", "sub", "")

    with pytest.raises(CannotReachProvider, match="without TLS"):
        ask(anybody, back="https://kedjan.example/", language="sv")


def test_a_provider_that_calls_itself_something_else_is_not_ours(
    world: World, eid: str, settings: LazySettings
) -> None:
    settings.KEDJAN_EID_ISSUER = eid + "/"

    assert Client().get(START).status_code == 403


def test_nobody_is_led_to_another_site_after_an_e_id(world: World, eid: str) -> None:
    client = Client()
    address = answered(asked(client, "/login/e-id/?next=https://evil.example/"), WHO)

    assert client.get(address).headers["Location"] == "/"
