"""A receipt says exactly what the seal says, is read back as it was, and whatever else is sent is refused."""

import json
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.audit.domain.receipts import CannotReadReceipt, read_receipt, receipt_name, receipt_text
from tests.audit.paper import a_log
from tests.support.reasons import codes

SIGNED = a_log(Random(1)).stored[2].signed


def test_a_receipt_is_read_back_as_it_was_written() -> None:
    assert read_receipt(receipt_text(SIGNED)) == SIGNED


def test_the_same_seal_gives_the_same_receipt_and_the_name_says_the_day_and_the_seal() -> None:
    assert receipt_text(SIGNED) == receipt_text(replace(SIGNED))
    assert receipt_text(SIGNED).startswith('{\n  "about": "Spara filen. Den visar hur Kedjans logg såg ut')
    assert receipt_text(SIGNED).endswith('"\n}\n')
    assert receipt_name(SIGNED, on=date(2013, 1, 14)) == "2013-01-14-kedjan-3.json"


def test_a_receipt_says_the_hash_that_the_next_seal_carries() -> None:
    said = json.loads(receipt_text(SIGNED))

    assert said["hash"] == SIGNED.seal.digest().hex()
    assert said["seal"] == SIGNED.seal.fields()
    assert (said["seal"]["form"], len(said["seal"]["previous"])) == (1, 64)


def test_a_moment_is_said_in_utc_whatever_zone_it_comes_in() -> None:
    assert SIGNED.seal.fields()["sealed_at"] == "2013-01-14T11:00:00.000000+00:00"


@pytest.mark.parametrize("field", ["number", "form", "begins", "ends", "events", "readings"])
@pytest.mark.parametrize("value", ["7", 7.0, True, None, [7]])
def test_a_number_that_is_none_is_no_receipt(field: str, value: object) -> None:
    said = json.loads(receipt_text(SIGNED))
    said["seal"][field] = value

    with pytest.raises(CannotReadReceipt):
        read_receipt(json.dumps(said))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"seal": {}}', '{"seal": []}', "[" * 100_000])
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(CannotReadReceipt) as refusal:
        read_receipt(text)

    assert codes(refusal.value) == ["not_a_receipt"]


@given(st.text())
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with pytest.raises(CannotReadReceipt):
        read_receipt(text)


@given(st.integers(min_value=0, max_value=len(receipt_text(SIGNED)) - 1), st.characters())
def test_a_changed_receipt_is_refused_or_says_something_else_or_the_same(at: int, character: str) -> None:
    text = receipt_text(SIGNED)
    changed = text[:at] + character + text[at + 1 :]

    try:
        read = read_receipt(changed)
    except CannotReadReceipt:
        return
    assert read == SIGNED or read.seal.digest() != SIGNED.seal.digest() or read.signature != SIGNED.signature
