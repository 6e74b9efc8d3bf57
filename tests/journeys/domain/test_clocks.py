"""The clocks name days by the rule of the time, and never what somebody is entitled to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.clock_rules import RULES, Certainty, ClockEvent, Unit
from kedjan.journeys.domain.clocks import Due, Nearness, days_to_keep
from kedjan.kernel.period import Period

TODAY = date(2024, 3, 1)


def _days(event: ClockEvent, on: date, today: date = TODAY) -> dict[str, date]:
    return {due.milestone.code: due.on for due in days_to_keep({event: on}, (), today)}


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
    named = {due.milestone.code: due.on for due in days_to_keep({}, (Period(date(2024, 1, 1)),), TODAY)}

    assert named == {
        "chain-91": date(2024, 3, 31),
        "chain-181": date(2024, 6, 29),
        "chain-366": date(2024, 12, 31),
    }


def test_sick_leave_from_before_the_chain_is_not_in_it() -> None:
    assert days_to_keep({}, (Period(date(2008, 6, 30)),), date(2008, 9, 1)) == ()


def test_sick_leave_that_ended_before_a_milestone_does_not_name_it() -> None:
    ended = (Period(date(2023, 11, 1), date(2024, 2, 20)),)

    assert [due.milestone.code for due in days_to_keep({}, ended, TODAY)] == ["chain-91"]


def test_the_earliest_day_comes_first() -> None:
    events = {ClockEvent.BENEFIT_ENDS: date(2024, 6, 30), ClockEvent.CARE_SOUGHT: date(2024, 2, 28)}

    named = [due.milestone.code for due in days_to_keep(events, (), TODAY)]

    assert named == ["benefit-window", "care-contact", "care-assessed", "benefit-ends"]


@pytest.mark.parametrize(
    ("left", "nearness"),
    [(-1, Nearness.PASSED), (0, Nearness.NOW), (60, Nearness.NOW), (61, Nearness.LATER)],
)
def test_a_day_is_near_when_its_lead_has_begun(left: int, nearness: Nearness) -> None:
    last = days_to_keep({ClockEvent.BENEFIT_ENDS: TODAY + timedelta(days=left)}, (), TODAY)[-1]

    assert (last.milestone.code, last.days_left, last.nearness) == ("benefit-ends", left, nearness)


@given(st.sampled_from(list(ClockEvent)), st.dates(date(2007, 1, 1), date(2040, 1, 1)))
def test_at_most_one_rule_holds_for_an_event_on_a_day(event: ClockEvent, on: date) -> None:
    assert len([rule for rule in RULES if rule.event is event and on in rule.valid]) <= 1


@given(
    st.dictionaries(st.sampled_from(list(ClockEvent)), st.dates(date(2009, 1, 1), date(2030, 1, 1))),
    st.dates(date(2009, 1, 1), date(2030, 1, 1)),
)
def test_today_changes_how_near_a_day_is_and_not_the_day(events: dict[ClockEvent, date], today: date) -> None:
    def named(dues: tuple[Due, ...]) -> list[tuple[str, date]]:
        return [(due.milestone.code, due.on) for due in dues]

    assert named(days_to_keep(events, (), today)) == named(days_to_keep(events, (), TODAY))


def test_every_rule_has_a_source_and_says_how_sure_it_is() -> None:
    assert all(rule.source and rule.certainty in Certainty and rule.milestones for rule in RULES)
    counted = {rule.event for rule in RULES for each in rule.milestones if each.unit is Unit.SICK_DAY}
    assert counted == {ClockEvent.SICK_LEAVE}
