"""How far, how long, and since when nothing has happened: docs/rules/long-work.md."""

from datetime import UTC, datetime, timedelta

import pytest

from kedjan.kernel.progress import STALLED_AFTER, Progress

NOON = datetime(2013, 1, 14, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_work_has_stopped_when_it_has_got_no_further_for_two_minutes() -> None:
    work = Progress(done=10, total=20, moved_at=NOON, begun_at=NOON - SECOND)

    assert timedelta(minutes=2) == STALLED_AFTER
    assert not work.is_stalled(NOON + STALLED_AFTER - SECOND)
    assert work.is_stalled(NOON + STALLED_AFTER)


def test_work_that_has_never_begun_has_stopped_as_soon() -> None:
    assert Progress(done=0, total=20, moved_at=NOON).is_stalled(NOON + STALLED_AFTER)


def test_what_is_left_is_reckoned_by_the_pace_so_far() -> None:
    work = Progress(done=50, total=200, moved_at=NOON + 10 * SECOND, begun_at=NOON)

    assert work.left(NOON + 10 * SECOND) == 30 * SECOND
    assert work.left(NOON + 14 * SECOND) == 26 * SECOND
    assert work.left(NOON + 90 * SECOND) == timedelta(0)


def test_what_an_earlier_attempt_did_says_nothing_about_the_pace() -> None:
    work = Progress(done=150, total=200, moved_at=NOON + 10 * SECOND, begun_at=NOON, earlier=100)

    assert work.left(NOON + 10 * SECOND) == 10 * SECOND


@pytest.mark.parametrize(
    "work",
    [
        Progress(done=0, total=200, moved_at=NOON),
        Progress(done=0, total=200, moved_at=NOON, begun_at=NOON),
        Progress(done=100, total=200, moved_at=NOON, begun_at=NOON, earlier=100),
    ],
)
def test_nothing_is_said_about_the_time_before_there_is_a_pace(work: Progress) -> None:
    assert work.left(NOON) is None


@pytest.mark.parametrize(
    ("done", "total", "quarters"), [(0, 8, 0), (1, 8, 0), (2, 8, 1), (7, 8, 3), (8, 8, 4), (9, 8, 4), (0, 0, 4)]
)
def test_it_is_told_in_quarters(done: int, total: int, quarters: int) -> None:
    assert Progress(done=done, total=total, moved_at=NOON).quarters == quarters
