"""Encryption of single fields and the blind index that finds them again.

AES-256-GCM; the cell's place (table, column, row) is authenticated with it, so a value cannot be moved to another
person. Each value names its key, so keys can be rotated. The blind index is an HMAC-SHA-256 under a key that is kept
outside the database: an unkeyed hash of all personnummer can be computed in seconds.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE_BYTES = 12


class CannotOpenValue(Exception):
    """The value was changed, moved from its place, or sealed with a key that is not in the ring."""


@dataclass(frozen=True, slots=True)
class Vault:
    """Seals and opens with a ring of keys; `current` names the one that new values are sealed with."""

    keys: Mapping[str, AESGCM]
    current: str
    index_key: bytes

    def seal(self, text: str, *, place: str) -> bytes:
        """Return the sealed text; `place` is table.column|row."""
        return self.seal_bytes(text.encode(), place=place)

    def seal_bytes(self, content: bytes, *, place: str) -> bytes:
        """Return the sealed bytes; `place` is table.column|row."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        name = self.current.encode()
        body = self.keys[self.current].encrypt(nonce, content, place.encode())
        return bytes([len(name)]) + name + nonce + body

    def open(self, sealed: bytes | memoryview, *, place: str) -> str:
        """Return the text; raises CannotOpenValue."""
        return self.open_bytes(sealed, place=place).decode()

    def open_bytes(self, sealed: bytes | memoryview, *, place: str) -> bytes:
        """Return the bytes; raises CannotOpenValue."""
        value = bytes(sealed)
        length = value[0] if value else 0
        key = self.keys.get(value[1 : 1 + length].decode(errors="replace"))
        nonce, body = value[1 + length : 1 + length + _NONCE_BYTES], value[1 + length + _NONCE_BYTES :]
        if key is None:
            raise CannotOpenValue(place)
        try:
            return key.decrypt(nonce, body, place.encode())
        except (InvalidTag, ValueError) as error:  # ValueError: cut off before its end
            raise CannotOpenValue(place) from error

    def index(self, text: str, *, purpose: str) -> bytes:
        """Return the blind index of the text for one purpose: equal texts give equal bytes, and nothing else shows."""
        return hmac.new(self.index_key, f"{purpose}|{text}".encode(), hashlib.sha256).digest()


@cache
def vault() -> Vault:
    """Return the vault of the settings: KEDJAN_FIELD_KEYS (name:base64, newest first) and KEDJAN_INDEX_KEY."""
    ring = dict(pair.split(":", 1) for pair in settings.KEDJAN_FIELD_KEYS.split(","))
    keys = {name: AESGCM(urlsafe_b64decode(value)) for name, value in ring.items()}
    return Vault(keys=keys, current=next(iter(keys)), index_key=urlsafe_b64decode(settings.KEDJAN_INDEX_KEY))
