"""What a writer is told when each value is allowed, but two of them do not fit together."""

import pytest

from tests.programmes.files import line_of, messages, parsed, text_of, with_line


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        (
            "ends_on = 2014-06-30",
            "ends_on = 2010-09-30",
            "period.ends_on",
            "perioden slutar 2010-09-30, före starten 2010-10-01. Slutet ska komma sist.",
        ),
        (
            "grant_sek = 21524144",
            "grant_sek = 48796143",
            "funding.grant_sek",
            "stödet 48796143 kronor är större än hela budgeten 48796142 kronor.",
        ),
        (
            'code = "1784"',
            'code = "1786"',
            "municipalities[0].code",
            "det finns ingen kommun med koden 1786. Kommuner som liknar: 1784 Arvika.",
        ),
        (
            '{ code = "1784", name = "Arvika" }',
            '{ code = "1784", name = "Eda" }',
            "municipalities[0].name",
            "kommunen med koden 1784 heter Arvika, men här står: Eda",
        ),
        (
            'next = ["step_2", "step_3"]',
            'next = ["step_2", "steg_3"]',
            "stages[0].next[1]",
            "steg_3 finns inte i filen. Tillåtna värden: step_1, step_2, step_3.",
        ),
        (
            'next = ["step_2", "step_3"]',
            'next = ["step_2", "step_1"]',
            "stages[0].next[1]",
            "steget step_1 kan inte följa på sig självt.",
        ),
        (
            "least_months = 1, most_months = 2",
            "least_months = 3, most_months = 2",
            "stages[1].activities[0].length.least_months",
            "det minsta talet 3 är större än det största 2.",
        ),
        (
            "target = 50",
            "target = 150",
            "goals[1].target",
            "ett mål som är en andel ska vara i procent, från 0 till 100.",
        ),
        (
            'unit = "percent"\nwindow',
            'unit = "jobs"\nwindow',
            "goals[1].unit",
            "ett mål som är en andel ska vara i procent, från 0 till 100.",
        ),
        (
            'outcomes = ["previous_employer", ',
            'outcomes = ["old_employer", ',
            "goals[1].outcomes[0]",
            (
                "old_employer finns inte i filen. Tillåtna värden: previous_employer, other_employer, education, "
                "own_business, continued_support_authority, moved, own_request, illness, other."
            ),
        ),
        (
            "total_seats = 10",
            "total_seats = 12",
            "councils[0].total_seats",
            "här står 12 platser, men platserna i seats är 10.",
        ),
    ],
)
def test_two_values_that_do_not_fit_are_named_with_what_would_fit(old: str, new: str, path: str, message: str) -> None:
    text = with_line(old, new)

    assert messages(text) == (f"Rad {line_of(text, new)}, {path}: {message}",)


@pytest.mark.parametrize(
    ("window", "path", "message"),
    [
        (
            '{ when = "after_start" }',
            "goals[0].window.months",
            "nyckeln saknas. Den behövs när when är after_start.",
        ),
        (
            '{ when = "at_exit", months = 3 }',
            "goals[0].window.months",
            "nyckeln används inte när when är at_exit. Ta bort den.",
        ),
    ],
)
def test_a_window_has_months_when_and_only_when_it_needs_them(window: str, path: str, message: str) -> None:
    text = with_line('window = { when = "whole_programme" }', f"window = {window}")

    assert messages(text) == (f"Rad {line_of(text, f'window = {window}')}, {path}: {message}",)


def test_a_goal_that_compares_needs_its_comparison_and_no_target() -> None:
    text = with_line('kind = "count"', 'kind = "more_than"')

    assert [(problem.code, problem.path) for problem in parsed(text).problems] == [
        ("needed_here", "goals[0].comparison"),
        ("not_used_here", "goals[0].target"),
        ("not_used_here", "goals[0].unit"),
    ]


def test_a_programme_without_an_owner_is_told_so() -> None:
    text = with_line('role = "owner"', 'role = "participating_actor"')

    line = line_of(text, "partners = [")
    assert messages(text) == (f'Rad {line}, partners: ingen part är projektägare. En part ska ha role = "owner".',)


def test_a_programme_without_municipalities_must_be_nationwide() -> None:
    text = with_line("nationwide = true", "nationwide = false", key="fler-vagar-in")

    assert messages(text) == (
        "Rad 1, municipalities: programmet har ingen kommun. Lägg till minst en, eller skriv nationwide = true.",
    )


def test_a_path_that_nobody_can_enter_is_told_so() -> None:
    text = with_line("entry = true", "entry = false")

    line = line_of(text, "[[stages]]")
    assert messages(text) == (f"Rad {line}, stages: inget steg tar emot deltagare. Minst ett ska ha entry = true.",)


def test_a_stage_that_nobody_comes_to_is_told_so() -> None:
    text = text_of("framsteget").replace('next = ["step_2", "step_3"]', 'next = ["step_3"]', 1)

    line = line_of(text, 'key = "step_2"')
    assert messages(text) == (
        f"Rad {line}, stages[1].key: ingen kommer till steget step_2. Nämn det i next för ett tidigare steg.",
    )


def test_a_programme_where_no_outcome_reaches_the_goal_is_told_so() -> None:
    text = text_of("framsteget").replace("reaches_goal = true", "reaches_goal = false")

    line = line_of(text, "outcomes = [")
    assert messages(text) == (f"Rad {line}, outcomes: inget utfall når målet. Minst ett ska ha reaches_goal = true.",)


def test_ages_stand_in_order() -> None:
    text = with_line("age_from = 16", "age_from = 65", key="hela-kedjan")

    line = line_of(text, "age_from = 65")
    assert messages(text) == (f"Rad {line}, target_group.age_from: det minsta talet 65 är större än det största 64.",)


def test_a_note_is_about_a_key_of_the_file() -> None:
    text = with_line('about = "period"', 'about = "time.length"')

    (problem,) = parsed(text).problems

    assert (problem.code, problem.path) == ("unknown_reference", "notes[0].about")


@pytest.mark.parametrize(
    ("old", "new", "path", "found"),
    [
        ('key = "step_2"', 'key = "step_1"', "stages[1].key", "step_1"),
        ('key = "motivation"', 'key = "economy"', "stages[0].gates[1].key", "economy"),
        ('key = "work_trial"', 'key = "mapping"', "stages[1].activities[1].key", "mapping"),
        ('key = "moved"', 'key = "illness"', "outcomes[7].key", "illness"),
        ('name = "Filipstads kommun"', 'name = "Eda kommun"', "partners[5].name", "co_financier, Eda kommun"),
        ('{ code = "1730", name = "Eda" }', '{ code = "1784", name = "Arvika" }', "municipalities[1].code", "1784"),
    ],
)
def test_a_key_that_must_be_its_own_stands_once(old: str, new: str, path: str, found: str) -> None:
    problems = parsed(with_line(old, new)).problems

    (repeated,) = [problem for problem in problems if problem.code == "repeated"]
    assert (repeated.path, repeated.reason.values["found"]) == (path, found)
