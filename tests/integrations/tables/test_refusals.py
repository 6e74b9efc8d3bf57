"""Files that cannot be read at all: each refused as a whole with what to do about it."""

import io

import pytest

from kedjan.integrations.tables import CannotReadTable, TableFault, TableLimits, read_table
from tests.integrations.tables.files import NUMBER, faults_of, table_of, workbook

MEGABYTE = 1024 * 1024


class HugeFile(io.BytesIO):
    """A file of 300 MB that must not be read."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return 300 * MEGABYTE if whence == 2 else super().seek(offset, whence)

    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError(f"{size} bytes were read")


def test_a_file_of_300_megabytes_is_refused_without_being_read() -> None:
    with pytest.raises(CannotReadTable) as refused:
        read_table(HugeFile(), name="lista.csv")

    assert [reason.message % reason.values for reason in refused.value.reasons] == [
        "Filen är på 300 MB. Den får vara högst 50 MB. Dela upp den i flera."
    ]


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not() -> None:
    content = b"a;b\n1;2\n"

    assert faults_of(content, TableLimits(bytes=8)) == []
    assert faults_of(content, TableLimits(bytes=7)) == [TableFault.TOO_LARGE]


@pytest.mark.parametrize("content", [b"", b"\n\n\r\n", b"\xef\xbb\xbf", b"sep=;\r\n", b" ;\t; \n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert faults_of(content) == [TableFault.EMPTY]


def test_a_file_with_only_a_header_is_refused() -> None:
    assert faults_of(b"a;b;c\n;;\n") == [TableFault.NO_ROWS]


@pytest.mark.parametrize(
    "content",
    [f"{NUMBER};Anna;Berg\n{NUMBER};Bo;Ek\n".encode(), b"19811218-2384;Anna\nx;y\n", b"1;2\n3;4\n"],
)
def test_a_file_that_starts_with_data_is_refused_for_its_missing_header(content: bytes) -> None:
    assert faults_of(content) == [TableFault.NO_HEADER]


def test_two_columns_of_the_same_name_are_refused_by_name() -> None:
    with pytest.raises(CannotReadTable) as refused:
        table_of(b"Namn;NAMN ;ort;;\n1;2;3;4;5\n")

    assert [reason.message % reason.values for reason in refused.value.reasons] == [
        "Flera kolumner heter likadant: namn. Ge varje kolumn ett eget namn."
    ]


def test_too_many_rows_are_refused_in_both_formats() -> None:
    rows = [("a", "b"), *[("1", "2")] * 4]
    csv = "\n".join(";".join(row) for row in rows).encode()

    assert [faults_of(content, TableLimits(rows=3)) for content in (csv, workbook(rows))] == [
        [TableFault.TOO_MANY_ROWS]
    ] * 2
    assert [faults_of(content, TableLimits(rows=4)) for content in (csv, workbook(rows))] == [[], []]


def test_too_many_columns_are_refused() -> None:
    assert faults_of(b"a;b;c\n1;2;3\n", TableLimits(columns=2)) == [TableFault.TOO_MANY_COLUMNS]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"%PDF-1.7\n...", TableFault.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", TableFault.OLD_EXCEL),
        (b"{\\rtf1 a;b}", TableFault.OTHER_DOCUMENT),
        (b"\xef\xbb\xbf<!DOCTYPE html><table>", TableFault.WEB_PAGE),
        (b"\r\n<?xml version='1.0'?><Workbook/>", TableFault.WEB_PAGE),
        (b"\x89PNG\r\n\x1a\n\x00\x00", TableFault.NOT_A_TABLE),
        (b"\x1f\x8b\x08\x00abc", TableFault.NOT_A_TABLE),
        (b"a\x00;\x00b\x00", TableFault.NOT_A_TABLE),
    ],
)
def test_what_is_no_table_is_refused_with_its_own_message(content: bytes, fault: TableFault) -> None:
    assert faults_of(content) == [fault]
