"""What is unusual reading, at its boundaries, and what is not."""

from datetime import date, timedelta

import pytest

from kedjan.audit.domain.unusual import (
    FIRST_HOUR,
    LAST_HOUR,
    MANY_IN_AN_HOUR,
    MORE_THAN_USUAL,
    OUTSIDE_HOURS,
    REFUSALS,
    TIMES_THE_USUAL,
    WEEKS_TO_COMPARE,
    WITHOUT_ACTION,
    Finding,
    Sign,
    Week,
    findings,
)
from kedjan.kernel.ids import AccountId, ParticipantId, new_id

MONDAY = date(2013, 1, 14)
WHO, OTHER = AccountId(new_id()), AccountId(new_id())
PEOPLE = tuple(ParticipantId(new_id()) for _ in range(WITHOUT_ACTION))


def test_the_limits_are_those_of_the_rule_document() -> None:
    assert (MANY_IN_AN_HOUR, OUTSIDE_HOURS, WITHOUT_ACTION, REFUSALS) == (30, 10, 5, 10)
    assert (TIMES_THE_USUAL, MORE_THAN_USUAL, WEEKS_TO_COMPARE) == (3, 20, 3)
    assert (FIRST_HOUR, LAST_HOUR) == (6, 20)


def signs(week: Week) -> list[tuple[Sign, int, int]]:
    return [(one.sign, one.count, one.limit) for one in findings([week], since=MONDAY)]


def test_a_week_without_anything_counts_nothing() -> None:
    assert Week(WHO, MONDAY) == Week(
        account_id=WHO, on=MONDAY, people=0, busiest_hour=0, outside=0, refused=0, idle=(), emergencies=()
    )


def test_a_quiet_week_is_not_unusual() -> None:
    week = Week(
        account_id=WHO,
        on=MONDAY,
        people=40,
        busiest_hour=MANY_IN_AN_HOUR - 1,
        outside=OUTSIDE_HOURS - 1,
        refused=REFUSALS - 1,
        idle=PEOPLE[1:],
    )

    assert signs(week) == []


@pytest.mark.parametrize(
    ("week", "sign", "limit"),
    [
        (Week(WHO, MONDAY, busiest_hour=MANY_IN_AN_HOUR), Sign.MANY, MANY_IN_AN_HOUR),
        (Week(WHO, MONDAY, outside=OUTSIDE_HOURS), Sign.OUTSIDE, OUTSIDE_HOURS),
        (Week(WHO, MONDAY, refused=REFUSALS), Sign.REFUSED, REFUSALS),
        (Week(WHO, MONDAY, idle=PEOPLE), Sign.WITHOUT_ACTION, WITHOUT_ACTION),
    ],
)
def test_what_reaches_its_limit_is_shown_with_count_and_limit(week: Week, sign: Sign, limit: int) -> None:
    assert signs(week) == [(sign, limit, limit)]


def test_every_reading_in_an_emergency_is_shown_with_about_whom() -> None:
    found = findings([Week(WHO, MONDAY, emergencies=PEOPLE[:1])], since=MONDAY)

    assert found == (Finding(Sign.EMERGENCY, WHO, MONDAY, 1, 1, PEOPLE[:1]),)


def before(*people: int) -> list[Week]:
    """Return the weeks before, oldest first."""
    count = len(people)
    return [Week(WHO, MONDAY - timedelta(weeks=count - number), people=each) for number, each in enumerate(people)]


@pytest.mark.parametrize(
    ("usual", "people", "is_found"),
    [
        ((10, 10, 10), 30, True),
        ((10, 10, 10), 31, True),
        ((10, 10, 10), 29, False),
        ((20, 1, 12), 36, True),
        ((20, 1, 12), 35, False),
        ((99, 10, 10, 10), 30, True),
        ((2, 2, 2), 21, False),
    ],
)
def test_a_week_is_compared_with_the_readers_own_usual_week(
    usual: tuple[int, ...], people: int, is_found: bool
) -> None:
    found = findings([*before(*usual), Week(WHO, MONDAY, people=people)], since=MONDAY)

    assert [one.sign for one in found] == ([Sign.SPIKE] if is_found else [])


def test_a_small_usual_week_needs_many_more_to_be_a_spike() -> None:
    found = findings([*before(2, 2, 2), Week(WHO, MONDAY, people=2 + MORE_THAN_USUAL)], since=MONDAY)

    assert found == (Finding(Sign.SPIKE, WHO, MONDAY, 2 + MORE_THAN_USUAL, 2),)


def test_a_newcomer_and_somebody_elses_weeks_are_not_compared_with() -> None:
    two_weeks = before(1, 1)
    of_another = [Week(OTHER, week.on, people=1) for week in before(1, 1, 1)]

    assert findings([*two_weeks, *of_another, Week(WHO, MONDAY, people=99)], since=MONDAY) == ()


def test_weeks_before_are_for_comparing_and_the_latest_comes_first() -> None:
    weeks = [Week(WHO, MONDAY - timedelta(weeks=back), refused=REFUSALS) for back in range(4)]

    found = findings(weeks, since=MONDAY - timedelta(weeks=1))

    assert [one.on for one in found] == [MONDAY, MONDAY - timedelta(weeks=1)]


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_says_why_in_words(sign: Sign) -> None:
    assert sign.label
    assert "%" not in sign.why % {"count": 3, "limit": 2}
