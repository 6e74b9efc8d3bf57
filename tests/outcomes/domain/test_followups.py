"""When a follow-up is due, and which answers count: docs/rules/outcomes.md."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.outcomes.domain.followups import (
    Standing,
    due_on,
    latest_on,
    latest_start_due,
    refusals_to_record,
    standing,
)
from kedjan.outcomes.domain.situations import Situation
from tests.support.reasons import codes

STARTED = date(2012, 1, 9)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("started_on", "expected"),
    [
        (date(2012, 1, 9), date(2013, 1, 9)),
        (date(2012, 2, 29), date(2013, 2, 28)),
        (date(2011, 2, 28), date(2012, 2, 28)),
        (date(2012, 12, 31), date(2013, 12, 31)),
    ],
)
def test_the_follow_up_is_about_the_same_day_a_year_later(started_on: date, expected: date) -> None:
    assert due_on(started_on) == expected


def test_an_answer_may_be_about_a_day_up_to_two_months_later() -> None:
    assert latest_on(date(2011, 12, 31)) == date(2013, 2, 28)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2013, 1, 14), date(2012, 1, 14)),
        (date(2013, 2, 27), date(2012, 2, 27)),
        (date(2013, 2, 28), date(2012, 2, 29)),
        (date(2013, 3, 1), date(2012, 3, 1)),
        (date(2012, 2, 29), date(2011, 2, 28)),
    ],
)
def test_the_latest_start_that_is_due_includes_the_leap_day(today: date, expected: date) -> None:
    assert latest_start_due(today) == expected


@given(started_on=DAYS, today=DAYS)
def test_exactly_those_who_started_by_the_latest_start_are_due(started_on: date, today: date) -> None:
    assert (due_on(started_on) <= today) == (started_on <= latest_start_due(today))


@pytest.mark.parametrize(
    ("as_of", "situation", "expected"),
    [
        (date(2013, 1, 8), None, Standing.UNRIPE),
        (date(2013, 1, 8), Situation.WORK, Standing.UNRIPE),
        (date(2013, 1, 9), None, Standing.MISSING),
        (date(2013, 1, 9), Situation.NOT_REACHED, Standing.MISSING),
        (date(2013, 1, 9), Situation.WORK, Standing.KNOWN),
        (date(2013, 1, 9), Situation.SICK_LEAVE, Standing.KNOWN),
    ],
)
def test_whoever_was_not_reached_is_missing_and_not_a_no(
    as_of: date, situation: Situation | None, expected: Standing
) -> None:
    assert standing(started_on=STARTED, situation=situation, as_of=as_of) is expected


def test_work_with_and_without_support_own_business_and_education_count_and_nothing_else() -> None:
    counting = {one for one in Situation if one.in_work_or_education}

    assert counting == {Situation.WORK, Situation.SUBSIDISED_WORK, Situation.OWN_BUSINESS, Situation.EDUCATION}


@pytest.mark.parametrize(
    ("observed_on", "expected"),
    [
        (date(2013, 1, 8), ["observed-outside-window"]),
        (date(2013, 1, 9), []),
        (date(2013, 3, 9), []),
        (date(2013, 3, 10), ["observed-outside-window"]),
    ],
)
def test_an_answer_is_about_a_day_from_twelve_to_fourteen_months_after_the_start(
    observed_on: date, expected: list[str]
) -> None:
    reasons = refusals_to_record(started_on=STARTED, observed_on=observed_on, today=date(2013, 6, 1), is_consented=True)

    assert codes(reasons) == expected


def test_an_answer_is_not_about_tomorrow_and_never_without_consent() -> None:
    today = due_on(STARTED)

    reasons = refusals_to_record(
        started_on=STARTED, observed_on=today + timedelta(days=1), today=today, is_consented=False
    )

    assert codes(reasons) == ["no-consent-to-follow-up", "observed-in-the-future"]
