"""The goals of coaching groups: whole people, women and men, with what is missing, and never an effect."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.coaching.domain.starts import TimeInGroup
from kedjan.engines.indicators.shares import Share, Verdict
from kedjan.kernel.period import Period
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.chances import Chance, Moment, open_moments, refusals_to_answer, window_of
from kedjan.outcomes.domain.facts import ResultFact, better_chances
from kedjan.outcomes.domain.readings import GoalReading, Judgement, Measured
from kedjan.outcomes.domain.results import results
from kedjan.outcomes.domain.situations import Situation
from kedjan.outcomes.domain.starts import StartsRow, starts_table, years_of
from tests.outcomes.coached import (
    AS_OF,
    ENROLLED,
    FIRST_YEAR_ENDS,
    GROUP_ENDS,
    GROUP_STARTS,
    OTHERS,
    coached,
    many,
    starts,
    the_project,
)
from tests.support.reasons import codes

DAY = timedelta(days=1)
IN_GROUP = TimeInGroup(GROUP_STARTS, GROUP_ENDS)


def readings(people: tuple[ResultFact, ...], measured: Measured, as_of: date = AS_OF) -> list[GoalReading]:
    found = results(people, the_project(OTHERS), as_of, starts([GROUP_STARTS] * 36)).goals
    return [one for one in found if one.measured is measured]


def test_work_after_twelve_months_is_read_of_those_who_started_in_a_group_and_of_nobody_else() -> None:
    people = (
        coached(Sex.WOMAN, Situation.WORK),
        coached(Sex.WOMAN, Situation.JOB_SEEKING),
        coached(Sex.MAN, Situation.NOT_REACHED),
        coached(Sex.MAN, Situation.EDUCATION),
        coached(Sex.WOMAN, Situation.WORK, is_in_group=False),
    )

    (found,) = readings(people, Measured.MORE_THAN)

    assert found.shares is not None
    assert (found.shares.women, found.shares.men) == (Share(1, 2), Share(1, 1, missing=1))
    assert found.shares.total == Share(2, 3, missing=1)


def test_the_others_are_those_of_the_programme_file_with_their_source_and_period() -> None:
    (found,) = readings((), Measured.MORE_THAN)

    assert found.others is not None
    assert (found.others.shares.women, found.others.shares.men) == (
        Share(40, 120, missing=11),
        Share(30, 80, missing=7),
    )
    assert found.others.shares.total == Share(70, 200, missing=18)
    assert found.others.source == "Försäkringskassan, uttag ur Rehabiliteringssamverkan"
    assert found.others.period == Period(date(2008, 5, 1), date(2009, 1, 1))


def test_without_figures_of_others_there_is_nothing_to_compare_with() -> None:
    found = results((coached(),), the_project(), AS_OF).goals

    assert [one.others for one in found if one.measured is Measured.MORE_THAN] == [None]


def test_whoever_does_not_want_to_answer_is_missing_and_never_a_no() -> None:
    people = (coached(at_end=Chance.BETTER), coached(at_end=Chance.WORSE), coached(at_end=Chance.NO_ANSWER), coached())

    (found,) = readings(people, Measured.CHANCES_AT_GROUP_END)

    assert found.shares is not None
    assert found.shares.women == Share(1, 2, missing=2)


@pytest.mark.parametrize(
    ("moment", "first_on"),
    [(Moment.GROUP_END, GROUP_ENDS), (Moment.TWELVE_MONTHS, ENROLLED.replace(year=2009))],
)
def test_an_answer_is_unripe_until_its_day(moment: Moment, first_on: date) -> None:
    measure = better_chances(moment)

    assert measure(coached(), first_on - DAY) == Share(0, 0, unripe=1)
    assert measure(coached(), first_on) == Share(0, 0, missing=1)


def test_three_in_four_is_judged_when_groups_end_and_not_a_second_time_after_twelve_months() -> None:
    people = many(200, 0, Sex.WOMAN, better=190)

    (at_end,) = readings(people, Measured.CHANCES_AT_GROUP_END)
    (later,) = readings(people, Measured.CHANCES_AFTER_TWELVE_MONTHS)

    assert at_end.target == 75
    assert at_end.judgement == Judgement(Verdict.MET, date(2009, 12, 31))
    assert (later.judgement, later.next_look_on) == (None, None)


def test_a_year_runs_from_the_programmes_first_day() -> None:
    years = years_of(the_project().period, AS_OF)

    assert years == (
        Period(date(2008, 5, 1), date(2009, 5, 1)),
        Period(date(2009, 5, 1), date(2010, 5, 1)),
    )
    assert years_of(the_project().period, FIRST_YEAR_ENDS) == years[:1]


@pytest.mark.parametrize(
    ("as_of", "count", "verdict"),
    [
        (FIRST_YEAR_ENDS - DAY, 35, Verdict.UNDER_WAY),
        (FIRST_YEAR_ENDS, 35, Verdict.NOT_MET),
        (FIRST_YEAR_ENDS - DAY, 36, Verdict.MET),
    ],
)
def test_starts_of_a_year_are_met_when_the_number_is_reached_and_missed_on_the_last_day(
    as_of: date, count: int, verdict: Verdict
) -> None:
    found = results((), the_project(), as_of, starts([GROUP_STARTS] * count)).goals

    (first,) = [one for one in found if one.measured is Measured.STARTS_A_YEAR]
    assert (first.count, first.target, first.judgement) == (count, 36, Judgement(verdict, as_of))


def test_people_of_a_year_are_counted_when_their_group_started_and_not_when_they_were_enrolled() -> None:
    found = readings((coached(), coached(Sex.MAN), coached(is_in_group=False)), Measured.PEOPLE_A_YEAR)
    before = readings((coached(),), Measured.PEOPLE_A_YEAR, GROUP_STARTS - DAY)

    assert [one.count for one in found] == [2, 0]
    assert [one.count for one in before] == [0]


def test_starts_are_counted_by_year_and_area_as_they_stood_that_day() -> None:
    (one,) = starts([GROUP_STARTS])
    known = (
        one,
        replace(one, started_on=None, cancelled_on=date(2008, 8, 25)),
        replace(one, substituted_on=date(2008, 10, 6)),
        replace(one, area="ostra-blekinge"),
        replace(one, published_on=GROUP_STARTS + DAY),
    )
    year = Period(date(2008, 5, 1), date(2009, 5, 1))

    def counted(as_of: date) -> tuple[StartsRow, ...]:
        return starts_table(known, period=the_project().period, areas=("malmo-lund", "ostra-blekinge"), as_of=as_of)

    assert counted(GROUP_STARTS) == (
        StartsRow(year, "malmo-lund", planned=3, started=2, cancelled=1, substituted=0),
        StartsRow(year, "ostra-blekinge", planned=1, started=1, cancelled=0, substituted=0),
    )
    assert counted(date(2008, 10, 6))[0].substituted == 1


def test_somebody_can_be_asked_for_two_months_from_the_last_session_and_from_twelve_months_after_the_start() -> None:
    windows = {one: window_of(one, started_on=ENROLLED, group=IN_GROUP) for one in Moment}

    assert (windows[Moment.GROUP_END].first_on, windows[Moment.GROUP_END].last_on) == (GROUP_ENDS, date(2009, 1, 3))
    assert windows[Moment.TWELVE_MONTHS].first_on == date(2009, 6, 2)
    assert windows[Moment.TWELVE_MONTHS].last_on == date(2009, 8, 2)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (GROUP_ENDS - DAY, ()),
        (GROUP_ENDS, (Moment.GROUP_END,)),
        (date(2009, 1, 3), (Moment.GROUP_END,)),
        (date(2009, 1, 4), ()),
        (date(2009, 6, 2), (Moment.TWELVE_MONTHS,)),
    ],
)
def test_what_somebody_is_asked_depends_on_the_day(today: date, expected: tuple[Moment, ...]) -> None:
    assert open_moments(started_on=ENROLLED, group=IN_GROUP, today=today) == expected


def test_an_answer_needs_a_yes_to_follow_up_and_a_day_within_its_time() -> None:
    window = window_of(Moment.GROUP_END, started_on=ENROLLED, group=IN_GROUP)

    def refused(day: date, *, is_consented: bool = True, today: date = AS_OF) -> list[str]:
        return codes(refusals_to_answer(window=window, answered_on=day, today=today, is_consented=is_consented))

    assert refused(GROUP_ENDS) == []
    assert refused(GROUP_ENDS, is_consented=False) == ["no-consent-to-follow-up"]
    assert refused(GROUP_ENDS - DAY) == ["answered-outside-window"]
    assert refused(GROUP_ENDS + DAY, today=GROUP_ENDS) == ["answered-in-the-future"]
