"""Where the keys come from: the environment, or the installation's file, which is read again when it has changed."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from kedjan.integrations.vault.sealing import FIRST, Vault

FIELD_KEYS, INDEX_KEY = "KEDJAN_FIELD_KEYS", "KEDJAN_INDEX_KEY"
_BYTES = 32
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_TO_URL_SAFE = str.maketrans("+/", "-_")  # both alphabets of base64 are in use


class CannotReadKeys(Exception):
    """A ring of keys is not written as it should be; the text says how, without any key."""


@dataclass(frozen=True, slots=True, repr=False)
class Ring:
    """Keys by name, newest first."""

    keys: Mapping[str, bytes]

    @classmethod
    def parse(cls, text: str, *, unnamed: str | None = None) -> Self:
        """Read name:base64,name:base64; `unnamed` is what a key without a name is called. Raises CannotReadKeys."""
        keys: dict[str, bytes] = {}
        for part in text.split(","):
            name, named, value = part.strip().rpartition(":")
            name = name if named else unnamed or ""
            if not _NAME.fullmatch(name):
                raise CannotReadKeys("A key is written name:base64; names are letters, digits, dot, dash, underscore.")
            if name in keys:
                raise CannotReadKeys(f"There are two keys called {name}.")
            keys[name] = _key(name, value)
        return cls(keys)

    @property
    def newest(self) -> str:
        """Return the name of the first key."""
        return next(iter(self.keys))

    def text(self) -> str:
        """Return what `parse` reads."""
        return ",".join(f"{name}:{urlsafe_b64encode(key).decode()}" for name, key in self.keys.items())

    def with_newest(self, other: "Ring") -> "Ring":
        """Return a ring in which the other's keys come first."""
        return Ring({**other.keys, **self.keys})

    def without(self, name: str) -> "Ring":
        """Return a ring without the key of that name."""
        return Ring({other: key for other, key in self.keys.items() if other != name})


@dataclass(frozen=True, slots=True, repr=False)
class Rings:
    """What the keys' variables hold: the field keys and the index keys, as they are written."""

    fields: str
    index: str

    def field_ring(self) -> Ring:
        """Return the keys that seal. Raises CannotReadKeys."""
        return Ring.parse(self.fields)

    def index_ring(self) -> Ring:
        """Return the keys of the blind index. Raises CannotReadKeys."""
        return Ring.parse(self.index, unnamed=FIRST)


def vault() -> Vault:
    """Return the vault of the keys as they are now. Ask anew for every value: a file of keys can change any moment."""
    file = settings.KEDJAN_KEYS_FILE
    if file:
        return _vault_of_file(file, _stamp(file))
    return _vault(settings.KEDJAN_FIELD_KEYS, settings.KEDJAN_INDEX_KEY)


def rings() -> Rings:
    """Return the keys as they are now: those of KEDJAN_KEYS_FILE where the settings name one, else the settings'."""
    file = settings.KEDJAN_KEYS_FILE
    if file:
        return _rings_of_file(file, _stamp(file))
    return Rings(settings.KEDJAN_FIELD_KEYS, settings.KEDJAN_INDEX_KEY)


def _stamp(file: str) -> tuple[int, int]:
    """Return what differs once the file has been replaced; asked for every value, so it must be quick."""
    found = _path(file).stat()
    return found.st_ino, found.st_mtime_ns


@lru_cache(maxsize=1)
def _path(file: str) -> Path:
    return Path(file)


@lru_cache(maxsize=1)
def _vault_of_file(file: str, stamp: tuple[int, int]) -> Vault:
    held = _rings_of_file(file, stamp)
    return _vault(held.fields, held.index)


@lru_cache(maxsize=1)
def _rings_of_file(file: str, _stamp: tuple[int, int]) -> Rings:
    kept = json.loads(Path(file).read_text())
    for name in (FIELD_KEYS, INDEX_KEY):
        if name not in kept:
            raise CannotReadKeys(f"{file} has no {name}.")
    return Rings(str(kept[FIELD_KEYS]), str(kept[INDEX_KEY]))


@lru_cache(maxsize=2)
def _vault(fields: str, index: str) -> Vault:
    held = Rings(fields, index)
    keys = {name: AESGCM(key) for name, key in held.field_ring().keys.items()}
    return Vault(keys=keys, index_keys=held.index_ring().keys)


def _key(name: str, value: str) -> bytes:
    try:
        key = urlsafe_b64decode(value.translate(_TO_URL_SAFE))
    except ValueError:
        key = b""
    if len(key) != _BYTES:
        raise CannotReadKeys(f"The key called {name} is not the base64 of {_BYTES} bytes.")
    return key
