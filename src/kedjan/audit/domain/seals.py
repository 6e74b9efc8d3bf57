"""What a seal says, in the one exact form that is hashed, chained and signed: docs/rules/audit.md."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime

FORM = 1
"""How rows are written before they are hashed; a log keeps seals of every form that it was sealed in."""
NO_SEAL = bytes(32)
"""What stands in the first seal where the others have the hash of the one before."""


@dataclass(frozen=True, slots=True)
class Seal:
    """A batch of the log: every row of the transactions from `begins` (with it) to `ends` (without it).

    events, readings: how many rows of each table; root: SHA-256 of the list of the rows' hashes; previous: the digest
    of the seal before; key: the public key that the signature is checked with.
    """

    number: int
    form: int
    begins: int
    ends: int
    events: int
    readings: int
    root: bytes
    previous: bytes
    sealed_at: datetime
    key: str

    def fields(self) -> dict[str, str | int]:
        """Return everything it says, as a receipt shows it."""
        return {
            "number": self.number,
            "form": self.form,
            "begins": self.begins,
            "ends": self.ends,
            "events": self.events,
            "readings": self.readings,
            "root": self.root.hex(),
            "previous": self.previous.hex(),
            "sealed_at": self.sealed_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "key": self.key,
        }

    def statement(self) -> bytes:
        """Return the bytes that are signed."""
        return json.dumps({"kedjan": "seal", **self.fields()}, sort_keys=True, separators=(",", ":")).encode()

    def digest(self) -> bytes:
        """Return the hash that the next seal and the receipts carry."""
        return hashlib.sha256(self.statement()).digest()


@dataclass(frozen=True, slots=True)
class SignedSeal:
    """A seal with the signature of its statement, Ed25519."""

    seal: Seal
    signature: bytes
