"""What a file becomes: a header and rows, whatever the format was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from kedjan.kernel.refusal import Reason

Cell = str | int | float | bool | date | datetime | time | timedelta  # an empty cell is ""


class TableFormat(StrEnum):
    """What the content is, whatever the file is called."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class TableLimits:
    """How large a file may be. Bytes as sent; unpacked_bytes and cells bound what a packed file may grow to."""

    bytes: int = 50 * 1024 * 1024
    rows: int = 200_000
    columns: int = 200
    unpacked_bytes: int = 400 * 1024 * 1024
    cells: int = 6_000_000


class Row(NamedTuple):
    """One row that is not blank.

    line: its number as a spreadsheet shows it; cells: as many as the header has; extra: how many filled cells stand
    beyond the header; damaged: its quotation marks do not pair, so they are dropped and the line stands alone.
    """

    line: int
    cells: tuple[Cell, ...]
    extra: int = 0
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A readable table. The file must stay open; one iteration of `rows()` at a time, each from the first row."""

    name: str
    format: TableFormat
    header: tuple[str, ...]
    header_line: int
    row_count: int
    notes: tuple[Reason, ...]
    source: Callable[[], Iterator[Row]]

    def rows(self) -> Iterator[Row]:
        """Return the rows below the header, blank ones left out."""
        return self.source()
