"""The list of rows that a seal stands for: one leaf a row, sorted by transaction, table and id. docs/rules/audit.md.

A leaf is 57 bytes: 8 of the transaction, 1 of the table, 16 of the row's id, 32 of the SHA-256 of what the row says.
PostgreSQL computes leaves (kedjan.audit.queries.leaves); here they are only compared.
"""

import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

WIDTH = 57
_TRANSACTION, _PLACE = 8, 25


class LogTable(StrEnum):
    """The two tables of the log."""

    EVENT = "audit_event"
    READING = "audit_reading"


_TABLES = {1: LogTable.EVENT, 2: LogTable.READING}
_BYTES = {table: byte for byte, table in _TABLES.items()}


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of the log, by its table and id."""

    table: LogTable
    id: UUID

    def name(self) -> bytes:
        """Return the bytes that name the row within its leaf."""
        return bytes([_BYTES[self.table]]) + self.id.bytes


class Standing(StrEnum):
    """How a row stands at the first place where the log and the list differ."""

    CHANGED = "changed"
    GONE = "gone"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first row that is not as it was sealed."""

    row: LogRow
    standing: Standing


def root_of(leaves: bytes) -> bytes:
    """Return the hash that a seal carries of its list."""
    return hashlib.sha256(leaves).digest()


def before(leaves: bytes, ends: int) -> int:
    """Return how many bytes of the list belong to transactions before `ends`."""
    return WIDTH * bisect_left(range(len(leaves) // WIDTH), ends, key=lambda at: _transaction(leaves, at * WIDTH))


def first_difference(*, sealed: bytes, present: bytes) -> Difference | None:
    """Return the first row where the log as it stands differs from the list as it was sealed."""
    for at in range(0, max(len(sealed), len(present)), WIDTH):
        was, stands = sealed[at : at + WIDTH], present[at : at + WIDTH]
        if was != stands:
            return _difference(was, stands)
    return None


def _difference(was: bytes, stands: bytes) -> Difference:
    """Return what the two leaves tell, one of which may be missing: the list or the log has ended."""
    if was[:_PLACE] == stands[:_PLACE]:
        return Difference(_row(was), Standing.CHANGED)
    if was and (not stands or _order(was) < _order(stands)):
        return Difference(_row(was), Standing.GONE)
    return Difference(_row(stands), Standing.EXTRA)


def _transaction(leaves: bytes, at: int) -> int:
    return int.from_bytes(leaves[at : at + _TRANSACTION], signed=True)


def _order(leaf: bytes) -> tuple[int, bytes]:
    return _transaction(leaf, 0), leaf[_TRANSACTION:_PLACE]


def _row(leaf: bytes) -> LogRow:
    return LogRow(_TABLES[leaf[_TRANSACTION]], UUID(bytes=leaf[_TRANSACTION + 1 : _PLACE]))
