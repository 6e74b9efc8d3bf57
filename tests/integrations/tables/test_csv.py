"""CSV files as they come."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.integrations.tables import CannotReadTable, Row, TableFormat, read_table
from tests.integrations.tables.files import HEADER, NUMBER, cells_of, faults_of, table_of

TEXT = f"Personnummer;Förnamn;Efternamn\r\n{NUMBER};Åsa;Öberg\r\n"
ASA = (NUMBER, "Åsa", "Öberg")


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("latin-1"),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode("utf-16"),
        TEXT.replace(";", "|").encode(),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        TEXT.removesuffix("\r\n").encode(),
        f"sep=;\r\n{TEXT}".encode("utf-8-sig"),
        '"'.join(("", *TEXT.replace(";", '";"').replace("\r\n", '"\r\n"').split('"'))).removesuffix('"').encode(),
    ],
    ids=[
        "UTF-8",
        "a byte order mark",
        "Latin-1 with semicolons",
        "Windows-1252",
        "UTF-16",
        "UTF-16 the other way",
        "commas",
        "Excel's Unicode text",
        "bars",
        "line feeds",
        "carriage returns",
        "no last line end",
        "Excel's separator line",
        "all cells quoted",
    ],
)
def test_every_usual_kind_of_csv_gives_the_same_table(content: bytes) -> None:
    table = table_of(content)

    assert (table.format, table.header, table.header_line, table.row_count) == (TableFormat.CSV, HEADER, 1, 1)
    assert list(table.rows()) == [Row(2, ASA)]


def test_a_separator_named_by_excel_wins_over_what_the_header_looks_like() -> None:
    table = table_of(b'sep=,\r\n"a;b",c\r\n1,2\r\n')

    assert (table.header, list(table.rows())) == (("a;b", "c"), [Row(2, ("1", "2"))])


def test_a_comma_in_a_column_name_does_not_hide_the_semicolons() -> None:
    table = table_of(b"Namn, hela;Nummer\nBerg, Anna;1\nLind;2\n")

    assert table.header == ("Namn, hela", "Nummer")
    assert [row.cells for row in table.rows()] == [("Berg, Anna", "1"), ("Lind", "2")]


def test_quoted_cells_may_hold_delimiters_quotes_and_line_breaks() -> None:
    content = b'a;b;c\n"x;y";"say ""hi""";"two\nlines"\n"first\nsecond";2;3\n4;5;6\n'

    assert list(table_of(content).rows()) == [
        Row(2, ("x;y", 'say "hi"', "two\nlines")),
        Row(3, ("first\nsecond", "2", "3")),
        Row(4, ("4", "5", "6")),
    ]


def test_blank_lines_are_left_out_but_counted_as_a_spreadsheet_does() -> None:
    content = b"\n;;\na;b;c\n\n1;2;3\n ;\t;\n4;5;6\n"

    table = table_of(content)

    assert (table.header_line, table.row_count) == (3, 2)
    assert [row.line for row in table.rows()] == [5, 7]


def test_a_row_with_too_many_cells_is_kept_and_marked() -> None:
    rows = list(table_of(b"a;b\n1;2;3;;4\n5;6;;\n7\n").rows())

    assert rows == [Row(2, ("1", "2"), extra=2), Row(3, ("5", "6")), Row(4, ("7", ""))]


def test_one_quotation_mark_left_open_does_not_swallow_the_rows_below() -> None:
    content = b'a;b;c\n1;"2;3\n4;5;6\n7;8;9\n'

    assert list(table_of(content).rows()) == [
        Row(2, ("1", "2", "3"), damaged=True),
        Row(3, ("4", "5", "6")),
        Row(4, ("7", "8", "9")),
    ]


def test_two_quotation_marks_left_open_in_a_row_damage_only_their_own_lines() -> None:
    content = b'a;b;c\n"1;2;3\n"4;5;6\n7;8;9\n'

    assert [(row.cells, row.damaged) for row in table_of(content).rows()] == [
        (("1", "2", "3"), True),
        (("4", "5", "6"), True),
        (("7", "8", "9"), False),
    ]


def test_a_quotation_mark_inside_a_word_is_only_a_character() -> None:
    assert cells_of(b'a;b\n5" bred;x\n3;4\n') == [('5" bred', "x"), ("3", "4")]


