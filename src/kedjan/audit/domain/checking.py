"""Is the log as it was sealed? Finds the first fault, in the order of the log. docs/rules/audit.md.

Pure: what is stored comes in through `Log`, so that the same rule judges a database, a copy of it and a test's list.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kedjan.audit.domain.leaves import LogRow, Standing, before, first_difference, root_of
from kedjan.audit.domain.seals import NO_SEAL, Seal, SignedSeal
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

Genuine = Callable[[SignedSeal], bool]
"""Tells whether the signature is by a key that is trusted."""


class FaultKind(StrEnum):
    """What can be wrong with a log."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    MOVED = "moved"
    LIST = "list"
    SIGNATURE = "signature"
    CHAIN = "chain"
    CUT = "cut"
    REPLACED = "replaced"
    FORGED = "forged"


_MESSAGES = {
    FaultKind.CHANGED: N_("Sigill %(seal)s: raden %(row)s i %(table)s har ändrats."),
    FaultKind.MISSING: N_("Sigill %(seal)s: raden %(row)s i %(table)s saknas."),
    FaultKind.ADDED: N_("Sigill %(seal)s: raden %(row)s i %(table)s har lagts till i efterhand."),
    FaultKind.MOVED: N_("Sigill %(seal)s: raden %(row)s i %(table)s har flyttats till en annan plats i loggen."),
    FaultKind.LIST: N_("Sigill %(seal)s: listan över sigillets rader har ändrats."),
    FaultKind.SIGNATURE: N_("Sigill %(seal)s: signaturen stämmer inte med någon känd nyckel."),
    FaultKind.CHAIN: N_("Sigill %(seal)s: kedjan är bruten. Sigillet saknas eller hör inte ihop med det före."),
    FaultKind.CUT: N_("Sigill %(seal)s: kvittot finns men inte sigillet. Slutet av loggen är borta."),
    FaultKind.REPLACED: N_("Sigill %(seal)s: kvittot gäller ett annat sigill än loggens. Sigillet är utbytt."),
    FaultKind.FORGED: N_("Sigill %(seal)s: kvittot är inte signerat med någon känd nyckel."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which seal and, where it can be told, with which row."""

    kind: FaultKind
    number: int
    row: LogRow | None = None

    def reason(self) -> Reason:
        """Return it as a sentence."""
        values: dict[str, str | int] = {"seal": self.number}
        if self.row is not None:
            values |= {"table": self.row.table.value, "row": str(self.row.id)}
        return Reason(self.kind.value, _MESSAGES[self.kind], values)


@dataclass(frozen=True, slots=True)
class StoredSeal:
    """A seal as it is stored, with the list of its rows' leaves."""

    signed: SignedSeal
    leaves: bytes


class Log(Protocol):
    """A log as it stands, at one moment."""

    def seals(self, since: int) -> Iterable[Sequence[StoredSeal]]:
        """Return the seals from a number on, in order, some at a time."""

    def leaves(self, begins: int | None, ends: int) -> bytes:
        """Return the leaves of the rows from one transaction (or the very first) up to another."""

    def seal(self, number: int) -> Seal | None:
        """Return one seal."""

    def standing(self, row: LogRow) -> int:
        """Return how many rows have the table and id: more than one only when somebody has taken the key away."""

    def was_sealed(self, row: LogRow) -> bool:
        """Tell whether any seal's list names the row."""

    def stray(self) -> tuple[LogRow, int] | None:
        """Return a row of a transaction that cannot be, and the number of the seal it would first belong to."""


def first_fault(log: Log, *, since: int, genuine: Genuine) -> Fault | None:
    """Return the first thing that is wrong from seal number `since` on; None when the log is as it was sealed."""
    last = log.seal(since - 1)
    for group in log.seals(since):
        fault = next(_faults(log, group, last, genuine, since), None)
        if fault is not None:
            return fault
        last = group[-1].signed.seal
    stray = log.stray()
    return None if stray is None else Fault(FaultKind.ADDED, stray[1], stray[0])


def receipt_fault(log: Log, receipt: SignedSeal, *, genuine: Genuine) -> Fault | None:
    """Return what a receipt shows to be wrong: only it can tell that the end of the log was cut off or written anew."""
    number = receipt.seal.number
    if not genuine(receipt):
        return Fault(FaultKind.FORGED, number)
    stored = log.seal(number)
    if stored is None:
        return Fault(FaultKind.CUT, number)
    return None if stored.digest() == receipt.seal.digest() else Fault(FaultKind.REPLACED, number)


def _faults(log: Log, group: Sequence[StoredSeal], last: Seal | None, genuine: Genuine, since: int) -> Iterator[Fault]:
    """Return the faults of the group in order. Its rows are fetched at once, and looked into only when they differ."""
    present = log.leaves(_begins(group[0], last, since), max(each.signed.seal.ends for each in group))
    same = present == b"".join(each.leaves for each in group)
    at, expected = 0, since if last is None else last.number + 1
    for each in group:
        seal = each.signed.seal
        kind = _seal_fault(each, last, expected, genuine)
        if kind is not None:
            yield Fault(kind, expected if kind is FaultKind.CHAIN else seal.number)
        end = max(at, before(present, seal.ends))
        if not same:
            yield from _row_fault(log, each, present[at:end])
        at, last, expected = end, seal, seal.number + 1


def _begins(stored: StoredSeal, last: Seal | None, since: int) -> int | None:
    """Return from where to read: from where the last good seal ended, and the very first takes all before it too."""
    if last is not None:
        return last.ends
    return stored.signed.seal.begins if since > 1 else None


def _seal_fault(stored: StoredSeal, last: Seal | None, expected: int, genuine: Genuine) -> FaultKind | None:
    seal = stored.signed.seal
    previous, begins = (NO_SEAL, 0) if last is None else (last.digest(), last.ends)
    if seal.number != expected:
        return FaultKind.CHAIN
    if not genuine(stored.signed):
        return FaultKind.SIGNATURE
    if (seal.previous, seal.begins) != (previous, begins):
        return FaultKind.CHAIN
    return None if root_of(stored.leaves) == seal.root else FaultKind.LIST


def _row_fault(log: Log, stored: StoredSeal, present: bytes) -> Iterator[Fault]:
    found = first_difference(sealed=stored.leaves, present=present)
    if found is None:
        return
    kind = FaultKind.CHANGED
    if found.standing is Standing.GONE:
        kind = FaultKind.MOVED if log.standing(found.row) else FaultKind.MISSING
    if found.standing is Standing.EXTRA:
        moved = log.standing(found.row) == 1 and log.was_sealed(found.row)
        kind = FaultKind.MOVED if moved else FaultKind.ADDED
    yield Fault(kind, stored.signed.seal.number, found.row)
