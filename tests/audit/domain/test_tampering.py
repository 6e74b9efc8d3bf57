"""A thousand edits, deletions, insertions, reorderings and cut tails: each is found, and the first broken row named."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from kedjan.audit.domain.checking import Fault, FaultKind, receipt_fault
from tests.audit.paper import Paper, Written, a_log, a_row_id, genuine

TIMES = 200

# What is wrong, with which row, and at which transaction's place.
Expected = tuple[FaultKind, Written, int]


def covered(log: Paper) -> list[Written]:
    """Return the rows that have a seal, in the order of the log."""
    last = log.stored[-1].signed.seal.ends
    return sorted((row for row in log.rows if row.written_in < last), key=lambda row: row.place)


def edited(log: Paper, random: Random) -> Expected:
    row = random.choice(covered(log))
    log.rows[log.rows.index(row)] = replace(row, text=row.text + random.choice((" ", "0", "x")))
    return FaultKind.CHANGED, row, row.written_in


def deleted(log: Paper, random: Random) -> Expected:
    rows = random.sample(covered(log), random.randint(1, 5))
    for row in rows:
        log.rows.remove(row)
    first = min(rows, key=lambda row: row.place)
    return FaultKind.MISSING, first, first.written_in


def inserted(log: Paper, random: Random) -> Expected:
    like = random.choice(covered(log))
    row = replace(like, id=a_row_id(random), written_in=like.written_in - random.choice((0, 1, 2_000)))
    log.rows.insert(random.randrange(len(log.rows)), row)
    return FaultKind.ADDED, row, row.written_in


def reordered(log: Paper, random: Random) -> Expected:
    """Swap the places of two rows of different transactions."""
    one, other = sorted(random.sample(covered(log), 2), key=lambda row: row.place)
    while one.written_in == other.written_in:
        one, other = sorted(random.sample(covered(log), 2), key=lambda row: row.place)
    log.rows[log.rows.index(one)] = replace(one, written_in=other.written_in)
    log.rows[log.rows.index(other)] = replace(other, written_in=one.written_in)
    return FaultKind.MOVED, min(one, other, key=lambda row: row.place[1:]), one.written_in


@pytest.mark.parametrize("tamper", [edited, deleted, inserted, reordered])
def test_each_change_of_a_sealed_row_is_found_and_the_first_broken_row_named(
    tamper: Callable[[Paper, Random], Expected],
) -> None:
    wrong = []
    for seed in range(TIMES):
        random = Random(seed)
        log = a_log(random)
        kind, row, transaction = tamper(log, random)
        seal = next(each.signed.seal for each in log.stored if transaction < each.signed.seal.ends)
        found = log.check()
        if found != Fault(kind, seal.number, row.row):
            wrong.append((seed, kind, row, found))

    assert wrong == []


def test_each_cut_tail_is_found_by_a_receipt_of_a_seal_that_was_cut_off() -> None:
    wrong = []
    for seed in range(TIMES):
        random = Random(seed)
        log = a_log(random)
        keep = random.randrange(len(log.stored))
        receipt = random.choice(log.stored[keep:]).signed
        last = log.stored[keep - 1].signed.seal.ends if keep else 0
        log.stored = log.stored[:keep]
        log.rows = [row for row in log.rows if row.written_in < last]
        found = log.check() or receipt_fault(log, receipt, genuine=genuine)
        if found != Fault(FaultKind.CUT, receipt.seal.number):
            wrong.append((seed, found))

    assert wrong == []


def test_an_untouched_log_is_whole_and_so_are_rows_that_wait_for_a_seal() -> None:
    for seed in range(TIMES):
        random = Random(seed)
        log = a_log(random)
        log.rows.append(Written(999_999, log.rows[0].table, a_row_id(random), "late"))
        random.shuffle(log.rows)

        assert log.check() is None
        assert [receipt_fault(log, each.signed, genuine=genuine) for each in log.stored] == [None] * len(log.stored)
