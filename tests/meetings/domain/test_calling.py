"""What a meeting has to be, and which answers count."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.ids import OrganisationId
from kedjan.meetings.domain.calling import (
    Mark,
    When,
    answers_of,
    obstacles_to_call,
    obstacles_to_touch,
    same_since,
    uid_of,
    ways_left,
)
from kedjan.meetings.domain.codes import Feature, MarkKind, MeetingState
from tests.support.reasons import codes

FK, AF, SUNNE = (OrganisationId(UUID(int=number)) for number in (1, 2, 3))
NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)


def at(hour: int, day: int = 21) -> datetime:
    return datetime(2013, 1, day, hour, tzinfo=UTC)


def _why(when: When, parties: set[OrganisationId] | None = None, **more: Any) -> list[str]:
    asked: dict[str, Any] = {"team": {FK, AF}, "taken": (), "lacking": frozenset(), **more}
    found = obstacles_to_call(
        when=when,
        now=NOW,
        home=FK,
        parties={AF} if parties is None else parties,
        **asked,
    )
    return codes(found)


def test_the_team_is_called_to_a_time_ahead_by_day() -> None:
    assert _why(When(at(9), at(10))) == []


@pytest.mark.parametrize(
    ("when", "code"),
    [
        (When(at(9), at(9)), "meeting.ends_first"),
        (When(at(10), at(9)), "meeting.ends_first"),
        (When(at(9, day=14), at(10, day=14)), "meeting.in_the_past"),
        (When(NOW, at(12, day=14)), "meeting.in_the_past"),
        (When(at(5), at(7)), "meeting.at_night"),
        (When(at(18), at(20)), "meeting.at_night"),
        (When(at(17), at(7, day=22)), "meeting.at_night"),
        (When(at(9), at(14)), "meeting.too_long"),
    ],
)
def test_a_meeting_is_at_a_time_that_can_be(when: When, code: str) -> None:
    assert _why(when) == [code]


def test_somebody_else_is_called_and_only_the_team() -> None:
    when = When(at(9), at(10))

    assert _why(when, {FK}) == ["meeting.alone"]
    assert _why(when, {AF, SUNNE}) == ["meeting.outside"]


def test_nobody_has_two_meetings_at_once() -> None:
    taken = [When(at(9), at(10))]

    assert _why(When(at(9), at(11)), taken=taken) == ["meeting.twice"]
    assert _why(When(at(10), at(11)), taken=taken) == []


def test_a_place_has_what_the_person_needs() -> None:
    assert _why(When(at(9), at(10)), lacking=frozenset({Feature.LIFT})) == ["meeting.lacks_lift"]


def test_what_is_cancelled_or_has_been_is_left_alone() -> None:
    ahead, over = When(at(9), at(10)), When(at(9, day=10), at(10, day=10))

    assert obstacles_to_touch(state=MeetingState.CHANGED, when=ahead, now=NOW) == ()
    assert codes(obstacles_to_touch(state=MeetingState.CANCELLED, when=ahead, now=NOW)) == ["meeting.is_cancelled"]
    assert codes(obstacles_to_touch(state=MeetingState.CALLED, when=over, now=NOW)) == ["meeting.has_been"]


def test_answers_stand_until_time_or_place_is_another() -> None:
    assert [same_since(said) for said in ("a", "aa", "ab", "aba", "abb", "abbb")] == [0, 0, 1, 2, 1, 1]


@given(st.text("ab", min_size=1, max_size=8))
def test_all_versions_from_there_on_say_the_same_and_the_one_before_does_not(said: str) -> None:
    since = same_since(said)

    assert set(said[since:]) == {said[-1]}
    assert since == 0 or said[since - 1] != said[-1]


def test_the_latest_answer_of_each_party_counts() -> None:
    marks = [
        Mark(0, MarkKind.YES, AF),
        Mark(0, MarkKind.YES, None),
        Mark(1, MarkKind.NO, None),
        Mark(1, MarkKind.ASKED_ORALLY, None),
    ]

    assert answers_of(marks, 0) == {AF: True, None: False}
    assert answers_of(marks, 1) == {None: False}


def test_the_person_is_invited_orally_and_in_writing_to_each_new_time() -> None:
    marks = [Mark(0, MarkKind.ASKED_ORALLY, None), Mark(1, MarkKind.ASKED_IN_WRITING, None)]

    assert ways_left(marks, 0) == ()
    assert ways_left(marks, 1) == (MarkKind.ASKED_ORALLY,)


def test_a_meeting_has_one_name_in_calendars() -> None:
    assert uid_of(UUID(int=7)) == "00000000-0000-0000-0000-000000000007@kedjan"
