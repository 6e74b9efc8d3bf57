"""Whole files of people, from the bytes to the verdicts: the bad input of docs/rules/intake.md."""

import io
from datetime import date

import pytest

from kedjan.integrations.tables import Cell, read_table
from kedjan.participants.domain.intake import CheckedRow, IntakeContext
from kedjan.participants.domain.intake_columns import CannotUseColumns, plan_columns
from kedjan.participants.domain.intake_remarks import Remark, Verdict
from kedjan.participants.domain.intake_repeats import check_rows
from tests.integrations.tables.files import workbook
from tests.participants.domain.lists import MAN, MUNICIPALITIES, TODAY, WOMAN, codes

HEADER = "Personnummer;Förnamn;Efternamn;Kommun;Förmån;Förmån t.o.m."
ASA = f"{WOMAN};Åsa;Öberg;Sunne;Sjukpenning;2013-03-31"
BO = f"{MAN};Bo;Ek;Håbo;Sjukersättning;31/5 2013"


def check(content: bytes) -> tuple[CheckedRow, ...]:
    table = read_table(io.BytesIO(content), name="people")
    return check_rows(table.rows(), IntakeContext(plan_columns(table.header), MUNICIPALITIES, TODAY))


def lines(*rows: str) -> str:
    return "".join(f"{row}\r\n" for row in (HEADER, *rows))


def ready(*line_numbers: int) -> list[tuple[int, Verdict]]:
    return [(line, Verdict.READY) for line in line_numbers]


def told(rows: tuple[CheckedRow, ...]) -> list[tuple[int, Verdict]]:
    return [(row.line, row.verdict) for row in rows]


@pytest.mark.parametrize(
    "content",
    [
        lines(ASA, BO).encode("latin-1"),
        lines(ASA, BO).encode("utf-8-sig"),
        ("sep=;\r\n" + lines(ASA, BO)).encode("cp1252"),
        lines(ASA, BO).replace(";", "\t").encode("utf-16"),
    ],
    ids=["Latin-1 with semicolons", "a byte order mark", "Excel's own CSV", "Excel's Unicode text"],
)
def test_the_same_people_come_in_from_every_kind_of_csv(content: bytes) -> None:
    rows = check(content)

    assert told(rows) == ready(2, 3)
    assert [row.name for row in rows] == ["Åsa Öberg", "Bo Ek"]


def test_a_workbook_with_numbers_for_numbers_and_dates_gives_the_same_people() -> None:
    people: list[tuple[Cell, ...]] = [
        (float(WOMAN), "Åsa", "Öberg", 1766.0, "Sjukpenning", 41364.0),
        (float(MAN), "Bo", "Ek", 305.0, "Sjukersättning", date(2013, 5, 31)),
    ]

    rows = check(workbook([tuple(HEADER.split(";")), *people]))

    assert told(rows) == ready(2, 3)
    assert [row.intake for row in rows] == [row.intake for row in check(lines(ASA, BO).encode())]


def test_bad_rows_among_good_ones_are_the_only_ones_refused() -> None:
    rows = check(
        lines(
            ASA.replace("Åsa", "=Åsa"),
            BO,
            ASA.replace(WOMAN, "203112182384"),
            "",
            f"{ASA};;;;;;;;;x",
            ASA.replace("Sunne", '"Sunne'),
        ).encode()
    )

    assert [(row.line, row.verdict, codes(row)) for row in rows] == [
        (2, Verdict.REFUSED, [Remark.FORMULA]),
        (3, Verdict.READY, []),
        (4, Verdict.REFUSED, ["identity_number.born_in_the_future"]),
        (6, Verdict.ATTENTION, [Remark.EXTRA_CELLS]),
        (7, Verdict.REFUSED, [Remark.DAMAGED, Remark.REPEATED]),
    ]


def test_ten_columns_too_many_are_named_once_and_the_rest_is_read() -> None:
    extra = ";".join(f"Extra {number}" for number in range(10))
    table = read_table(io.BytesIO(f"{HEADER};{extra}\n{ASA};{extra}\n".encode()), name="people")

    plan = plan_columns(table.header)

    assert [reason.values["count"] for reason in plan.notes] == [10]
    assert told(check_rows(table.rows(), IntakeContext(plan, MUNICIPALITIES, TODAY))) == ready(2)


def test_a_cell_that_was_damaged_on_the_way_is_refused_and_its_neighbours_are_not() -> None:
    content = lines(ASA).encode() + BO.replace("Bo", "B\N{LATIN SMALL LETTER O WITH DIAERESIS}").encode("latin-1")

    rows = check(content)

    assert [codes(row) for row in rows] == [[], [Remark.UNREADABLE_CHARACTERS] * 3]


def test_a_list_of_something_else_is_refused_with_every_column_that_it_lacks() -> None:
    with pytest.raises(CannotUseColumns) as refused:
        check(b"Artikel;Antal\nPenna;3\n")

    assert [reason.values["column"] for reason in refused.value.reasons] == [
        "personnummer",
        "förnamn",
        "efternamn",
        "kommun",
        "förmån",
        "förmån till och med",
    ]


def test_two_people_with_one_number_are_both_held_back_and_everybody_else_comes_in() -> None:
    rows = check(lines(ASA, BO, ASA.replace("Åsa", "Eva")).encode())

    assert told(rows) == [(2, Verdict.REFUSED), (3, Verdict.READY), (4, Verdict.REFUSED)]
    assert [codes(rows[index]) for index in (0, 2)] == [[Remark.SAME_NUMBER_OTHER_NAME]] * 2
