"""The clocks name days by the rule of the time, and never what somebody is entitled to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.clock_events import Began, ClockEvent
from kedjan.journeys.domain.clock_rules import RULES, Certainty, Unit
from kedjan.journeys.domain.clocks import Due, Nearness, days_to_keep
from kedjan.journeys.domain.sick_days import sick_leave_at
from kedjan.kernel.period import Period

TODAY = date(2024, 3, 1)
DATED = [event for event in ClockEvent if event is not ClockEvent.SICK_LEAVE]


def _days(event: ClockEvent, on: date, today: date = TODAY) -> dict[str, date]:
    return {due.milestone.code: due.on for due in days_to_keep((Began(event, on),), (), today)}


@pytest.mark.parametrize(
    ("event", "on", "days"),
    [
        (ClockEvent.CARE_SOUGHT, date(2010, 6, 30), {}),
        (
            ClockEvent.CARE_SOUGHT,
            date(2010, 7, 1),
            {"care-contact": date(2010, 7, 1), "care-assessed": date(2010, 7, 8)},
        ),
        (
            ClockEvent.CARE_SOUGHT,
            date(2018, 12, 31),
            {"care-contact": date(2018, 12, 31), "care-assessed": date(2019, 1, 7)},
        ),
        (
            ClockEvent.CARE_SOUGHT,
            date(2019, 1, 1),
            {"care-contact": date(2019, 1, 1), "care-assessed": date(2019, 1, 4)},
        ),
        (ClockEvent.REFERRED, date(2024, 2, 29), {"care-visit": date(2024, 5, 29)}),
        (ClockEvent.CARE_DECIDED, date(2023, 12, 1), {"care-treated": date(2024, 2, 29)}),
        (
            ClockEvent.INTRODUCTION_BEGAN,
            date(2010, 11, 30),
            {"introduction-mapped": date(2011, 1, 30), "introduction-ends": date(2011, 2, 28)},
        ),
        (ClockEvent.INTRODUCTION_BEGAN, date(2017, 1, 1), {}),
        (
            ClockEvent.BENEFIT_ENDS,
            date(2024, 8, 31),
            {"benefit-window": date(2024, 2, 29), "benefit-ends": date(2024, 8, 31)},
        ),
        (ClockEvent.DEVELOPMENT_SUBSIDY, date(2024, 2, 29), {"subsidy-review": date(2026, 2, 28)}),
        (ClockEvent.EMPLOYMENT_SUBSIDY, date(2024, 2, 29), {"subsidy-review": date(2028, 2, 29)}),
        (ClockEvent.SECURITY_SUBSIDY, date(2017, 6, 30), {}),
        (
            ClockEvent.LEFT,
            date(2024, 2, 1),
            {"result-window": date(2024, 2, 29), "follow-up-6": date(2024, 8, 1), "follow-up-12": date(2025, 2, 1)},
        ),
    ],
)
def test_a_clock_names_its_days_by_the_rule_of_the_time(event: ClockEvent, on: date, days: dict[str, date]) -> None:
    assert _days(event, on) == days


def test_the_chain_names_day_91_181_and_366_of_the_sick_leave() -> None:
    named = {due.milestone.code: due.on for due in days_to_keep((), (Period(date(2024, 1, 1)),), TODAY)}

    assert named == {
        "chain-91": date(2024, 3, 31),
        "chain-181": date(2024, 6, 29),
        "chain-366": date(2024, 12, 31),
    }


def test_sick_leave_from_before_the_chain_is_not_in_it() -> None:
    assert days_to_keep((), (Period(date(2008, 6, 30)),), date(2008, 9, 1)) == ()


def test_sick_leave_that_ended_before_a_milestone_does_not_name_it() -> None:
    ended = (Period(date(2023, 11, 1), date(2024, 2, 20)),)

    assert [due.milestone.code for due in days_to_keep((), ended, TODAY)] == ["chain-91"]


def test_the_earliest_day_comes_first() -> None:
    began = (Began(ClockEvent.BENEFIT_ENDS, date(2024, 6, 30)), Began(ClockEvent.CARE_SOUGHT, date(2024, 2, 28)))

    named = [due.milestone.code for due in days_to_keep(began, (), TODAY)]

    assert named == ["benefit-window", "care-contact", "care-assessed", "benefit-ends"]


@pytest.mark.parametrize(
    ("left", "nearness"),
    [(-1, Nearness.PASSED), (0, Nearness.NOW), (60, Nearness.NOW), (61, Nearness.LATER)],
)
def test_a_day_is_near_when_its_lead_has_begun(left: int, nearness: Nearness) -> None:
    last = days_to_keep((Began(ClockEvent.BENEFIT_ENDS, TODAY + timedelta(days=left)),), (), TODAY)[-1]

    assert (last.milestone.code, last.days_left, last.nearness) == ("benefit-ends", left, nearness)


@given(st.sampled_from(list(ClockEvent)), st.dates(date(2007, 1, 1), date(2040, 1, 1)))
def test_at_most_one_rule_holds_for_an_event_on_a_day(event: ClockEvent, on: date) -> None:
    assert len([rule for rule in RULES if rule.event is event and on in rule.valid]) <= 1


@given(
    st.lists(st.builds(Began, st.sampled_from(DATED), st.dates(date(2009, 1, 1), date(2030, 1, 1))), max_size=8),
    st.dates(date(2009, 1, 1), date(2030, 1, 1)),
)
def test_today_changes_how_near_a_day_is_and_not_the_day(began: list[Began], today: date) -> None:
    def named(dues: tuple[Due, ...]) -> list[tuple[str, date]]:
        return [(due.milestone.code, due.on) for due in dues]

    assert named(days_to_keep(began, (), today)) == named(days_to_keep(began, (), TODAY))


def test_every_rule_has_a_source_and_says_how_sure_it_is() -> None:
    assert all(rule.source and rule.ask and rule.certainty in Certainty and rule.milestones for rule in RULES)
    counted = {rule.event for rule in RULES for each in rule.milestones if each.unit is Unit.SICK_DAY}
    assert counted == {ClockEvent.SICK_LEAVE}


@pytest.mark.parametrize(
    ("first", "dates"),
    [
        (date(2024, 1, 1), (date(2024, 3, 31), date(2024, 6, 29), date(2024, 12, 31))),
        (date(2023, 1, 1), (date(2023, 4, 1), date(2023, 6, 30), date(2024, 1, 1))),
        (date(2024, 2, 29), (date(2024, 5, 29), date(2024, 8, 27), date(2025, 2, 28))),
        (date(2023, 3, 1), (date(2023, 5, 30), date(2023, 8, 28), date(2024, 2, 29))),
    ],
)
def test_the_chain_counts_days_over_a_leap_day_as_any_other(first: date, dates: tuple[date, ...]) -> None:
    assert tuple(due.on for due in days_to_keep((), (Period(first),), first)) == dates


@pytest.mark.parametrize(
    ("last_number", "named"),
    [
        (90, []),
        (91, ["chain-91"]),
        (180, ["chain-91"]),
        (181, ["chain-91", "chain-181"]),
        (364, ["chain-91", "chain-181"]),
        (365, ["chain-91", "chain-181"]),
        (366, ["chain-91", "chain-181", "chain-366"]),
    ],
)
def test_a_sick_leave_names_the_days_that_it_reaches_and_no_other(last_number: int, named: list[str]) -> None:
    first = date(2023, 1, 1)
    ended = (Period.through(first, first + timedelta(days=last_number - 1)),)

    assert [due.milestone.code for due in days_to_keep((), ended, first)] == named


def test_a_pause_of_a_month_moves_the_days_of_the_chain_by_it() -> None:
    paused = (Period.through(date(2024, 1, 1), date(2024, 1, 31)), Period(date(2024, 3, 1)))

    assert days_to_keep((), paused, TODAY)[0].on == date(2024, 3, 31) + timedelta(days=29)


def test_two_referrals_have_a_day_each_and_say_which() -> None:
    began = [Began(ClockEvent.REFERRED, date(2024, 2, day), f"Remiss {day}") for day in (1, 12)]

    assert [(due.on, due.about) for due in days_to_keep(began, (), TODAY)] == [
        (date(2024, 5, 1), "Remiss 1"),
        (date(2024, 5, 12), "Remiss 12"),
    ]


def _by_hand(periods: tuple[Period, ...], number: int) -> date | None:
    """Return the date of a day of sick leave as somebody with a calendar finds it: day by day, 90 off begin anew."""
    counted = off = 0
    for ordinal in range(date(2023, 1, 1).toordinal(), TODAY.toordinal() + 800):
        day = date.fromordinal(ordinal)
        sick = any(day in period for period in periods)
        counted, off = (counted + 1, 0) if sick else (counted, off + 1)
        if off >= 90 and day <= TODAY:
            counted = 0
        if off >= 90 and day > TODAY:
            return None
        if sick and counted == number:
            return day
    return None


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(1, 150)).map(
            lambda pair: Period(
                date(2023, 1, 1) + timedelta(days=pair[0]), date(2023, 1, 1) + timedelta(days=sum(pair))
            )
        ),
        max_size=5,
    ).map(tuple),
    st.sampled_from([91, 181, 366]),
)
def test_the_chain_is_what_a_calendar_says(periods: tuple[Period, ...], number: int) -> None:
    """Periods that have begun: what comes after a pause ahead of today is not known to be counted with these."""
    begun = tuple(period for period in periods if period.start <= TODAY)
    named = {due.milestone.amount: due.on for due in days_to_keep((), begun, TODAY)}

    expected = _by_hand(begun, number)
    if sick_leave_at(begun, TODAY) is not None and (expected is None or expected >= _first_of(begun)):
        assert named.get(number) == expected


def _first_of(periods: tuple[Period, ...]) -> date:
    leave = sick_leave_at(periods, TODAY)
    assert leave is not None
    return leave.periods[0].start
