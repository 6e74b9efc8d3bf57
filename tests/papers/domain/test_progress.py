"""So many of so many are in, how long the oldest has waited, and when it is time to remind."""

from datetime import date, timedelta

import pytest

from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.path import Stand
from kedjan.papers.domain.progress import Progress, Sight, is_time_to_remind, progress_of

TODAY = date(2013, 1, 14)


def _sight(state: RequestState, days: int | None = None, *, stopped: bool = False) -> Sight:
    sent = None if days is None else TODAY - timedelta(days=days)
    return Sight(Stand(state, sent or TODAY), sent, is_stopped=stopped)


def test_four_of_six_are_in_and_the_oldest_is_34_days() -> None:
    sights = [
        *(_sight(RequestState.RECEIVED, days) for days in (90, 60, 50, 40)),
        _sight(RequestState.REMINDED, 34),
        _sight(RequestState.SENT, 10),
    ]

    assert progress_of(sights, TODAY) == Progress(total=6, received=4, refused=0, oldest_days=34)


def test_stopped_requests_are_not_counted_and_a_no_is() -> None:
    sights = [
        _sight(RequestState.CANCELLED, 90),
        _sight(RequestState.SENT, 80, stopped=True),
        _sight(RequestState.REFUSED, 70),
        _sight(RequestState.WANTED),
    ]

    assert progress_of(sights, TODAY) == Progress(total=2, received=0, refused=1, oldest_days=None)


def test_nothing_asked_for_is_nothing_of_nothing() -> None:
    assert progress_of([], TODAY) == Progress(0, 0, 0, None)


@pytest.mark.parametrize(
    ("state", "days", "expected"),
    [
        (RequestState.SENT, 13, False),
        (RequestState.SENT, 14, True),
        (RequestState.REMINDED, 13, False),
        (RequestState.REMINDED, 14, True),
        (RequestState.WANTED, 90, False),
        (RequestState.RECEIVED, 90, False),
        (RequestState.REFUSED, 90, False),
    ],
)
def test_it_is_time_to_remind_after_14_days_without_an_answer(state: RequestState, days: int, expected: bool) -> None:
    assert is_time_to_remind(Stand(state, TODAY - timedelta(days=days)), TODAY) is expected
