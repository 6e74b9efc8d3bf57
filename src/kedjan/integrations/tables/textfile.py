"""CSV and its relatives: any of the usual encodings and delimiters, Excel's own ways included."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from kedjan.integrations.tables.encodings import TextEncoding, encoding_of
from kedjan.integrations.tables.faults import TableFault, cannot_read
from kedjan.integrations.tables.headers import header_of, is_blank, row_of
from kedjan.integrations.tables.records import Records, delimiter_of
from kedjan.integrations.tables.shapes import Row, Table, TableFormat, TableLimits

_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_SAMPLE_LINES = 30
_SAMPLE_LINE_CHARACTERS = 4_000  # 30 of them stay below the csv module's limit for one cell


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How the text is to be read; skipped: lines above the first record that a spreadsheet does not show."""

    encoding: TextEncoding
    delimiter: str
    skipped: int


def read_text_table(file: BinaryIO, *, name: str, limits: TableLimits) -> Table:
    """Return the table in a text file. It is gone through once to know that it is sound, then again for its rows.

    Raises CannotReadTable.
    """
    dialect = _dialect_of(file)
    header, header_line = _header(file, dialect, limits)

    def source() -> Iterator[Row]:
        return _rows(file, dialect, header_line, len(header))

    count = sum(1 for _ in islice(source(), limits.rows + 1))
    if count > limits.rows:
        raise cannot_read(TableFault.TOO_MANY_ROWS, limit=limits.rows)
    if count == 0:
        raise cannot_read(TableFault.NO_ROWS)
    return Table(name, TableFormat.CSV, header, header_line, count, (), source)


def _dialect_of(file: BinaryIO) -> _Dialect:
    encoding = encoding_of(file)
    sample = [line[:_SAMPLE_LINE_CHARACTERS] for line in islice(_lines(file, encoding), _SAMPLE_LINES)]
    named = _SEPARATOR_LINE.fullmatch(sample[0]) if sample else None
    if named:
        return _Dialect(encoding, named[1], 1)
    return _Dialect(encoding, delimiter_of([line for line in sample if line.strip()]), 0)


def _header(file: BinaryIO, dialect: _Dialect, limits: TableLimits) -> tuple[tuple[str, ...], int]:
    for line, cells, _ in _numbered(file, dialect, 0):
        if not is_blank(cells):
            return header_of(cells, limits), line
    raise cannot_read(TableFault.EMPTY)


def _rows(file: BinaryIO, dialect: _Dialect, header_line: int, width: int) -> Iterator[Row]:
    for line, cells, damaged in _numbered(file, dialect, width):
        row = row_of(line, cells, width, damaged=damaged) if line > header_line else None
        if row is not None:
            yield row


def _numbered(file: BinaryIO, dialect: _Dialect, width: int) -> Iterator[tuple[int, list[str], bool]]:
    """Yield each record's number as a spreadsheet shows it, its cells, and whether it is damaged."""
    lines = islice(_lines(file, dialect.encoding), dialect.skipped, None)
    records = Records(lines, dialect.delimiter, width)
    line = 0
    try:
        for line, cells in enumerate(csv.reader(records, delimiter=dialect.delimiter), start=1):
            yield line, cells, records.damaged
    except csv.Error as error:
        raise cannot_read(TableFault.ENDLESS_CELL, line=line + 1) from error


def _lines(file: BinaryIO, encoding: TextEncoding) -> Iterator[str]:
    """Yield the lines with their ends; the file is borrowed and given back open."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding.name, encoding.errors, newline="")
    try:
        yield from islice(text, None)  # not from text itself: a generator given up would close the borrowed file
    finally:
        if not file.closed:
            text.detach()
