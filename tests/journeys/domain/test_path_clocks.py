"""The path starts clocks by itself: the whole of it, and stages that say so; each stops when it is left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.clock_events import ClockEvent
from kedjan.journeys.domain.clock_rules import RULES, Certainty
from kedjan.journeys.domain.clocks import Nearness, days_to_keep
from kedjan.journeys.domain.path_clocks import began_on_the_path, rules_of_the_path
from kedjan.programmes.domain.codes import STAGE_CLOCKS
from kedjan.programmes.domain.programme import Length, ProgrammeFile, WholePath
from kedjan.programmes.domain.words import Words
from tests.programmes.files import KEYS, programme_of

ENROLLED = date(2012, 8, 31)
FRAMSTEGET = programme_of("framsteget")


def of_a_year(months: int | None = 12) -> ProgrammeFile:
    length = Length(Words(sv="Ett år", en="A year"), most_months=months)
    return replace(FRAMSTEGET, path=WholePath(length, "Bakgrund"))


def named(
    file: ProgrammeFile, *entered: tuple[int, date], exited_on: date | None = None, today: date = ENROLLED
) -> dict[str, date]:
    """Return the days that the path names; entered: the place of the stage in the file, and the day."""
    began = began_on_the_path(
        enrolled_on=ENROLLED, entered=tuple((file.stages[place], on) for place, on in entered), exited_on=exited_on
    )
    rules = (*RULES, *rules_of_the_path(file, ENROLLED))
    return {due.milestone.code: due.on for due in days_to_keep(began, (), today, rules)}


def test_a_stage_that_says_so_starts_the_clock_of_the_introduction() -> None:
    assert named(FRAMSTEGET, (0, ENROLLED)) == {}
    assert named(FRAMSTEGET, (0, ENROLLED), (1, date(2012, 11, 30))) == {
        "introduction-mapped": date(2013, 1, 30),
        "introduction-ends": date(2013, 2, 28),
    }


@pytest.mark.parametrize(
    ("left_on", "days"),
    [
        (date(2013, 1, 29), set()),
        (date(2013, 1, 30), {"introduction-mapped"}),
        (date(2013, 2, 27), {"introduction-mapped"}),
        (date(2013, 2, 28), {"introduction-mapped", "introduction-ends"}),
    ],
)
def test_the_clock_of_a_stage_stops_when_the_stage_is_left(left_on: date, days: set[str]) -> None:
    inside = (0, ENROLLED), (1, date(2012, 11, 30))

    assert set(named(FRAMSTEGET, *inside, (2, left_on))) == days
    ended = named(FRAMSTEGET, *inside, exited_on=left_on)
    assert set(ended) - {"result-window", "follow-up-6", "follow-up-12"} == days


def test_whoever_comes_to_the_stage_after_the_rule_was_phased_out_has_no_such_day() -> None:
    assert named(FRAMSTEGET, (0, ENROLLED), (1, date(2017, 1, 1))) == {}


def test_the_whole_path_names_its_last_day_and_stops_when_the_participation_ends() -> None:
    assert named(of_a_year(), (0, ENROLLED)) == {"path-ends": date(2013, 8, 31)}
    assert "path-ends" not in named(of_a_year(), (0, ENROLLED), exited_on=date(2013, 8, 30))
    assert "path-ends" in named(of_a_year(), (0, ENROLLED), exited_on=date(2013, 8, 31))


@pytest.mark.parametrize("file", [FRAMSTEGET, of_a_year(None)])
def test_a_path_without_a_number_names_no_last_day(file: ProgrammeFile) -> None:
    assert rules_of_the_path(file, ENROLLED) == ()


@pytest.mark.parametrize(
    ("left", "nearness"),
    [(-1, Nearness.PASSED), (0, Nearness.NOW), (60, Nearness.NOW), (61, Nearness.LATER)],
)
def test_the_last_day_of_the_path_is_near_two_months_before(left: int, nearness: Nearness) -> None:
    file, today = of_a_year(), date(2013, 8, 31) - timedelta(days=left)
    began = began_on_the_path(enrolled_on=ENROLLED, entered=((file.stages[0], ENROLLED),), exited_on=None)

    (due,) = days_to_keep(began, (), today, rules_of_the_path(file, ENROLLED))

    assert (due.on, due.nearness) == (date(2013, 8, 31), nearness)


def test_the_rule_of_a_path_says_which_programme_says_so_and_where() -> None:
    (rule,) = rules_of_the_path(programme_of("coachningsprojektet"), ENROLLED)

    assert rule.source == "Coachningsprojektet, Bakgrund, stycke 1, och Syfte, gemensamma syften"
    assert rule.certainty is Certainty.PROGRAMME
    assert ENROLLED in rule.valid
    assert rule.milestones[0].amount == 12


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 400)), min_size=1, max_size=6), st.integers(0, 500))
def test_no_clock_of_the_path_names_a_day_after_it_stopped(steps: list[tuple[int, int]], ended: int) -> None:
    days = sorted(days for _place, days in steps)
    entered = [(place, ENROLLED + timedelta(days=on)) for (place, _), on in zip(steps, days, strict=True)]
    exited_on = max(ENROLLED + timedelta(days=ended), entered[-1][1])
    file = of_a_year()
    began = began_on_the_path(
        enrolled_on=ENROLLED, entered=tuple((file.stages[place], on) for place, on in entered), exited_on=exited_on
    )

    dues = days_to_keep(began, (), ENROLLED, (*RULES, *rules_of_the_path(file, ENROLLED)))

    assert all(due.on <= exited_on for due in dues if due.rule.event is not ClockEvent.LEFT)


def test_every_clock_that_a_stage_can_start_is_known_and_has_a_rule() -> None:
    assert {ClockEvent(code) for code in STAGE_CLOCKS} <= {rule.event for rule in RULES}


def test_framsteget_starts_the_introduction_in_its_second_step_and_no_other_programme_does() -> None:
    clocks = {(key, one.key): one.clock for key in KEYS for one in programme_of(key).stages if one.clock}

    assert clocks == {("framsteget", "step_2"): "introduction_began"}
