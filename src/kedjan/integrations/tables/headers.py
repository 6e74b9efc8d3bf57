"""The first row: the names of the columns, or a sign that there are none."""

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import normalize

from kedjan.integrations.tables.faults import TableFault, cannot_read
from kedjan.integrations.tables.shapes import Cell, Row, TableLimits

_NUMBER_LIKE_A_PERSONS = 10  # so many digits in one cell are data, not a name
_SHOWN_NAMES = 5


def is_blank(cells: Sequence[Cell]) -> bool:
    """Tell whether nothing is written in the row."""
    return all(isinstance(cell, str) and (not cell or cell.isspace()) for cell in cells)


def header_of(cells: Sequence[Cell], limits: TableLimits) -> tuple[str, ...]:
    """Return the column names, blanks at the end left out.

    Raises CannotReadTable if the row looks like data, has too many columns or has a name twice.
    """
    names = [" ".join(normalize("NFC", str(cell)).split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > limits.columns:
        raise cannot_read(TableFault.TOO_MANY_COLUMNS, count=len(names), limit=limits.columns)
    if _look_like_data(names):
        raise cannot_read(TableFault.NO_HEADER)
    _refuse_duplicates(names)
    return tuple(names)


def row_of(line: int, cells: Sequence[Cell], width: int, *, damaged: bool = False) -> Row | None:
    """Return the row cut or filled to the header's width, or None if it is blank."""
    if is_blank(cells):
        return None
    if len(cells) == width:
        return Row(line, tuple(cells), 0, damaged)
    extra = sum(1 for cell in cells[width:] if not is_blank((cell,)))
    missing = ("",) * (width - len(cells))
    return Row(line, (*cells[:width], *missing), extra, damaged)


def _look_like_data(names: Sequence[str]) -> bool:
    has_letters = any(character.isalpha() for name in names for character in name)
    return not has_letters or any(len(re.sub(r"[^0-9]", "", name)) >= _NUMBER_LIKE_A_PERSONS for name in names)


def _refuse_duplicates(names: Sequence[str]) -> None:
    counts = Counter(name.casefold() for name in names if name)
    twice = [name for name, count in counts.items() if count > 1]
    if twice:
        raise cannot_read(TableFault.DUPLICATE_HEADER, names=", ".join(twice[:_SHOWN_NAMES]))
