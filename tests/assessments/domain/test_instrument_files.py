"""Instrument files: what is right is read whole, and everything that is wrong is said with its place."""

from datetime import date

import pytest

from kedjan.assessments.domain.codes import Method, Rater
from kedjan.assessments.domain.parse import digest, parse_instrument, stored_instrument
from tests.assessments.files import DEMONSTRATIONS, SMALL, changed, small, text_of


def said(text: str) -> list[tuple[str, str, int]]:
    """Return the code, the key and the line of each problem."""
    return [(one.code, one.path, one.line) for one in parse_instrument(text).problems]


@pytest.mark.parametrize("key", DEMONSTRATIONS)
def test_a_demonstration_is_right_and_says_that_it_is_one(key: str) -> None:
    parsed = parse_instrument(text_of(key))

    assert parsed.problems == ()
    assert parsed.instrument is not None
    assert parsed.instrument.is_demonstration
    assert parsed.instrument.title.sv.startswith("Demo: ")


def test_the_demonstrations_of_ability_and_demand_are_a_pair() -> None:
    trial, demand = (stored_instrument(text_of(key)) for key in DEMONSTRATIONS[1:])

    assert trial.pairs_with(demand)
    assert trial.skills == demand.skills
    assert (trial.method, demand.method) == (Method.OBSERVATION, Method.DEMANDS)
    assert not trial.pairs_with(stored_instrument(text_of("demo-dialog")))


def test_a_file_is_read_whole() -> None:
    instrument = small()

    assert (instrument.key, instrument.version, instrument.method) == ("small", "1", Method.DIALOGUE)
    assert [step.value for step in instrument.scale.steps] == [1, 2, 3]
    assert [one.code for one in instrument.missing_for(Rater.SELF)] == ["rather_not"]
    assert instrument.missing_for(Rater.ASSESSOR) == ()
    assert [item.skill for item in instrument.items] == ["lifting", "sorting"]


def test_the_days_of_an_instrument_belong_to_it() -> None:
    instrument = small()

    days = [date(2009, 12, 31), date(2010, 1, 1), date(2013, 12, 31), date(2014, 1, 1)]
    assert [instrument.is_valid(day) for day in days] == [False, True, True, False]


def test_spaces_and_comments_are_no_other_content() -> None:
    parsed = parse_instrument("# En rad\n" + SMALL.replace('version = "1"', 'version   =   "1"'))

    assert parsed.instrument is not None
    assert digest(parsed.instrument) == digest(small())
    assert digest(small(("Kan du lyfta?", "Hur lyfter du?"))) != digest(small())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("value = 3", "value = 4", ("scale_gap", "scale.steps[2].value", 21)),
        ("value = 1", "value = 0", ("scale_gap", "scale.steps[1].value", 20)),
        ('key = "sort"', 'key = "lift"', ("repeated", "areas[0].items[1].key", 41)),
        ('skill = "sorting"', 'skill = "lifting"', ("repeated", "areas[0].items[1].skill", 42)),
        ("valid_until = 2013-12-31", "valid_until = 2009-12-31", ("ends_before_start", "valid_until", 9)),
        ('raters = ["self"]', 'raters = ["nobody"]', ("not_allowed", "missing[0].raters[0]", 27)),
        ("least_answered = 2", "least_answered = 3", ("too_few_items", "scoring.least_answered", 50)),
        ('kind = "median"', 'kind = "sum"', ("sum_without_reference", "scoring.reference", 47)),
        ('ask = { sv = "Kan du lyfta?", en = "Can you lift?" }\n', "", ("no_question", "areas[0].items[0].ask", 33)),
        ('look_for = { sv = "Lyft.", en = "Lifts." }\n', "", ("no_look_for", "areas[0].items[0].look_for", 33)),
        ('kind = "ability"', 'kind = "demand"', ("self_rates_demand", "raters", 10)),
        ('roles = ["occupational_therapist"]', "roles = []", ("no_role", "roles", 11)),
        ('roles = ["occupational_therapist"]', 'roles = ["doctor"]', ("not_allowed", "roles[0]", 11)),
        ("valid_from = 2010-01-01", 'valid_from = "2010"', ("not_date", "valid_from", 8)),
        ('kind = "median"', 'knd = "median"', ("misspelt_key", "scoring.knd", 48)),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, problem: tuple[str, str, int]) -> None:
    assert said(changed((old, new))) == [problem]


def test_a_rater_who_does_not_rate_gives_no_missing_answer() -> None:
    found = said(changed(('raters = ["self", "assessor"]', 'raters = ["assessor"]')))

    assert found == [("rater_not_used", "missing[0].raters[0]", 27)]


def test_nobody_rates_is_a_problem() -> None:
    assert ("no_rater", "raters", 10) in said(changed(('raters = ["self", "assessor"]', "raters = []")))


def test_a_scale_has_two_steps_at_least() -> None:
    steps = SMALL[SMALL.index("    { value = 2") : SMALL.index("]\n\n[[missing]]")]

    assert said(SMALL.replace(steps, "")) == [("few_steps", "scale.steps", 18)]


def test_everything_is_said_at_once() -> None:
    found = said(changed(("value = 3", "value = 4"), ('key = "sort"', 'key = "lift"'), ('version = "1"\n', "")))

    assert [code for code, _path, _line in found] == ["missing", "scale_gap", "repeated"]


def test_a_text_that_is_no_toml_is_said_to_be_none() -> None:
    assert [code for code, _path, _line in said("key")] == ["toml_end"]
