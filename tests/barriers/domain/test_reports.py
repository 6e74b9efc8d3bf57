"""Which reports of barriers are taken in, and until when they are answered."""

from datetime import UTC, datetime

import pytest

from kedjan.barriers.domain.reports import ANSWERS, MOST_ALTOGETHER, MOST_FROM_ONE_PLACE, Status, answer_by, obstacles


def _codes(words: str, from_here: int, altogether: int) -> list[str]:
    return [one.code for one in obstacles(words, from_here=from_here, altogether=altogether)]


@pytest.mark.parametrize(
    ("words", "from_here", "altogether", "codes"),
    [
        ("Knappen läses inte upp.", MOST_FROM_ONE_PLACE - 1, MOST_ALTOGETHER - 1, []),
        ("Knappen läses inte upp.", MOST_FROM_ONE_PLACE, 0, ["too-many"]),
        ("Knappen läses inte upp.", 0, MOST_ALTOGETHER, ["too-many"]),
        (" \n", 0, 0, ["empty"]),
    ],
)
def test_a_report_says_something_and_is_not_one_of_too_many(
    words: str, from_here: int, altogether: int, codes: list[str]
) -> None:
    assert _codes(words, from_here, altogether) == codes


def test_an_answer_is_promised_within_a_week() -> None:
    assert answer_by(datetime(2013, 1, 14, 11, tzinfo=UTC)) == datetime(2013, 1, 21, 11, tzinfo=UTC)


def test_what_is_mended_or_never_will_be_is_finished() -> None:
    assert [one.is_final for one in (Status.NEW, *ANSWERS)] == [False, False, True, True]
