"""What can follow on what, day by day."""

from datetime import date, timedelta

import pytest

from kedjan.papers.domain.codes import RequestState, Way, WhyEnded
from kedjan.papers.domain.path import FOLLOWS, Marking, Stand, refusals_to_mark
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
_WHY = {RequestState.REFUSED: WhyEnded.SAYS_NO, RequestState.CANCELLED: WhyEnded.NOT_NEEDED}


def _marking(state: RequestState, on: date = TODAY) -> Marking:
    way = Way.LETTER if state in {RequestState.SENT, RequestState.REMINDED} else None
    return Marking(state, on, way, _WHY.get(state))


@pytest.mark.parametrize("before", RequestState)
@pytest.mark.parametrize("after", RequestState)
def test_only_what_the_table_says_can_follow(before: RequestState, after: RequestState) -> None:
    found = refusals_to_mark(marking=_marking(after), stand=Stand(before, TODAY), today=TODAY)

    assert codes(found) == ([] if after in FOLLOWS[before] else ["paper-not-next"])


def test_nothing_follows_on_an_answer_and_nothing_is_sent_twice() -> None:
    ends = {state for state, follow in FOLLOWS.items() if not follow}

    assert ends == {RequestState.RECEIVED, RequestState.REFUSED, RequestState.CANCELLED}
    assert not any(RequestState.SENT in follow for state, follow in FOLLOWS.items() if state is not RequestState.WANTED)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, ["paper-before-the-last"]), (0, []), (4, []), (5, ["paper-in-the-future"])],
)
def test_a_day_is_between_the_last_mark_and_today(days: int, expected: list[str]) -> None:
    stand = Stand(RequestState.SENT, TODAY - timedelta(days=4))
    marking = _marking(RequestState.REMINDED, stand.on + timedelta(days=days))

    assert codes(refusals_to_mark(marking=marking, stand=stand, today=TODAY)) == expected


def test_what_is_sent_has_a_way_and_what_ends_has_a_reason_of_its_own_kind() -> None:
    stand = Stand(RequestState.SENT, TODAY)

    def refused(state: RequestState, why: WhyEnded | None = None) -> list[str]:
        return codes(refusals_to_mark(marking=Marking(state, TODAY, why=why), stand=stand, today=TODAY))

    assert refused(RequestState.REMINDED) == ["paper-without-way"]
    assert refused(RequestState.REFUSED) == ["paper-without-why"]
    assert refused(RequestState.REFUSED, WhyEnded.POWER_ENDED) == ["paper-without-why"]
    assert refused(RequestState.CANCELLED, WhyEnded.SAYS_NO) == ["paper-without-why"]
    assert refused(RequestState.CANCELLED, WhyEnded.POWER_ENDED) == []
