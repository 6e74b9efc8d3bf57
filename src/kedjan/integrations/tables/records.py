"""Cut a text file into records: mostly lines, but a quoted cell may hold line breaks, and a quote may be left open."""

import csv
from collections import deque
from collections.abc import Iterator
from enum import Enum
from itertools import islice
from typing import Self

DELIMITERS = ";\t,|"  # in order of preference when nothing else decides
LONGEST_RECORD_LINES = 50
_SAMPLE_RECORDS = 20


def delimiter_of(lines: list[str]) -> str:
    """Return what separates the cells: what cuts most of the lines into as many cells as the header has."""
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[int, int]:
    widths = [len(cells) for cells in islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_RECORDS) if cells]
    width = widths[0] if widths else 0
    return (widths.count(width), width) if width > 1 else (0, 0)


class _Ending(Enum):
    """How a record ends: sound, with a quoted cell still open, or with text after a closing quotation mark."""

    SOUND = "sound"
    OPEN = "open"
    SLIP = "slip"


class Records:
    """Whole records, one string each, from physical lines.

    An open quotation mark reaches over at most 50 lines. It is taken for a slip if it is never closed, if text follows
    where it closes, or if a line inside it would be a full row by itself. The line of a slip is handed out alone,
    without marks, and noted as damaged: so one slip never swallows the good rows below it.
    """

    def __init__(self, lines: Iterator[str], delimiter: str, width: int = 0) -> None:
        """Start before the first line; width is the header's, 0 while it is not known."""
        self._lines = lines
        self._ahead: deque[str] = deque()
        self._delimiter = delimiter
        self._width = width
        self.damaged = False

    def __iter__(self) -> Self:
        """Return itself: records are handed out once."""
        return self

    def __next__(self) -> str:
        """Return the next record; `damaged` then tells about it."""
        line = self._ahead.popleft() if self._ahead else next(self._lines)
        record = line if '"' not in line else self._sound_record(line)
        self.damaged = record is None
        return line.replace('"', "") if record is None else record

    def _sound_record(self, line: str) -> str | None:
        ending = self._ending(line)
        if ending is _Ending.OPEN:
            return self._through_the_closing_mark(line)
        return line if ending is _Ending.SOUND else None

    def _through_the_closing_mark(self, record: str) -> str | None:
        for count in range(LONGEST_RECORD_LINES):
            if count == len(self._ahead) and not self._look_ahead():
                return None
            following = self._ahead[count]
            record += following
            ending = self._ending(record)
            if ending is _Ending.SLIP or self._is_row(following):
                return None
            if ending is _Ending.SOUND:
                self._drop(count + 1)
                return record
        return None

    def _look_ahead(self) -> bool:
        line = next(self._lines, None)
        if line is not None:
            self._ahead.append(line)
        return line is not None

    def _drop(self, count: int) -> None:
        for _ in range(count):
            self._ahead.popleft()

    def _is_row(self, line: str) -> bool:
        """Tell whether the line alone is sound and as wide as the header."""
        if self._width < 3 or line.count('"') % 2:
            return False
        return len(next(csv.reader([line], delimiter=self._delimiter))) == self._width

    def _ending(self, record: str) -> _Ending:
        try:
            next(csv.reader([record], delimiter=self._delimiter, strict=True))
        except csv.Error as error:
            return _Ending.OPEN if "unexpected end of data" in str(error) else _Ending.SLIP
        return _Ending.SOUND
