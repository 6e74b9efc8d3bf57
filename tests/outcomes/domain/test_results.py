"""From facts to the result table: whole people, once each, cut at a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kedjan.engines.indicators.shares import Share, Verdict
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.facts import Observation, ResultFact, known_by
from kedjan.outcomes.domain.readings import GoalReading, Measured
from kedjan.outcomes.domain.results import gap, open_sheet, results
from kedjan.outcomes.domain.situations import Situation
from tests.outcomes.people import (
    AS_OF,
    KARLSTAD,
    LATELY,
    LONG_AGO,
    SUNNE,
    TORSBY,
    framsteget,
    group,
    somebody,
)

DAYS = st.dates(min_value=date(2010, 10, 1), max_value=date(2014, 6, 30))
OUTCOMES = st.sampled_from([outcome.key for outcome in framsteget().outcomes])


@st.composite
def facts(draw: st.DrawFn) -> ResultFact:
    started_on = draw(DAYS)
    exited_on = draw(st.none() | st.integers(0, 900).map(lambda days: started_on + timedelta(days=days)))
    situations = draw(st.lists(st.sampled_from(list(Situation)), max_size=2))
    return ResultFact(
        sex=draw(st.sampled_from(list(Sex))),
        municipality_code=draw(st.sampled_from([SUNNE, TORSBY, KARLSTAD, "0180"])),
        started_on=started_on,
        exited_on=exited_on,
        outcome=None if exited_on is None else draw(OUTCOMES),
        observations=tuple(
            Observation(number, started_on + timedelta(days=366 + number), one) for number, one in enumerate(situations)
        ),
    )


def reading(people: tuple[ResultFact, ...], measured: Measured, as_of: date = AS_OF) -> GoalReading:
    found = results(people, framsteget(), as_of).goals
    return next(one for one in found if one.measured is measured)


def test_everybody_is_counted_once_as_unripe_missing_or_known() -> None:
    people = (
        somebody(started_on=LATELY),
        somebody(),
        somebody(situation=Situation.NOT_REACHED),
        somebody(situation=Situation.EDUCATION, outcome="education"),
        somebody(situation=Situation.SICK_LEAVE),
    )

    total = results(people, framsteget(), AS_OF).table.total.total

    assert (total.started, total.ended) == (5, 1)
    assert total.goal == Share(1, 2, unripe=1, missing=2)


def test_the_rows_are_the_programmes_municipalities_in_its_order_also_without_people() -> None:
    rows = results((somebody(),), framsteget(), AS_OF).table.rows

    assert [row.name for row in rows] == [one.code for one in framsteget().municipalities]
    assert {row.name: row.total.started for row in rows if row.total.started} == {SUNNE: 1}


def test_somebody_from_another_municipality_gets_a_row_too() -> None:
    rows = results((somebody(municipality="0180"),), framsteget(), AS_OF).table.rows

    assert (rows[-1].name, rows[-1].total.started) == ("0180", 1)


@given(people=st.lists(facts(), max_size=40).map(tuple), as_of=DAYS)
@settings(max_examples=60)
def test_women_men_and_unknown_make_the_total_and_rows_make_the_sum_on_any_day(
    people: tuple[ResultFact, ...], as_of: date
) -> None:
    table = results(people, framsteget(), as_of).table

    for row in (*table.rows, table.total):
        assert row.women + row.men + row.unknown == row.total
    assert table.total.total.started == len([one for one in people if one.started_on <= as_of])


@given(people=st.lists(facts(), max_size=30).map(tuple), as_of=DAYS)
@settings(max_examples=60)
def test_what_happens_after_the_day_never_changes_the_results_of_the_day(
    people: tuple[ResultFact, ...], as_of: date
) -> None:
    assert results(people, framsteget(), as_of) == results(known_by(people, as_of), framsteget(), as_of)


def test_of_several_answers_the_one_recorded_last_counts() -> None:
    day = date(2012, 1, 10)
    one = ResultFact(
        sex=Sex.MAN,
        municipality_code=SUNNE,
        started_on=LONG_AGO,
        observations=(Observation(2, day, Situation.WORK), Observation(1, day, Situation.JOB_SEEKING)),
    )

    assert results((one,), framsteget(), AS_OF).table.total.men.goal == Share(1, 1)


def test_the_goals_are_read_as_the_file_says_and_work_also_after_twelve_months() -> None:
    people = (*group(30, 24), somebody(started_on=LATELY))

    found = results(people, framsteget(), AS_OF).goals

    read = [(one.goal_key, one.measured, one.shares and one.shares.total) for one in found]
    assert read == [
        ("participants", Measured.PEOPLE, None),
        ("work_or_education", Measured.AT_EXIT, Share(24, 30, unripe=1)),
        ("work_or_education", Measured.AFTER_TWELVE_MONTHS, Share(24, 30, unripe=1)),
        ("continued_support", Measured.AT_EXIT, Share(6, 30, unripe=1)),
        ("adapted_jobs", Measured.NOT_HERE, None),
        ("avoid_income_support", Measured.NOT_HERE, None),
    ]


@pytest.mark.parametrize(
    ("number", "as_of", "expected"),
    [
        (299, AS_OF, Verdict.UNDER_WAY),
        (300, AS_OF, Verdict.MET),
        (299, date(2014, 6, 29), Verdict.UNDER_WAY),
        (299, date(2014, 6, 30), Verdict.NOT_MET),
    ],
)
def test_three_hundred_people_are_reached_or_not_when_the_programme_ends(
    number: int, as_of: date, expected: Verdict
) -> None:
    people = (somebody(),) * number

    read = reading(people, Measured.PEOPLE, as_of)

    assert (read.count, read.judgement and read.judgement.verdict) == (number, expected)


@pytest.mark.parametrize(
    ("number", "working", "expected"),
    [
        (19, 19, Verdict.TOO_FEW),
        (60, 33, Verdict.UNCLEAR_ABOVE),
        (60, 30, Verdict.UNCLEAR_ABOVE),
        (60, 29, Verdict.UNCLEAR_BELOW),
        (60, 45, Verdict.MET),
        (60, 15, Verdict.NOT_MET),
    ],
)
def test_half_in_work_is_met_only_when_the_whole_interval_lies_above(
    number: int, working: int, expected: Verdict
) -> None:
    read = reading(group(number, working), Measured.AFTER_TWELVE_MONTHS)

    assert read.judgement is not None
    assert (read.judgement.verdict, read.judgement.on) == (expected, AS_OF)


def test_between_looks_the_judgement_is_that_of_the_latest_look() -> None:
    people = group(60, 45)
    later = tuple(somebody(outcome="illness") for _ in range(100))
    exited_later = tuple(
        ResultFact(one.sex, one.municipality_code, one.started_on, date(2013, 2, 1), one.outcome) for one in later
    )

    read = reading(people + exited_later, Measured.AT_EXIT, date(2013, 5, 1))

    assert read.shares is not None
    assert read.shares.total == Share(45, 160)
    assert read.judgement is not None
    assert (read.judgement.verdict, read.judgement.on) == (Verdict.MET, date(2012, 12, 31))
    assert read.next_look_on == date(2013, 12, 31)


def test_before_the_first_look_nothing_is_judged() -> None:
    read = reading((), Measured.AT_EXIT, date(2010, 11, 1))

    assert (read.judgement, read.next_look_on) == (None, date(2010, 12, 31))


def test_the_gap_is_women_minus_men_with_its_interval_and_what_could_be_seen() -> None:
    sheet = open_sheet(results(group(40, 20) + group(40, 28, Sex.MAN), framsteget(), AS_OF))

    found = gap(sheet)

    assert found is not None
    assert found.difference == pytest.approx(-0.2)
    assert found.interval.low < -0.2 < found.interval.high
    assert found.detectable == pytest.approx(0.313, abs=0.001)


def test_no_gap_is_written_for_fewer_than_ten_women_or_men() -> None:
    sheet = open_sheet(results(group(40, 20) + group(9, 5, Sex.MAN), framsteget(), AS_OF))

    assert gap(sheet) is None
