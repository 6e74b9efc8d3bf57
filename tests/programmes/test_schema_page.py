"""The documentation follows the schema, and the schema's own examples are right."""

import tomllib

import pytest

from kedjan.programmes.domain.check import check_schema
from kedjan.programmes.domain.messages import MESSAGES, ProblemCode
from kedjan.programmes.domain.positions import locate
from kedjan.programmes.domain.schema import SCHEMA
from kedjan.programmes.domain.schema_docs import schema_page
from kedjan.programmes.domain.schema_examples import example
from kedjan.programmes.domain.schema_shape import Key
from tests.programmes.files import ROOT


def test_the_page_is_what_the_schema_says_it_should_be() -> None:
    page = (ROOT / "docs/programme-files.md").read_text(encoding="utf-8")

    assert page == schema_page(), "write the page anew: its first section says how"


@pytest.mark.parametrize("key", SCHEMA[""].keys, ids=lambda key: key.name)
def test_the_example_of_a_key_is_a_right_way_to_write_it(key: Key) -> None:
    text = example(key)

    problems = check_schema(tomllib.loads(text), locate(text))

    beside = [problem for problem in problems if problem.path != key.name and "." not in problem.path]
    assert {problem.code for problem in beside} == {"missing"}
    assert [problem for problem in problems if problem.path == key.name] == []


def test_every_table_that_a_key_names_exists_and_every_table_is_named() -> None:
    named = {key.table for table in SCHEMA.values() for key in table.keys if key.holds_tables}

    assert named | {""} == set(SCHEMA)


def test_every_problem_has_a_message_that_names_line_and_key_or_the_whole_file() -> None:
    assert set(MESSAGES) == set(ProblemCode)
    for code, message in MESSAGES.items():
        is_about_the_file = message.startswith("Filen ")
        is_about_a_line = message.startswith(("Rad %(line)s, %(key)s: ", "Rad %(line)s, kolumn %(column)s: "))
        assert is_about_the_file or is_about_a_line, code
