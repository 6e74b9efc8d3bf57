"""Identifiers: opaque, ordered by time, valid version 7."""

import time
from uuid import RFC_4122

from kedjan.kernel.ids import new_id


def test_an_id_is_a_uuid_of_version_seven() -> None:
    made = new_id()

    assert (made.version, made.variant) == (7, RFC_4122)


def test_an_id_carries_the_millisecond_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000

    assert before <= made.int >> 80 <= after


def test_a_later_id_sorts_after_an_earlier_one() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()

    assert first < second
    assert str(first) < str(second)


def test_ids_made_at_once_differ() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000
