"""Excel files (.xlsx): the first visible sheet, after the package has been vetted."""

from collections.abc import Iterator
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from kedjan.integrations.tables.faults import TableFault, cannot_read
from kedjan.integrations.tables.headers import header_of, is_blank, row_of
from kedjan.integrations.tables.shapes import Row, Table, TableFormat, TableLimits
from kedjan.integrations.tables.vetting import vet_workbook
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

_FIRST_SHEET_ONLY = N_("Filen har %(count)s synliga blad. Bara det första är läst.")


def read_workbook(file: BinaryIO, *, name: str, limits: TableLimits) -> Table:
    """Return the table on the first visible sheet; raises CannotReadTable."""
    vet_workbook(file, limits)
    try:
        workbook = load_workbook(file)
        sheets = _visible_sheets(workbook)
        sheet = workbook.get_sheet_by_name(sheets[0]) if sheets else None
    except (CalamineError, OSError, ValueError) as error:
        raise cannot_read(TableFault.BROKEN_WORKBOOK) from error
    if sheet is None or sheet.start is None:
        raise cannot_read(TableFault.EMPTY)
    notes = (Reason("table.first_sheet_only", _FIRST_SHEET_ONLY, {"count": len(sheets)}),) if len(sheets) > 1 else ()
    return _table(sheet, name=name, limits=limits, notes=notes)


def _visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _table(sheet: CalamineSheet, *, name: str, limits: TableLimits, notes: tuple[Reason, ...]) -> Table:
    header, header_line = _header(sheet, limits)

    def source() -> Iterator[Row]:
        return _rows(sheet, header_line, len(header))

    count = sum(1 for _ in source())
    if count > limits.rows:
        raise cannot_read(TableFault.TOO_MANY_ROWS, limit=limits.rows)
    if count == 0:
        raise cannot_read(TableFault.NO_ROWS)
    return Table(name, TableFormat.XLSX, header, header_line, count, notes, source)


def _header(sheet: CalamineSheet, limits: TableLimits) -> tuple[tuple[str, ...], int]:
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if not is_blank(cells):
            return header_of(cells, limits), line
    raise cannot_read(TableFault.EMPTY)


def _rows(sheet: CalamineSheet, header_line: int, width: int) -> Iterator[Row]:
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        row = row_of(line, cells, width) if line > header_line else None
        if row is not None:
            yield row
