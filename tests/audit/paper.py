"""A log on paper: rows, seals and lists as values, to be tampered with a thousand times a second."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from kedjan.audit.domain.checking import Fault, StoredSeal, first_fault
from kedjan.audit.domain.leaves import LogRow, LogTable, root_of
from kedjan.audit.domain.seals import FORM, NO_SEAL, Seal, SignedSeal

KEY, SECRET = "the installation's", b"kept outside the database"
SEALED_AT = datetime(2013, 1, 14, 11, tzinfo=UTC)
_ORDER = (LogTable.EVENT, LogTable.READING)


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it is written for its hash, and the transaction that wrote it."""

    written_in: int
    table: LogTable
    id: UUID
    text: str

    @property
    def row(self) -> LogRow:
        """Return which row it is."""
        return LogRow(self.table, self.id)

    @property
    def place(self) -> tuple[int, int, bytes]:
        """Return where in the log it stands."""
        return self.written_in, _ORDER.index(self.table), self.id.bytes

    def leaf(self) -> bytes:
        """Return its leaf: what PostgreSQL computes (a test in test_seals_of_the_database pins the two)."""
        content = hashlib.sha256(self.text.encode()).digest()
        kind = bytes([_ORDER.index(self.table) + 1])
        return self.written_in.to_bytes(8, signed=True) + kind + self.id.bytes + content


@dataclass(slots=True)
class Paper:
    """The log as it stands: rows in any order, seals with their lists."""

    rows: list[Written]
    stored: list[StoredSeal] = field(default_factory=list)
    coming: int = 1_000_000
    at_once: int = 3

    def seals(self, since: int) -> Iterator[Sequence[StoredSeal]]:
        """Return the seals, a few at a time."""
        wanted = [each for each in self.stored if each.signed.seal.number >= since]
        wanted.sort(key=lambda each: each.signed.seal.number)
        for start in range(0, len(wanted), self.at_once):
            yield wanted[start : start + self.at_once]

    def leaves(self, begins: int | None, ends: int) -> bytes:
        """Return the leaves of the rows as they stand."""
        inside = (row for row in self.rows if (begins is None or row.written_in >= begins) and row.written_in < ends)
        return list_of(inside)

    def seal(self, number: int) -> Seal | None:
        """Return one seal."""
        return next((each.signed.seal for each in self.stored if each.signed.seal.number == number), None)

    def standing(self, row: LogRow) -> int:
        """Return how many rows have the table and id."""
        return sum(each.row == row for each in self.rows)

    def was_sealed(self, row: LogRow) -> bool:
        """Tell whether a list names the row."""
        return any(row.name() in each.leaves for each in self.stored)

    def stray(self) -> tuple[LogRow, int] | None:
        """Return a row of a transaction that is yet to come."""
        strays = (each.row for each in self.rows if each.written_in >= self.coming)
        return next(((row, len(self.stored) + 1) for row in strays), None)

    def check(self, since: int = 1) -> Fault | None:
        """Return the first fault."""
        return first_fault(self, since=since, genuine=genuine)


def genuine(signed: SignedSeal) -> bool:
    """Tell whether the signature is by the key; a keyed hash stands for it, which is quicker."""
    return signed.seal.key == KEY and hmac.compare_digest(signed.signature, signature(signed.seal))


def signature(seal: Seal) -> bytes:
    """Sign."""
    return hmac.digest(SECRET, seal.statement(), "sha256")


def list_of(rows: Iterable[Written]) -> bytes:
    """Return the leaves of the rows, in order."""
    return b"".join(row.leaf() for row in sorted(rows, key=lambda row: row.place))


def sealed(rows: Sequence[Written], ends: Sequence[int]) -> list[StoredSeal]:
    """Return the seals of the rows, each ending before one of the transactions."""
    seals: list[StoredSeal] = []
    for number, (begins, end) in enumerate(zip((0, *ends), ends, strict=False), start=1):
        covered = [row for row in rows if begins <= row.written_in < end]
        events = sum(row.table is LogTable.EVENT for row in covered)
        leaves = list_of(covered)
        previous = seals[-1].signed.seal.digest() if seals else NO_SEAL
        counts = (events, len(covered) - events)
        seal = Seal(number, FORM, begins, end, *counts, root_of(leaves), previous, SEALED_AT, KEY)
        seals.append(StoredSeal(SignedSeal(seal, signature(seal)), leaves))
    return seals


def a_log(random: Random, transactions: int = 30, seals: int = 8) -> Paper:
    """Return a log of transactions of one to five rows, in the given number of seals, some rows waiting."""
    rows = [
        Written(700 + 2 * number, random.choice(_ORDER), a_row_id(random), f"[{number}, {turn}]")
        for number in range(transactions)
        for turn in range(random.randint(1, 5))
    ]
    last = 700 + 2 * transactions - 9
    ends = [*sorted(random.sample(range(701, last, 2), seals - 1)), last]
    return Paper(rows, sealed(rows, ends))


def a_row_id(random: Random) -> UUID:
    """Return an id."""
    return UUID(int=random.getrandbits(128))


def resigned(stored: StoredSeal, seal: Seal) -> StoredSeal:
    """Return the seal as somebody changes it who has not got the key: the signature stays."""
    return replace(stored, signed=replace(stored.signed, seal=seal))
