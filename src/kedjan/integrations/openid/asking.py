"""The question: where the browser is sent, with what only we can finish."""

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from kedjan.integrations.openid.provider import Provider, addresses_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What must be remembered until the answer: the state it must carry, the nonce within it, and the PKCE secret."""

    address: str
    state: str
    nonce: str
    verifier: str


def ask(provider: Provider, *, back: str, language: str) -> Asked:
    """Return where to send the browser; back: our own address that the answer comes to. Raises CannotReachProvider."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    question = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": provider.scope,
        "state": state,
        "nonce": nonce,
        "code_challenge": urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
        "ui_locales": language,
        "prompt": "login",
    }
    if provider.levels:
        question["acr_values"] = " ".join(provider.levels)
    address = addresses_of(provider).authorization
    joint = "&" if "?" in address else "?"
    return Asked(address + joint + urlencode(question), state, nonce, verifier)
