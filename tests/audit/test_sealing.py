"""What waits is sealed once, in order and by whole transactions; half a seal is none."""

import pytest
from django.db import IntegrityError, connection, transaction

from kedjan.audit.domain.seals import NO_SEAL
from kedjan.audit.models import Batch, Receipt, Seal
from kedjan.audit.operations import CannotSealLog, LogSealed, seal_log
from kedjan.audit.operations.sealing import NotSealed
from kedjan.audit.queries import latest_seal, seal_numbered
from kedjan.audit.queries.log import _grouped
from kedjan.integrations.signing import is_signed
from tests.audit.scratch import NOW, Scratch, count, fill, key, rows_of, run, seal, settle, somebody, write
from tests.support.reasons import codes
from tests.support.world import TODAY


def test_an_empty_log_gets_no_seal(scratch: Scratch) -> None:
    settle()

    assert seal_log(signer=key(), now=NOW) is None
    assert latest_seal() is None


def test_what_waits_is_sealed_once(scratch: Scratch) -> None:
    write(somebody(), events=3, readings=2)
    settle()

    assert seal_log(signer=key(), now=NOW) == LogSealed(number=1, rows=5)
    assert seal_log(signer=key(), now=NOW) is None
    checked = scratch.checked()
    assert (checked.last, checked.sealed, checked.waiting, checked.fault) == (1, 5, 0, None)


def test_a_seal_says_what_it_covers_follows_the_one_before_and_is_signed(scratch: Scratch) -> None:
    for _ in range(2):
        write(somebody(), events=1, readings=2)
        seal()
    one, two = seal_numbered(1), seal_numbered(2)

    assert one is not None
    assert two is not None
    assert (one.seal.begins, one.seal.previous, one.seal.events, one.seal.readings) == (0, NO_SEAL, 1, 2)
    assert (two.seal.begins, two.seal.previous) == (one.seal.ends, one.seal.digest())
    assert (two.seal.sealed_at, two.seal.key, two.seal.form) == (NOW, key().public_key, 1)
    for each in (one, two):
        assert is_signed(each.seal.statement(), signature=each.signature, public_key=each.seal.key)
    assert latest_seal() == two


def test_a_long_log_gets_several_seals_and_a_transaction_is_never_divided(scratch: Scratch) -> None:
    for _ in range(4):
        write(somebody(), events=2, readings=1)

    assert seal(most=4) == 12
    assert [row[0] for row in rows_of("SELECT events + readings FROM audit_seal ORDER BY number")] == [6, 6]
    assert scratch.checked().fault is None


def test_rows_of_an_undone_savepoint_are_not_missed(scratch: Scratch) -> None:
    with transaction.atomic():
        write(somebody())
        with transaction.atomic():
            write(somebody())
            transaction.set_rollback(True)
        with transaction.atomic():
            write(somebody())

    assert seal() == 4
    assert scratch.checked().fault is None


def test_listed_rows_without_a_seal_are_undone_at_the_end_of_the_transaction(scratch: Scratch) -> None:
    write(somebody())
    settle()

    with pytest.raises(IntegrityError), transaction.atomic():
        run("SELECT app.gather_audit(10)")
    with scratch.as_superuser():
        assert (count("audit_batch"), count("audit_seal")) == (0, 0)
    assert seal() == 2


def test_a_seal_of_rows_that_were_not_listed_is_not_taken(scratch: Scratch) -> None:
    fill(3)

    assert _offer(2, 6, 5) is None
    with pytest.raises(IntegrityError):
        _offer(1, 6, 5)
    assert [row[0] for row in rows_of("SELECT number FROM audit_seal")] == [1]


def test_a_seal_with_other_counts_than_the_list_is_not_taken(scratch: Scratch) -> None:
    write(somebody(), events=2, readings=1)
    settle()

    with pytest.raises(IntegrityError):
        _offer_gathered(2, 2)
    assert count("audit_seal") == 0


def test_a_database_that_does_not_take_the_seal_is_a_fault_and_leaves_nothing(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(somebody())
    settle()
    monkeypatch.setattr(
        "kedjan.audit.operations.sealing._SEAL", "SELECT app.seal_audit(%s + 1, %s, %s, %s, %s, %s, %s, %s)"
    )

    with pytest.raises(NotSealed):
        seal_log(signer=key(), now=NOW)
    assert count("audit_seal") == 0


def test_a_restored_database_is_not_sealed_until_its_numbering_is_lifted(scratch: Scratch) -> None:
    fill(3)
    with scratch.as_superuser():
        run("UPDATE audit_seal SET ends = 10 ^ 12")

    with pytest.raises(CannotSealLog) as refusal:
        seal_log(signer=key(), now=NOW)
    assert codes(refusal.value) == ["restored"]


@transaction.atomic
def _offer_gathered(events: int, readings: int) -> None:
    run("SELECT app.gather_audit(10)")
    assert _offer(1, events, readings) is None


def _offer(number: int, events: int, readings: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.seal_audit(%s, 1, %s, %s, %s, now(), 'key', %s)",
            [number, events, readings, bytes(32), bytes(64)],
        )
        return cursor.fetchone()[0]


def test_seals_are_read_in_groups_that_can_be_held_at_once() -> None:
    many, few = 150_000, 10

    assert list(_grouped([(1, few, 0), (2, many, 0), (3, few, few), (4, 0, many), (5, few, 0)])) == [[1, 2, 3], [4, 5]]
    assert list(_grouped([(1, 10**7, 0), (2, 10**7, 0)])) == [[1], [2]]


def test_what_seals_lists_and_receipts_are_called_tells_nothing_about_anybody() -> None:
    assert [str(Seal(number=3)), str(Batch(seal_id=3)), str(Receipt(on=TODAY))] == ["3", "3", "2013-01-14"]
