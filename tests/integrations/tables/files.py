"""Make the files that people send."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import xlsxwriter

from kedjan.integrations.tables import CannotReadTable, Cell, Table, TableLimits, read_table

HEADER = ("Personnummer", "Förnamn", "Efternamn")
NUMBER = "198112182384"  # one of Skatteverket's test numbers


def table_of(content: bytes, limits: TableLimits | None = None) -> Table:
    """Read the bytes as a table."""
    return read_table(io.BytesIO(content), name="lista.csv", limits=limits)


def cells_of(content: bytes) -> list[tuple[Cell, ...]]:
    """Return the cells of the rows below the header."""
    return [row.cells for row in table_of(content).rows()]


def faults_of(content: bytes, limits: TableLimits | None = None) -> list[str]:
    """Return the codes of the refusal, each with a message that can be shown; none if the file is read."""
    try:
        table_of(content, limits)
    except CannotReadTable as refusal:
        return [reason.code for reason in refusal.reasons if reason.message % reason.values]
    return []


def workbook(*sheets: Sequence[Sequence[Cell | None]], hidden: int = 0) -> bytes:
    """Return an .xlsx with these sheets, the first `hidden` of them hidden."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    for index, rows in enumerate(sheets):
        sheet = book.add_worksheet()
        if index < hidden:
            sheet.hide()
        elif index == hidden:
            sheet.activate()
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(sheet, line, column, cell)
    book.close()
    return made.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, column: int, cell: Cell | None) -> None:
    if isinstance(cell, str):
        sheet.write_string(line, column, cell)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(line, column, cell)
    elif cell is not None:
        sheet.write(line, column, cell)


def repacked(package: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return the package with parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return made.getvalue()
