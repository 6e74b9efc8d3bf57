"""Whoever comes into a stage can leave it: no file has a stage without a way out, and a file that has one is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.domain.digest import digest
from kedjan.programmes.domain.document import TomlTable, TomlValue
from kedjan.programmes.domain.parse import ParsedProgramme
from kedjan.programmes.domain.programme import ProgrammeFile, Stage
from kedjan.programmes.domain.questions import outcomes_from, stage
from tests.programmes.files import KEYS, line_of, messages, parsed, programme_of, text_of, values_of, with_line, written

LAST = 'entry = false\nnext = []\n\n[[stages.activities]]\nkey = "longer_work_trial"'
OUTCOMES = ("education", "moved", "other")


def with_last_outcomes(outcomes: str) -> str:
    """Return Framsteget's text with that written as the outcomes of its last stage."""
    return with_line(LAST, LAST.replace("next = []", f"next = []\noutcomes = {outcomes}"))


def a_path(next_keys: list[list[int]], outcomes: list[list[str] | None]) -> TomlTable:
    """Return Framsteget's values with so many stages: those that may follow each, and the outcomes, None for all."""
    values = values_of("framsteget")
    stages = values["stages"]
    assert isinstance(stages, list)
    first = stages[0]
    assert isinstance(first, dict)
    plain = {name: value for name, value in first.items() if name not in {"gates", "activities"}}
    made: list[TomlValue] = []
    for place, (followers, ends) in enumerate(zip(next_keys, outcomes, strict=True)):
        own: TomlTable = {**plain, "key": f"s{place}", "next": [f"s{one}" for one in followers]}
        made.append(own if ends is None else {**own, "outcomes": list(ends)})
    values["stages"] = made
    return values


def can_leave(file: ProgrammeFile, one: Stage, seen: frozenset[str] = frozenset()) -> bool:
    """Tell, step by step, whether somebody who is in the stage can ever end with an outcome."""
    if outcomes_from(file, one):
        return True
    further = [key for key in one.next_keys if key not in seen]
    return any(can_leave(file, stage(file, key), seen | {one.key}) for key in further)


@st.composite
def paths(draw: st.DrawFn) -> ParsedProgramme:
    number = draw(st.integers(1, 5))
    others = [[one for one in range(number) if one != own] for own in range(number)]
    ways = [draw(st.lists(st.sampled_from(some), unique=True)) if some else [] for some in others]
    ends = st.none() | st.lists(st.sampled_from(OUTCOMES), unique=True)
    return parsed(written(a_path(ways, [draw(ends) for _ in range(number)])))


@settings(max_examples=60, deadline=None)
@given(paths())
def test_from_every_stage_of_a_file_that_passes_an_outcome_can_be_reached(result: ParsedProgramme) -> None:
    assert result.programme is None or all(can_leave(result.programme, one) for one in result.programme.stages)


@pytest.mark.parametrize("key", KEYS)
def test_from_every_stage_of_a_shipped_file_an_outcome_can_be_reached(key: str) -> None:
    file = programme_of(key)

    assert all(can_leave(file, one) for one in file.stages)


def test_a_last_stage_without_outcomes_is_told_with_its_place_and_what_to_do() -> None:
    text = with_last_outcomes("[]")

    (message,) = messages(text)
    assert message == (
        f"Rad {line_of(text, 'outcomes = []')}, stages[2].outcomes: den som är i steget step_3 kan aldrig avsluta. "
        "Skriv ett utfall i outcomes, ta bort outcomes, eller nämn i next ett steg som leder till ett slut."
    )


def test_two_stages_that_only_lead_to_each_other_are_both_told() -> None:
    result = parsed(written(a_path([[1], [2], [1]], [None, [], []])))

    assert [(one.code, one.path) for one in result.problems] == [
        ("no_way_out", "stages[1].outcomes"),
        ("no_way_out", "stages[2].outcomes"),
    ]


def test_a_stage_without_outcomes_is_right_when_what_follows_has_one() -> None:
    assert parsed(written(a_path([[1], []], [[], None]))).problems == ()


def test_an_outcome_of_a_stage_is_one_of_the_programme_s() -> None:
    (problem,) = parsed(with_last_outcomes('["moved", "retired"]')).problems

    assert (problem.code, problem.path, problem.reason.values["found"]) == (
        "unknown_reference",
        "stages[2].outcomes[1]",
        "retired",
    )


def test_an_outcome_that_no_stage_allows_is_told() -> None:
    ends = ["previous_employer", "other_employer", "education", "own_business", "continued_support_authority"]

    result = parsed(written(a_path([[1], []], [ends, ["moved", "own_request", "illness"]])))

    assert [(one.code, one.path) for one in result.problems] == [("unused_outcome", "outcomes[8].key")]


def test_a_stage_says_who_answers_for_it_what_it_ends_with_and_which_clock_it_starts() -> None:
    said = 'next = []\nowners = ["af", "fk"]\noutcomes = ["moved"]\nclock = "introduction_began"'
    file = parsed(with_line(LAST, LAST.replace("next = []", said))).programme
    assert file is not None

    last = file.stages[-1]

    assert last.owners == (OrganisationKind.AF, OrganisationKind.FK)
    assert [one.key for one in outcomes_from(file, last)] == ["moved"]
    assert last.clock == "introduction_began"
    assert outcomes_from(file, file.stages[0]) == file.outcomes


@pytest.mark.parametrize(
    ("line", "path"),
    [('owners = ["police"]', "stages[2].owners[0]"), ('clock = "sick_leave"', "stages[2].clock")],
)
def test_an_owner_or_a_clock_that_no_stage_can_have_is_told(line: str, path: str) -> None:
    (problem,) = parsed(with_line(LAST, LAST.replace("next = []", f"next = []\n{line}"))).problems

    assert (problem.code, problem.path) == ("not_allowed", path)


def test_no_stage_lasts_longer_than_the_whole_path() -> None:
    path = '[path]\nlength = { words = { sv = "Fem", en = "Five" }, most_months = 5 }\nsource = "Syfte"\n\n'
    text = text_of("framsteget").replace("[[stages]]", f"{path}[[stages]]", 1)

    (message,) = messages(text)
    assert message == (
        f"Rad {line_of(text, 'most_months = 6')}, stages[0].length.most_months: "
        "6 månader är längre än hela vägen, som är högst 5. Ändra det ena."
    )
    whole = parsed(text.replace("most_months = 5", "most_months = 6")).programme
    assert whole is not None
    assert whole.path is not None
    assert whole.path.length.most_months == 6


def test_a_file_whose_stages_say_nothing_new_keeps_its_version() -> None:
    said = parsed(with_line("entry = true\n", 'entry = true\nowners = ["fk"]\n', key="consensio")).programme
    assert said is not None

    silent = digest(programme_of("consensio"))

    assert silent == "f8bb07f15775ac6951d951c569d3036ede97c754316c6d36853231e6c344c129"
    assert digest(said) != silent
