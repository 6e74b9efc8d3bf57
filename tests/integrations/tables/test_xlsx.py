"""Excel files as they come."""

import io
import struct
import zipfile
from datetime import date, datetime

import pytest

from kedjan.integrations.tables import CannotReadTable, Row, TableFault, TableFormat, TableLimits
from tests.integrations.tables.files import HEADER, NUMBER, cells_of, faults_of, repacked, table_of, workbook

SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_gives_texts_numbers_and_dates_as_they_are() -> None:
    made = workbook([("a", "b", "c", "d"), (NUMBER, float(NUMBER), date(2013, 3, 31), True)])

    table = table_of(made)

    assert (table.format, table.header, table.row_count, table.notes) == (TableFormat.XLSX, ("a", "b", "c", "d"), 1, ())
    assert list(table.rows()) == [Row(2, (NUMBER, float(NUMBER), date(2013, 3, 31), True))]


def test_a_date_without_a_date_format_comes_as_its_serial_number() -> None:
    assert cells_of(workbook([("a", "b"), ("x", 41364.0)])) == [("x", 41364.0)]


def test_a_date_with_a_time_of_day_keeps_it() -> None:
    made = workbook([("a", "b"), ("x", datetime.fromisoformat("2013-03-31T08:30"))])

    assert cells_of(made) == [("x", datetime.fromisoformat("2013-03-31T08:30"))]


def test_lines_are_numbered_as_excel_shows_them_wherever_the_table_stands() -> None:
    made = workbook([(), (), (None, *HEADER), (), (None, NUMBER, "Åsa", "Öberg"), (None, None, None, None, "utanför")])

    table = table_of(made)

    assert (table.header, table.header_line) == (HEADER, 3)
    assert list(table.rows()) == [Row(5, (NUMBER, "Åsa", "Öberg")), Row(6, ("", "", ""), extra=1)]


def test_only_the_first_visible_sheet_is_read_and_the_sender_is_told() -> None:
    made = workbook([("hemligt",), ("1",)], [("a", "b"), ("1", "2")], [("c", "d"), ("3", "4")], hidden=1)

    table = table_of(made)

    assert table.header == ("a", "b")
    assert [reason.message % reason.values for reason in table.notes] == [
        "Filen har 2 synliga blad. Bara det första är läst."
    ]


def test_an_empty_sheet_and_one_with_only_a_header_are_refused() -> None:
    assert faults_of(workbook([])) == [TableFault.EMPTY]
    assert faults_of(workbook([("a", "b")])) == [TableFault.NO_ROWS]


def test_a_tiny_file_with_a_cell_at_the_far_corner_is_refused_before_the_reader_reserves_room_for_it() -> None:
    far = workbook([("a", "b"), *[()] * 1_048_574, (*[None] * 9, "x")])

    with pytest.raises(CannotReadTable) as refused:
        table_of(far)

    assert [(reason.code, reason.values) for reason in refused.value.reasons] == [
        (TableFault.TOO_SPREAD, {"cell": "J1048576"})
    ]


def test_a_worksheet_hidden_under_another_ending_is_refused() -> None:
    made = repacked(workbook([("a", "b"), ("1", "2")]), {"xl/media/picture.png": b"....<sheetData>"})

    assert faults_of(made) == [TableFault.BROKEN_WORKBOOK]


def test_a_workbook_that_unpacks_too_large_is_refused() -> None:
    bomb = repacked(workbook([("a", "b"), ("1", "2")]), {"xl/media/picture.png": b"\0" * 3_000_000})

    assert len(bomb) < 20_000
    assert faults_of(bomb, TableLimits(unpacked_bytes=2_000_000)) == [TableFault.UNPACKS_TOO_LARGE]
    assert faults_of(bomb) == []


def test_a_workbook_that_lies_about_its_unpacked_size_is_found_out() -> None:
    bomb = bytearray(repacked(workbook([("a", "b"), ("1", "2")]), {"xl/media/picture.png": b"\0" * 3_000_000}))
    entry = bomb.rindex(b"xl/media/picture.png") - 46
    bomb[entry + 24 : entry + 28] = struct.pack("<I", 100)

    assert faults_of(bytes(bomb), TableLimits(unpacked_bytes=2_000_000)) == [TableFault.UNPACKS_TOO_LARGE]


def test_a_workbook_of_very_many_parts_is_refused() -> None:
    made = repacked(workbook([("a", "b"), ("1", "2")]), {f"xl/media/{number}.png": b"" for number in range(2_001)})

    assert faults_of(made) == [TableFault.UNPACKS_TOO_LARGE]


def test_a_document_type_in_a_sheet_is_refused() -> None:
    sheet = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'

    assert faults_of(repacked(workbook([("a", "b"), ("1", "2")]), {SHEET: sheet})) == [TableFault.BROKEN_WORKBOOK]


@pytest.mark.parametrize(
    "sheet",
    [
        b"<worksheet><sheetData><row",
        b'<worksheet><sheetData><row r="x"/></sheetData></worksheet>',
        b'<worksheet><sheetData><row r="1"><c r="1A"/></row></sheetData></worksheet>',
        b'<?xml version="1.0" encoding="UTF-nine"?><worksheet/>',
    ],
)
def test_a_broken_sheet_is_refused(sheet: bytes) -> None:
    assert faults_of(repacked(workbook([("a", "b"), ("1", "2")]), {SHEET: sheet})) == [TableFault.BROKEN_WORKBOOK]


def test_cells_and_rows_without_their_own_references_stand_where_they_come() -> None:
    row = b'<row><c t="inlineStr"><is><t>%s</t></is></c><c t="inlineStr"><is><t>%s</t></is></c></row>'
    sheet = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>%s%s</sheetData></worksheet>"
    made = repacked(workbook([()]), {SHEET: sheet % (row % (b"a", b"b"), row % (b"x", b"y"))})

    assert cells_of(made) == [("x", "y")]
    assert faults_of(made, TableLimits(cells=3)) == [TableFault.TOO_SPREAD]


def test_a_cut_off_workbook_is_refused() -> None:
    whole = workbook([("a", "b"), ("1", "2")])

    assert faults_of(whole[: len(whole) // 2]) == [TableFault.BROKEN_WORKBOOK]
    assert faults_of(whole.replace(b"PK\x05\x06", b"PK\x05\x07")) == [TableFault.BROKEN_WORKBOOK]


def test_another_packed_document_is_refused_with_what_to_do() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    assert faults_of(made.getvalue()) == [TableFault.OTHER_DOCUMENT]


def test_an_unusual_packing_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")

    assert faults_of(made.getvalue()) == [TableFault.BROKEN_WORKBOOK]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_whose_parts_do_not_lead_to_a_sheet_is_refused(part: str) -> None:
    made = repacked(workbook([("a", "b"), ("1", "2")]), {part: b"<nothing/>"})

    assert len(faults_of(made)) == 1


def test_a_sheet_of_spaces_is_empty() -> None:
    assert faults_of(workbook([(" ", "  "), (" ",)])) == [TableFault.EMPTY]
