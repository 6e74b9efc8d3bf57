"""What is wrong with seals themselves: named in the order of the log, and never blamed on a row that is as it was."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from kedjan.audit.domain.checking import Fault, FaultKind, StoredSeal, first_fault, receipt_fault
from kedjan.audit.domain.leaves import WIDTH, LogRow, LogTable
from kedjan.audit.domain.seals import Seal
from tests.audit.paper import Paper, Written, a_log, a_row_id, genuine, resigned, sealed, signature
from tests.support.reasons import codes


def log_of_seals(number: int = 8) -> Paper:
    return a_log(Random(number), seals=number)


def numbered(log: Paper, number: int) -> StoredSeal:
    return next(each for each in log.stored if each.signed.seal.number == number)


def test_a_seal_that_stands_twice_breaks_the_chain_after_the_first_of_them() -> None:
    log = log_of_seals()
    twin = numbered(log, 4)
    log.stored.append(resigned(twin, replace(twin.signed.seal, events=99)))

    assert log.check() == Fault(FaultKind.CHAIN, 5)


class Read:
    """A log that remembers from where its rows were read."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.begins = paper, list[int | None]()

    def leaves(self, begins: int | None, ends: int) -> bytes:
        self.begins.append(begins)
        return self.paper.leaves(begins, ends)

    def seals(self, since: int) -> Iterator[Sequence[StoredSeal]]:
        return self.paper.seals(since)

    def seal(self, number: int) -> Seal | None:
        return self.paper.seal(number)

    def standing(self, row: LogRow) -> int:
        return self.paper.standing(row)

    def was_sealed(self, row: LogRow) -> bool:
        return self.paper.was_sealed(row)

    def stray(self) -> tuple[LogRow, int] | None:
        return self.paper.stray()


def test_a_log_without_seals_is_whole() -> None:
    assert Paper([]).check() is None


def test_a_seal_that_is_gone_breaks_the_chain_where_it_stood() -> None:
    for number in range(1, 8):
        log = log_of_seals()
        log.stored.remove(numbered(log, number))

        assert log.check() == Fault(FaultKind.CHAIN, number)


@pytest.mark.parametrize(("since", "last"), [(1, None), (2, 1), (4, 3)])
def test_rows_are_read_from_where_the_seal_before_ended_and_the_first_seal_answers_for_all_before_it(
    since: int, last: int | None
) -> None:
    log = Read(log_of_seals())

    assert first_fault(log, since=since, genuine=genuine) is None

    assert log.begins[0] == (None if last is None else numbered(log.paper, last).signed.seal.ends)


@pytest.mark.parametrize("since", [2, 3])
def test_where_the_seal_before_is_gone_no_row_before_the_next_is_read(since: int) -> None:
    log = Read(log_of_seals())
    log.paper.stored.remove(numbered(log.paper, since - 1))

    assert first_fault(log, since=since, genuine=genuine) == Fault(FaultKind.CHAIN, since)

    assert log.begins == [numbered(log.paper, since).signed.seal.begins]


@pytest.mark.parametrize(
    "change",
    [
        lambda seal: replace(seal, form=2),
        lambda seal: replace(seal, begins=seal.begins - 1),
        lambda seal: replace(seal, begins=0),
        lambda seal: replace(seal, ends=seal.ends + 1),
        lambda seal: replace(seal, ends=seal.begins),
        lambda seal: replace(seal, ends=10**9),
        lambda seal: replace(seal, events=seal.events + 1),
        lambda seal: replace(seal, readings=seal.readings + 1),
        lambda seal: replace(seal, root=bytes(32)),
        lambda seal: replace(seal, previous=bytes(32)),
        lambda seal: replace(seal, sealed_at=seal.sealed_at - timedelta(microseconds=1)),
        lambda seal: replace(seal, key="another"),
    ],
)
def test_whatever_is_changed_in_a_seal_its_signature_tells(change: Callable[[Seal], Seal]) -> None:
    for number in range(2, 9):
        log = log_of_seals()
        stored = numbered(log, number)
        log.stored[number - 1] = resigned(stored, change(stored.signed.seal))

        assert log.check() == Fault(FaultKind.SIGNATURE, number)


def test_a_seal_with_another_number_is_missed_where_it_stood() -> None:
    log = log_of_seals()
    log.stored[2] = resigned(log.stored[2], replace(log.stored[2].signed.seal, number=20))

    assert log.check() == Fault(FaultKind.CHAIN, 3)


def test_a_seal_that_was_made_anew_with_the_key_breaks_the_chain_at_the_next_one() -> None:
    log = log_of_seals()
    seal = replace(log.stored[3].signed.seal, sealed_at=log.stored[3].signed.seal.sealed_at + timedelta(days=1))
    log.stored[3] = replace(log.stored[3], signed=replace(log.stored[3].signed, seal=seal, signature=signature(seal)))

    assert log.check() == Fault(FaultKind.CHAIN, 5)


def test_seals_that_leave_a_gap_break_the_chain() -> None:
    log = log_of_seals()
    seal = replace(log.stored[7].signed.seal, begins=log.stored[7].signed.seal.begins + 1)
    log.stored[7] = replace(log.stored[7], signed=replace(log.stored[7].signed, seal=seal, signature=signature(seal)))

    assert log.check() == Fault(FaultKind.CHAIN, 8)


