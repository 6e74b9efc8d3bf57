"""A session ends after half an hour without anything, or after eight hours, whichever comes first."""

from datetime import UTC, datetime, timedelta

import pytest

from kedjan.organisations.domain.sessions import ABSOLUTE, IDLE, Ended, ended

NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_half_an_hour_and_eight_hours() -> None:
    assert (timedelta(minutes=30), timedelta(hours=8)) == (IDLE, ABSOLUTE)


@pytest.mark.parametrize(
    ("began", "seen", "why"),
    [
        (IDLE, IDLE, None),
        (IDLE + SECOND, IDLE + SECOND, Ended.IDLE),
        (ABSOLUTE, SECOND, None),
        (ABSOLUTE + SECOND, SECOND, Ended.ABSOLUTE),
        (ABSOLUTE + SECOND, IDLE + SECOND, Ended.ABSOLUTE),
    ],
)
def test_the_limits_are_within(began: timedelta, seen: timedelta, why: Ended | None) -> None:
    assert ended(began_at=NOW - began, seen_at=NOW - seen, now=NOW) is why
