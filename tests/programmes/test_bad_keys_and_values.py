"""What a writer is told about a key or a value that the format does not allow."""

import pytest

from kedjan.programmes.domain.schema import FILE
from tests.programmes.files import line_of, messages, parsed, text_of, with_line


def test_a_misspelt_key_is_named_with_its_line_and_the_right_key() -> None:
    text = with_line("ends_within_months = 6", "ends_within_month = 6")

    line = line_of(text, "ends_within_month = 6")
    assert messages(text) == (
        (
            f"Rad {line}, intake.ends_within_month: nyckeln finns inte. Menade du ends_within_months? "
            "Tillåtna nycklar här: rule, source, benefits, ends_within_months."
        ),
    )


def test_a_misspelt_required_key_gives_one_message_and_not_two() -> None:
    text = with_line("starts_on = ", "start_on = ")

    assert [(problem.code, problem.path) for problem in parsed(text).problems] == [("misspelt_key", "period.start_on")]


def test_a_key_like_no_other_is_told_the_keys_that_exist() -> None:
    text = with_line("starts_on = ", "colour = 1\nstarts_on = ")

    line = line_of(text, "colour")
    assert messages(text) == (
        f"Rad {line}, period.colour: nyckeln finns inte. Tillåtna nycklar här: starts_on, ends_on.",
    )


def test_a_goal_without_a_window_is_named_by_its_place_in_the_list() -> None:
    text = with_line('unit = "jobs"\nwindow = { when = "whole_programme" }\n', 'unit = "jobs"\n')

    line = line_of(text, '[[goals]]\nkey = "adapted_jobs"')
    assert messages(text) == (
        f'Rad {line}, goals[3].window: nyckeln saknas. Skriv till exempel: window = {{ when = "at_exit" }}',
    )


