"""What a writer is told when the file is not TOML, or holds a key twice."""

import pytest

from tests.programmes.files import line_of, messages, parsed, text_of, with_line


@pytest.mark.parametrize(
    ("new", "code", "column"),
    [
        ("region = Norra", "toml_value", 10),
        ('region "Norra"', "toml_equals", 8),
        ('region = "Norra', "toml_string", 16),
        ("region = 'Norra", "toml_string", 16),
        ('region = "Norra" Mellansverige', "toml_line_end", 18),
        ('region = "Norra\\Mellansverige"', "toml_escape", 18),
        ('region = "Norra\\uZZZZ"', "toml_escape", 18),
        ("region = 2010-02-30", "toml_date", 10),
        ("[region", "toml_bracket", 8),
        ("region = { a = 1 ]", "toml_bracket", 18),
        ("= 4", "toml_statement", 1),
        ('region = "Norra\x00"', "toml_character", 16),
    ],
)
def test_a_line_that_is_not_toml_is_shown_with_its_number(new: str, code: str, column: int) -> None:
    text = with_line('region = "Norra Mellansverige"', new)

    (problem,) = parsed(text).problems

    assert (problem.code, problem.line, problem.column) == (code, line_of(text, new), column)
    assert problem.reason.values["found"] == new


def test_the_message_of_a_broken_line_says_what_should_stand_there() -> None:
    text = with_line('region = "Norra Mellansverige"', "region = Norra Mellansverige")

    assert messages(text) == (
        (
            "Rad 7, kolumn 10: värdet går inte att läsa. Text ska stå inom citattecken. "
            "Här står: region = Norra Mellansverige"
        ),
    )


def test_a_bracket_or_quotation_that_is_never_closed_is_told_where_it_began() -> None:
    assert messages("format = 1\nmunicipalities = [\n") == (
        "Filen tar slut mitt i municipalities, som börjar på rad 2. En parentes eller ett citattecken saknas.",
    )
    assert [(problem.code, problem.path) for problem in parsed('format = 1\nregion = """\nVärmland').problems] == [
        ("toml_end", "region")
    ]


def test_a_key_that_stands_twice_is_named_with_both_lines_and_the_rest_is_still_checked() -> None:
    text = with_line("nationwide = false\n", 'nationwide = false\nregion = "Värmland"\nnationwid = true\n')

    line = line_of(text, 'region = "Värmland"')
    assert messages(text)[0] == f"Rad {line}, region: nyckeln står redan på rad 7. Ta bort den ena."
    assert [problem.code for problem in parsed(text).problems] == ["duplicate_key", "misspelt_key"]


def test_a_table_that_stands_twice_is_left_out_with_all_its_keys() -> None:
    text = f"{text_of('framsteget')}\n[period]\nstarts_on = 2011-01-01\nends_on = 1999-01-01\n"

    (problem,) = parsed(text).problems
    assert (problem.code, problem.path) == ("duplicate_key", "period")
    assert problem.line == text[: text.rindex("[period]")].count("\n") + 1
    assert problem.reason.values["first"] == line_of(text, "[period]")


def test_a_table_that_stands_twice_ends_at_the_next_header() -> None:
    text = with_line("[funding]", "[source]\nname = 1\n\n[funding]")

    assert [(problem.code, problem.path) for problem in parsed(text).problems] == [("duplicate_key", "source")]


def test_a_key_twice_in_a_table_on_one_line_is_not_also_called_missing() -> None:
    text = with_line('name = { sv = "Framsteget", ', 'name = { sv = "Framsteget", sv = "Steget", ')

    assert messages(text) == ("Rad 6, name.sv: nyckeln står redan på rad 6. Ta bort den ena.",)


def test_a_key_that_stands_a_thousand_times_ends_the_reading() -> None:
    problems = parsed("format = 1\n" * 1000).problems

    assert [problem.code for problem in problems] == ["duplicate_key"] * 20 + ["toml"]


def test_a_repetition_before_a_broken_line_is_reported_with_it() -> None:
    text = "format = 1\nformat = 1\nkey = ?\n"

    assert [(problem.code, problem.line) for problem in parsed(text).problems] == [
        ("duplicate_key", 2),
        ("toml_value", 3),
    ]


def test_a_file_from_another_editor_is_read_with_its_byte_order_mark_and_line_ends() -> None:
    text = "\ufeff" + text_of("framsteget").replace("\n", "\r\n")

    assert parsed(text).problems == ()


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert messages("#" * 400_001) == ("Filen har 400001 tecken. Den får ha högst 400000.",)


def test_a_file_of_brackets_within_brackets_is_refused() -> None:
    assert messages("format = " + "[" * 100_000) == (
        "Filen har för många parenteser inuti varandra och kan inte läsas.",
    )


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "f" * 5_000])
def test_a_number_without_end_is_refused(number: str) -> None:
    text = with_line("grant_sek = 21524144", f"grant_sek = {number}")

    assert {problem.code for problem in parsed(text).problems} & {"number_too_long", "number_outside"}


@pytest.mark.parametrize("value", ["[]", "{}", "nan", "1.5", '""', "2010-01-01", "07:30:00", "true", "[[1], {a = 2}]"])
@pytest.mark.parametrize("key", ["format", "name", "municipalities", "stages", "intake", "nationwide", "notes"])
def test_no_value_of_a_key_of_the_file_makes_the_reading_fail(key: str, value: str) -> None:
    result = parsed(f"{key} = {value}\n")

    assert result.programme is None
    assert "missing" in {problem.code for problem in result.problems}