def test_a_single_damaged_byte_in_utf8_spoils_only_its_own_cell() -> None:
    content = "a;b;c\nÅsa;Öberg;1\n".encode() + b"Bj\xf6rn;Lind;2\n"

    assert cells_of(content) == [("Åsa", "Öberg", "1"), ("Bj\ufffdrn", "Lind", "2")]


def test_a_letter_cut_by_the_reading_in_pieces_is_still_one_letter() -> None:
    padding = "x" * (1024 * 1024 - len("a;b\n") - 1 - 100_000)
    content = f"a;b\n{'y' * 100_000};{padding[:100_000]}\n" + "ö" * 60_000 + ";1\n"

    assert cells_of(content.encode())[1] == ("ö" * 60_000, "1")


def test_the_rows_can_be_read_again_and_the_file_stays_open() -> None:
    file = io.BytesIO(TEXT.encode())
    table = read_table(file, name="lista.csv")

    first = next(table.rows())
    again = list(table.rows())

    assert (first.cells, [row.cells for row in again], file.closed) == (ASA, [ASA], False)


def test_the_name_of_the_file_is_never_believed() -> None:
    table = read_table(io.BytesIO(TEXT.encode()), name="lista.xlsx")

    assert (table.format, table.name) == (TableFormat.CSV, "lista.xlsx")


def test_column_names_are_trimmed_and_composed() -> None:
    decomposed = "Fo\u0308rnamn"

    assert table_of(f" {decomposed}  nu ;b;;\n1;2\n".encode()).header == ("Förnamn nu", "b")


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12).map(lambda text: f"x{text}x")


@given(
    st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from((";", ",", "\t")),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
)
def test_what_a_spreadsheet_quotes_is_read_back_unchanged(rows: list[list[str]], delimiter: str, codec: str) -> None:
    lines = [
        delimiter.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in (["a", "b", "c"], *rows)
    ]

    read = cells_of("\r\n".join(lines).encode(codec))

    assert read == [tuple(row) for row in rows]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_the_reader_fail_otherwise_than_by_a_refusal(content: bytes) -> None:
    faults = faults_of(content)

    assert len(faults) == 1 or cells_of(content)


@given(st.lists(st.sampled_from(('"', ";", "a", "\n", "1;2;3\n", '"x";')), max_size=40))
def test_however_the_quotation_marks_fall_each_full_row_after_them_is_found(pieces: list[str]) -> None:
    content = "a;b;c\n" + "".join(pieces) + "\n7;8;9\n"

    assert ("7", "8", "9") in cells_of(content.encode())


def test_a_cell_of_more_than_a_hundred_thousand_characters_is_refused_with_its_line() -> None:
    with pytest.raises(CannotReadTable) as refused:
        table_of(b"a;b\n1;2\n3;" + b"x" * 200_000 + b"\n")

    assert [reason.message % reason.values for reason in refused.value.reasons] == [
        "Rad 3 har en cell utan slut. Kontrollera citattecknen på den raden."
    ]


def test_an_unusual_control_character_far_down_is_left_to_the_rules_of_the_row() -> None:
    content = b"a;b\n" + b"1;2\n" * 20_000 + b"3;\x00\n"

    assert faults_of(content) == []
    assert cells_of(content)[-1] == ("3", "\x00")


def test_a_quotation_mark_left_open_in_the_last_row_damages_only_that_row() -> None:
    assert list(table_of(b'a;b;c\n1;2;3\n4;"5;6\n').rows()) == [
        Row(2, ("1", "2", "3")),
        Row(3, ("4", "5", "6"), damaged=True),
    ]


def test_a_quoted_cell_may_not_reach_over_more_than_fifty_lines() -> None:
    inside = "".join(f"line {number}\n" for number in range(50))

    assert [row.damaged for row in table_of(f'a;b;c\n1;"2\n{inside[:-8]}";3\n'.encode()).rows()] == [False]
    assert next(table_of(f'a;b;c\n1;"2\n{inside}";3\n'.encode()).rows()) == Row(2, ("1", "2", ""), damaged=True)


def test_text_after_a_closing_quotation_mark_damages_its_row() -> None:
    assert list(table_of(b'a;b\n"x"y;1\nz;2\n').rows()) == [Row(2, ("xy", "1"), damaged=True), Row(3, ("z", "2"))]
