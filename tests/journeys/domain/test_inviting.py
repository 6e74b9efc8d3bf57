"""Whom not to invite: docs/rules/path.md."""

from datetime import date
from itertools import product

import pytest

from kedjan.journeys.domain.path import refusals_to_invite
from kedjan.participants.domain.answers import Answer
from tests.support.reasons import codes

TODAY, LATER = date(2013, 1, 14), date(2013, 1, 28)
ANSWERS = (None, *Answer)


def inviting(
    *, enrolled: bool = False, answer: Answer | None = None, waiting: bool = False, reply_by_on: date = LATER
) -> list[str]:
    found = refusals_to_invite(
        enrolled=enrolled, latest_answer=answer, waiting=waiting, reply_by_on=reply_by_on, today=TODAY
    )
    return codes(found)


def test_somebody_who_was_never_asked_is_invited() -> None:
    assert inviting() == []


def test_a_no_is_respected() -> None:
    assert inviting(answer=Answer.NO) == ["said-no"]


def test_a_later_can_be_asked_again() -> None:
    assert inviting(answer=Answer.LATER) == []


def test_a_yes_that_led_to_nothing_can_be_asked_again() -> None:
    assert inviting(answer=Answer.YES) == []


def test_one_invitation_that_waits_is_enough() -> None:
    assert inviting(waiting=True) == ["already-invited"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_somebody_who_takes_part_is_not_invited_whatever_they_said(answer: Answer | None) -> None:
    assert inviting(enrolled=True, answer=answer) == ["already-enrolled"]


def test_the_last_day_to_answer_is_today_at_the_earliest() -> None:
    assert inviting(reply_by_on=TODAY) == []
    assert inviting(reply_by_on=date(2013, 1, 13)) == ["reply-by-has-passed"]


@pytest.mark.parametrize(("enrolled", "answer", "waiting"), [*product((False, True), ANSWERS, (False, True))])
def test_one_reason_is_told_and_never_more(*, enrolled: bool, answer: Answer | None, waiting: bool) -> None:
    found = inviting(enrolled=enrolled, answer=answer, waiting=waiting, reply_by_on=date(2013, 1, 1))

    assert len(found) == 1