def test_a_value_outside_a_closed_list_is_told_the_allowed_values() -> None:
    text = with_line('phase = "implementation"', 'phase = "genomförande"')

    line = line_of(text, 'phase = "genomförande"')
    assert messages(text) == (
        (
            f"Rad {line}, funding.phase: genomförande är inte tillåtet. "
            "Tillåtna värden: pre_study, mobilisation, implementation."
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        (
            "nationwide = false",
            'nationwide = "nej"',
            "nationwide",
            "tillåtna värden är true och false, men här står: nej",
        ),
        (
            "grant_sek = 21524144",
            'grant_sek = "21 524 144 kr"',
            "funding.grant_sek",
            "här ska stå ett heltal utan citattecken och utan mellanrum, men här står: 21 524 144 kr",
        ),
        (
            "grant_sek = 21524144",
            "grant_sek = true",
            "funding.grant_sek",
            "här ska stå ett heltal utan citattecken och utan mellanrum, men här står: True",
        ),
        (
            "grant_sek = 21524144",
            "grant_sek = -1",
            "funding.grant_sek",
            "-1 är inte tillåtet. Talet ska vara från 0 till 1000000000000.",
        ),
        (
            "ends_on = 2014-06-30",
            'ends_on = "2014-06-30"',
            "period.ends_on",
            "här ska stå ett datum utan citattecken, till exempel 2010-10-01, inte: 2014-06-30",
        ),
        (
            "ends_on = 2014-06-30",
            "ends_on = 2014-06-30T10:00:00",
            "period.ends_on",
            "här ska stå ett datum utan citattecken, till exempel 2010-10-01, inte: 2014-06-30 10:00:00",
        ),
        (
            "ends_on = 2014-06-30",
            "ends_on = 9999-12-31",
            "period.ends_on",
            "9999-12-31 är inte tillåtet. Året ska vara från 1900 till 2199.",
        ),
        (
            'region = "Norra Mellansverige"',
            "region = 17",
            "region",
            "här ska stå en text inom citattecken, men här står: 17",
        ),
        (
            'region = "Norra Mellansverige"',
            'region = " "',
            "region",
            "texten är tom. Skriv något, eller ta bort nyckeln.",
        ),
        (
            'key = "framsteget"',
            'key = "Fram steget"',
            "key",
            (
                "Fram steget är inte tillåtet. "
                "Skriv högst 60 tecken ur a–z, 0–9, bindestreck och understreck, med en bokstav först."
            ),
        ),
        (
            'code = "1784"',
            'code = "17"',
            "municipalities[0].code",
            "en kommunkod ska ha fyra siffror, men här står: 17",
        ),
        (
            'benefits = ["sjukpenning", "tidsbegransad_sjukersattning"]',
            'benefits = "sjukpenning"',
            "intake.benefits",
            "här ska stå en lista inom hakparentes, men här står: sjukpenning",
        ),
        (
            'benefits = ["sjukpenning", "tidsbegransad_sjukersattning"]',
            'benefits = ["sjukpeng"]',
            "intake.benefits[0]",
            (
                "sjukpeng är inte tillåtet. Tillåtna värden: sjukpenning, rehabiliteringspenning, "
                "tidsbegransad_sjukersattning, sjukersattning, aktivitetsersattning."
            ),
        ),
        (
            'window = { when = "whole_programme" }',
            'window = "whole_programme"',
            "goals[0].window",
            'här ska stå en tabell, till exempel: window = { when = "at_exit" }',
        ),
        (
            'next = ["step_3"]',
            "next = [3]",
            "stages[1].next[0]",
            "här ska stå en text inom citattecken, men här står: 3",
        ),
        ("format = 1", "format = 2", "format", "2 är inte tillåtet. Talet ska vara från 1 till 1."),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_what_should_stand_there(old: str, new: str, path: str, message: str) -> None:
    text = with_line(old, new)

    assert messages(text)[0] == f"Rad {line_of(text, new)}, {path}: {message}"


@pytest.mark.parametrize(
    ("value", "path", "message"),
    [
        ("[]", "outcomes", "listan är tom. Den ska ha minst en post."),
        ('"alla"', "outcomes", "här ska stå en lista av tabeller, till exempel: [[outcomes]]"),
        ("[1]", "outcomes[0]", "här ska stå en tabell, till exempel: [[outcomes]]"),
    ],
)
def test_a_list_of_tables_must_be_one(value: str, path: str, message: str) -> None:
    text = text_of("framsteget")
    start = text.index("outcomes = [")
    text = f"{text[:start]}outcomes = {value}\n{text[text.index('figures = [') :]}"

    line = line_of(text, "outcomes = ")
    assert f"Rad {line}, {path}: {message}" in messages(text)


def test_a_text_that_stands_twice_in_a_list_is_told_where_the_first_one_is() -> None:
    text = with_line('next = ["step_2", "step_3"]', 'next = ["step_2", "step_2", "step_3"]')

    line = line_of(text, 'next = ["step_2", "step_2"')
    assert messages(text) == (
        f"Rad {line}, stages[0].next[1]: step_2 står redan på rad {line}. Varje post ska ha ett eget värde.",
    )


def test_all_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    text = (
        text_of("framsteget")
        .replace("nationwide = false", "nationwide = 0", 1)
        .replace("ends_on = 2014-06-30", "ends_on = 2009-06-30", 1)
        .replace('next = ["step_3"]', 'next = ["step_4"]', 1)
        .replace('kind = "described"', 'kind = "wish"', 1)
    )

    found = [(problem.code, problem.path) for problem in parsed(text).problems]

    assert found == [
        ("not_flag", "nationwide"),
        ("ends_before_start", "period.ends_on"),
        ("unknown_reference", "stages[1].next[0]"),
        ("not_allowed", "goals[4].kind"),
    ]


def test_an_empty_file_lacks_every_required_key_of_the_first_line() -> None:
    problems = parsed("").problems

    assert {problem.line for problem in problems} == {1}
    missing = {problem.path for problem in problems if problem.code == "missing"}
    assert missing == {key.name for key in FILE.keys if key.required}


def test_a_problem_points_at_line_and_column() -> None:
    text = with_line('{ code = "1730", name = "Eda" }', '{ code = "1730", nme = "Eda" }')

    (problem,) = parsed(text).problems

    column = text.splitlines()[problem.line - 1].index("nme") + 1
    assert (problem.path, problem.line, problem.column) == ("municipalities[1].nme", line_of(text, "nme ="), column)