@pytest.mark.parametrize("change", [lambda leaves: leaves[:-1] + b"!", lambda leaves: leaves[WIDTH:], lambda _: b""])
def test_a_list_that_is_changed_is_told_apart_from_changed_rows(change: Callable[[bytes], bytes]) -> None:
    for number in range(1, 9):
        log = log_of_seals()
        log.stored[number - 1] = replace(log.stored[number - 1], leaves=change(log.stored[number - 1].leaves))

        assert log.check() == Fault(FaultKind.LIST, number)


def test_a_row_changed_together_with_its_list_is_still_found_by_the_seal() -> None:
    log = log_of_seals()
    row = min((row for row in log.rows), key=lambda row: row.place)
    log.rows[log.rows.index(row)] = changed = replace(row, text="another")
    leaves = log.stored[0].leaves.replace(row.leaf(), changed.leaf())
    log.stored[0] = replace(log.stored[0], leaves=leaves)

    assert log.check() == Fault(FaultKind.LIST, 1)


def test_the_first_of_several_faults_is_named() -> None:
    log = log_of_seals()
    late = max((row for row in log.rows if row.written_in < log.stored[-1].signed.seal.ends), key=lambda row: row.place)
    log.rows.remove(late)
    log.stored[6] = replace(log.stored[6], leaves=b"")

    assert log.check() == Fault(FaultKind.LIST, 7)


def test_what_lies_before_the_asked_seal_is_believed() -> None:
    log = log_of_seals()
    first = min(log.rows, key=lambda row: row.place)
    log.rows.remove(first)
    log.stored[0] = replace(log.stored[0], leaves=b"")

    assert log.check(since=2) is None
    assert log.check(since=9) is None
    assert log.check() == Fault(FaultKind.LIST, 1)


def test_a_seal_that_follows_no_seal_breaks_the_chain_wherever_the_check_begins() -> None:
    log = log_of_seals()
    log.stored.remove(numbered(log, 3))

    assert log.check(since=4) == Fault(FaultKind.CHAIN, 4)


def test_rows_that_change_seals_are_named_where_they_came_to_stand() -> None:
    log = log_of_seals()
    last = max((row for row in log.rows if row.written_in < log.stored[-1].signed.seal.ends), key=lambda row: row.place)
    log.rows[log.rows.index(last)] = replace(last, written_in=1)

    assert log.check() == Fault(FaultKind.MOVED, 1, last.row)


def test_a_second_row_of_the_same_id_is_an_added_one() -> None:
    """Only where somebody has taken the primary key away."""
    log = log_of_seals()
    last = max((row for row in log.rows if row.written_in < log.stored[-1].signed.seal.ends), key=lambda row: row.place)
    log.rows.append(replace(last, written_in=1))

    assert log.check() == Fault(FaultKind.ADDED, 1, last.row)


def test_a_row_at_the_same_place_twice_is_an_added_one() -> None:
    log = log_of_seals()
    row = log.rows[0]
    log.rows.append(row)

    assert log.check() == Fault(FaultKind.ADDED, 1, row.row)


def test_rows_before_the_first_transaction_are_added_ones() -> None:
    log = log_of_seals()
    row = Written(-5, LogTable.READING, a_row_id(Random(1)), "hidden")
    log.rows.append(row)

    assert log.check() == Fault(FaultKind.ADDED, 1, row.row)


def test_rows_of_transactions_that_are_yet_to_come_are_added_ones() -> None:
    log = log_of_seals()
    row = Written(log.coming, LogTable.READING, a_row_id(Random(1)), "never sealed")
    log.rows.append(row)

    assert log.check() == Fault(FaultKind.ADDED, 9, row.row)


def test_a_receipt_shows_that_a_seal_was_made_anew() -> None:
    log, other = log_of_seals(), log_of_seals()
    log.stored = sealed(log.rows, [each.signed.seal.ends + 2 for each in log.stored])

    assert log.check() is None
    assert receipt_fault(log, other.stored[7].signed, genuine=genuine) == Fault(FaultKind.REPLACED, 8)


def test_a_receipt_that_is_not_signed_by_the_key_proves_nothing() -> None:
    log = log_of_seals()
    forged = resigned(log.stored[4], replace(log.stored[4].signed.seal, number=5_000)).signed

    assert receipt_fault(log, forged, genuine=genuine) == Fault(FaultKind.FORGED, 5_000)


def test_a_fault_is_a_sentence_that_names_the_seal_and_the_row() -> None:
    row = Written(1, LogTable.EVENT, UUID(int=7), "").row

    reasons = [Fault(kind, 3, row).reason() for kind in FaultKind]

    assert codes(reasons) == [kind.value for kind in FaultKind]
    assert reasons[0].message % dict(reasons[0].values) == (
        "Sigill 3: raden 00000000-0000-0000-0000-000000000007 i audit_event har ändrats."
    )
    assert all("Sigill 3: " in reason.message % dict(reason.values) for reason in reasons)
    assert dict(Fault(FaultKind.CHAIN, 3).reason().values) == {"seal": 3}
