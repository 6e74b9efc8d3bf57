"""The file that is downloaded runs no formulas."""

import pytest

from kedjan.engines.indicators.publication import PublishedRow, PublishedTable
from kedjan.engines.indicators.table import Tally
from kedjan.outcomes.domain.results import Sheet
from kedjan.outcomes.web.csv_file import csv_text, safe
from tests.outcomes.people import AS_OF, SUNNE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+46", "'+46"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("Sunne", "Sunne"),
        ("..", ".."),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, expected: str) -> None:
    assert safe(text) == expected


def test_a_name_that_is_a_formula_is_written_as_text() -> None:
    nobody = PublishedRow(SUNNE, Tally(), Tally(), Tally(), Tally())
    sheet = Sheet("framsteget", AS_OF, PublishedTable((nobody,), nobody, 0), ())

    lines = csv_text(sheet=sheet, municipalities={SUNNE: '=HYPERLINK("x")'}).splitlines()

    assert lines[1].startswith("1766;\"'=HYPERLINK(")
