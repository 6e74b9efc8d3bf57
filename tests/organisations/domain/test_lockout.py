"""Too many failures make the next try wait, and a shared address does not keep colleagues out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.organisations.domain.lockout import (
    Failure,
    Failures,
    Trying,
    is_worth_writing,
    waits_until,
)

NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)
ME, OFFICE, HOME = b"me", b"office", b"home"


def failures(number: int, *, name: bytes = ME, address: bytes = OFFICE, minutes_ago: float = 1) -> list[Failure]:
    return [Failure(Trying(name, address), NOW - timedelta(minutes=minutes_ago))] * number


def wait(known: list[Failure], *, name: bytes = ME, address: bytes = OFFICE, at: datetime = NOW) -> float | None:
    """Return how many minutes the next try must wait; who tries is read anew each time, as it is in service."""
    trying = Trying(bytes(bytearray(name)), bytes(bytearray(address)))
    until = waits_until(trying=trying, failures=known, now=at)
    return None if until is None else (until - at).total_seconds() / 60


@pytest.mark.parametrize(("number", "minutes"), [(4, None), (5, 14), (6, 14)])
def test_the_fifth_failure_of_a_name_at_an_address_waits_a_quarter_of_an_hour(
    number: int, minutes: float | None
) -> None:
    assert wait(failures(number)) == minutes


@pytest.mark.parametrize(("number", "minutes"), [(99, None), (100, 4)])
def test_colleagues_at_the_same_address_wait_only_after_a_hundred_failures(number: int, minutes: float | None) -> None:
    known = [Failure(Trying(bytes([one]), OFFICE), NOW - timedelta(minutes=1)) for one in range(number)]

    assert wait(known) == minutes


@pytest.mark.parametrize(("number", "minutes"), [(19, None), (20, 29)])
def test_a_name_that_is_tried_from_everywhere_waits_half_an_hour(number: int, minutes: float | None) -> None:
    known = [Failure(Trying(ME, bytes([one])), NOW - timedelta(minutes=1)) for one in range(number)]

    assert wait(known, address=HOME) == minutes


def test_the_wait_ends_on_the_minute_and_old_failures_do_not_count() -> None:
    known = failures(5, minutes_ago=0)

    assert wait(known, at=NOW + timedelta(minutes=15, seconds=-1)) is not None
    assert wait(known, at=NOW + timedelta(minutes=15)) is None
    assert wait(failures(5, minutes_ago=15)) is None
    assert wait(failures(4, minutes_ago=14) + failures(1, minutes_ago=1)) == 14


def test_a_name_that_is_tried_from_everywhere_waits_until_the_half_hour_and_not_after() -> None:
    known = [Failure(Trying(ME, bytes([one])), NOW) for one in range(20)]

    assert wait(known, address=HOME, at=NOW + timedelta(minutes=30, seconds=-1)) == 1 / 60
    assert wait(known, address=HOME, at=NOW + timedelta(minutes=30)) is None


@given(st.lists(st.tuples(st.sampled_from([ME, b"other"]), st.sampled_from([OFFICE, HOME])), max_size=4))
def test_four_failures_keep_nobody_out_whoever_they_are(pairs: list[tuple[bytes, bytes]]) -> None:
    known = [Failure(Trying(name, address), NOW) for name, address in pairs]

    assert wait(known) is None


@pytest.mark.parametrize(
    ("counted", "is_known", "is_lock", "is_written"),
    [
        (Failures(10, 500, 100_000), True, False, True),
        (Failures(11, 1, 1), True, False, False),
        (Failures(11, 1, 1), True, True, True),
        (Failures(1, 20, 1000), False, False, True),
        (Failures(1, 21, 100), False, False, False),
        (Failures(1, 21, 100), False, True, True),
        (Failures(1, 1, 1001), False, False, False),
        (Failures(1, 1, 1001), False, True, False),
    ],
)
def test_each_account_has_room_in_the_log_and_unknown_names_share_theirs(
    counted: Failures, *, is_known: bool, is_lock: bool, is_written: bool
) -> None:
    assert is_worth_writing(counted, is_known=is_known, is_lock=is_lock) is is_written
