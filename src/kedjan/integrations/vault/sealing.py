"""What is done with the keys: seal, open, index.

AES-256-GCM; the cell's place (table, column, row) is authenticated with it, so a value cannot be moved to another
person. Each value names its key, so keys can be rotated. The blind index is an HMAC-SHA-256 under a key that is kept
outside the database: an unkeyed hash of all personnummer can be computed in seconds.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FIRST = "first"
"""The index key that was in use before indexes named their key: its indexes are bare."""
SHORT_KEY_BYTES = 8
"""Enough to tell many texts apart; what is found by a short key is opened and compared before anybody sees it."""
_NONCE_BYTES = 12


class CannotOpenValue(Exception):
    """The value was changed, moved from its place, or sealed with a key that is not in the ring."""


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """Seals, opens and indexes with two rings of keys by name, newest first; new values take the newest."""

    keys: Mapping[str, AESGCM]
    index_keys: Mapping[str, bytes]

    @property
    def newest(self) -> str:
        """Return the name of the key that new values are sealed with."""
        return next(iter(self.keys))

    @property
    def newest_index(self) -> str:
        """Return the name of the key that new rows are indexed with."""
        return next(iter(self.index_keys))

    def seal(self, text: str, *, place: str) -> bytes:
        """Return the sealed text; `place` is table.column|row."""
        return self.seal_bytes(text.encode(), place=place)

    def seal_bytes(self, content: bytes, *, place: str) -> bytes:
        """Return the sealed bytes; `place` is table.column|row."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        body = self.keys[self.newest].encrypt(nonce, content, place.encode())
        return _label(self.newest) + nonce + body

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
        return self.indexes(text, purpose=purpose)[0]

    def indexes(self, text: str, *, purpose: str) -> tuple[bytes, ...]:
        """Return the index under every key, newest first: while keys change, a row can be found under any of them."""
        return tuple(
            (b"" if name == FIRST else _label(name)) + hmac.digest(key, f"{purpose}|{text}".encode(), hashlib.sha256)
            for name, key in self.index_keys.items()
        )

    def packed_keys(self, texts: Iterable[str], *, purpose: str) -> bytes:
        """Return the name of the newest index key and, one after the other, a short key of each of the texts."""
        made = _short_keys(self.index_keys[self.newest_index], texts, purpose)
        return _label(self.newest_index) + b"".join(sorted(made))

    def short_keys(self, texts: Iterable[str], *, purpose: str) -> tuple[bytes, ...]:
        """Return the short keys of the texts under every index key: what rows with one of the texts have."""
        asked = tuple(texts)
        return tuple(
            one for name in self.index_keys for one in sorted(_short_keys(self.index_keys[name], asked, purpose))
        )


def _short_keys(key: bytes, texts: Iterable[str], purpose: str) -> set[bytes]:
    return {hmac.digest(key, f"{purpose}|{text}".encode(), hashlib.sha256)[:SHORT_KEY_BYTES] for text in texts}


def _label(name: str) -> bytes:
    """Return how a value names its key: app.key_of reads it back in the database."""
    return bytes([len(name)]) + name.encode()
