"""Signatures that outlive the database: Ed25519, with a private key that is kept outside it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_

_NO_KEY = Reason("no_seal_key", N_("KEDJAN_SEAL_KEY saknas eller är ingen nyckel. Se docs/operations.md."))
_NO_PUBLIC_KEY = N_("%(key)s är ingen publik nyckel. Visa den rätta med: kedjan audit key")


class CannotSign(Refusal):
    """There is no private key here, or what stands in its place is none."""


class NotAPublicKey(Refusal):
    """The text is no public key."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs; public_key is what anybody can check it with, in base64."""

    sign: Callable[[bytes], bytes]
    public_key: str


def signer() -> Signer:
    """Return who signs by KEDJAN_SEAL_KEY of the settings: base64 of 32 bytes. Raises CannotSign."""
    try:
        key = Ed25519PrivateKey.from_private_bytes(urlsafe_b64decode(settings.KEDJAN_SEAL_KEY))
    except ValueError as error:
        raise CannotSign(_NO_KEY) from error
    public = key.public_key().public_bytes_raw()
    return Signer(sign=key.sign, public_key=urlsafe_b64encode(public).decode())


def trusted_keys() -> frozenset[str]:
    """Return the public keys of this installation: the signer's, if it is here, and KEDJAN_SEAL_PUBLIC_KEYS."""
    named = [key for key in settings.KEDJAN_SEAL_PUBLIC_KEYS.split(",") if key]
    if settings.KEDJAN_SEAL_KEY:
        named.append(signer().public_key)
    return public_keys(named)


def public_keys(named: Iterable[str]) -> frozenset[str]:
    """Return the keys, each of which is one. Raises NotAPublicKey."""
    keys = frozenset(named)
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(key))
        except ValueError as error:
            raise NotAPublicKey(Reason("not_a_public_key", _NO_PUBLIC_KEY, {"key": key})) from error
    return keys


def is_signed(text: bytes, *, signature: bytes, public_key: str) -> bool:
    """Tell whether the signature of the text was made with the private half of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(public_key)).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True
