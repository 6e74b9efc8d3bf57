"""Look through a packed workbook before the reader may: how much it unpacks to, and how far its cells spread.

The reader unpacks whatever a file claims and reserves room for the whole rectangle around its cells, so that a file of
five kilobytes with one cell in XFD1048576 would end the process. Nothing here trusts the sizes that the file states.
"""

import copy
import re
import zipfile
import zlib
from dataclasses import replace
from typing import BinaryIO
from xml.parsers import expat

from kedjan.integrations.tables.faults import TableFault, cannot_read, megabytes
from kedjan.integrations.tables.shapes import TableLimits

_CHUNK_BYTES = 256 * 1024
_MOST_PARTS = 2_000
_UNKNOWN_SIZE = 2**62
# Real lists unpack to some twenty times their size. Without this some kilobytes could keep a process busy for long.
_MOST_TIMES = 100
_ALWAYS_BYTES = 16 * 1024 * 1024
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_LONGEST_TAG_BYTES = 1024 * 1024
_XML_ENDINGS = (".xml", ".rels")
_WORKBOOK = "xl/workbook.xml"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the only ones that the format allows
_SHEET_DATA = b"sheetData"


class _IsForbiddenError(Exception):
    """The part is packed, named or declared in a way that no spreadsheet program writes."""


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    _IsForbiddenError,
    LookupError,  # an encoding that does not exist
    RuntimeError,  # a part with a password, an unknown packing
    ValueError,
    OSError,  # a part said to lie outside the file
    EOFError,
)


def vet_workbook(file: BinaryIO, limits: TableLimits) -> None:
    """Raise CannotReadTable if the file is no .xlsx, is damaged, unpacks too large or spreads too far."""
    most = min(limits.unpacked_bytes, max(_ALWAYS_BYTES, _MOST_TIMES * file.seek(0, 2)))
    try:
        with zipfile.ZipFile(file) as package:
            _vet_package(package, replace(limits, unpacked_bytes=most))
    except _BROKEN as error:
        raise cannot_read(TableFault.BROKEN_WORKBOOK) from error
    finally:
        file.seek(0)


def _vet_package(package: zipfile.ZipFile, limits: TableLimits) -> None:
    parts = package.infolist()
    if _WORKBOOK not in {part.filename for part in parts}:
        raise cannot_read(TableFault.OTHER_DOCUMENT)
    left = limits.unpacked_bytes if len(parts) <= _MOST_PARTS else -1
    for part in parts:
        if left >= 0:
            left -= _vet_part(package, part, left, limits.cells)
    if left < 0:
        raise cannot_read(TableFault.UNPACKS_TOO_LARGE, limit=megabytes(limits.unpacked_bytes))


def _vet_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, cells: int) -> int:
    """Return how many bytes the part unpacks to; more than `left` means that reading stopped there."""
    if part.compress_type not in _PACKINGS:
        raise _IsForbiddenError
    honest = copy.copy(part)
    honest.file_size = _UNKNOWN_SIZE  # read until the packed data ends, not until the stated size
    survey = _Survey(cells) if part.filename.endswith(_XML_ENDINGS) else None
    size, tail = 0, b""
    with package.open(honest) as unpacked:
        while size <= left and (chunk := unpacked.read(_CHUNK_BYTES)):
            size += len(chunk)
            if survey:
                survey.feed(chunk)
            elif _SHEET_DATA in tail + chunk:
                raise _IsForbiddenError
            tail = chunk[-len(_SHEET_DATA) :]
    if survey and size <= left:
        survey.finish()
    return size


class _Survey:
    """Measures the rectangle from A1 that the filled cells after a sheetData element need."""

    def __init__(self, cells: int) -> None:
        """Start before the first element; cells is the largest rectangle allowed."""
        self._cells = cells
        self._has_cells = False
        self._fed = 0
        self._here = (0, 0)
        self._reach = (0, 0)
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse_document_type

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes; raises CannotReadTable, ExpatError.

        A tag that does not end would be read from its beginning again with every chunk.
        """
        self._parser.Parse(chunk)
        self._fed += len(chunk)
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG_BYTES:
            raise _IsForbiddenError

    def finish(self) -> None:
        """Say that there are no more bytes; raises ExpatError."""
        final = True
        self._parser.Parse(b"", final)

    def _refuse_document_type(self, *_details: object) -> None:
        raise _IsForbiddenError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if not self._has_cells:
            self._has_cells = tag == "sheetData"
        elif tag == "c":
            self._here = self._position(attributes.get("r"))
        elif tag == "row":
            self._here = (int(attributes.get("r", self._here[0] + 1)), 0)
        elif tag in {"v", "is", "f"}:
            self._reach_for(self._here)

    def _position(self, reference: str | None) -> tuple[int, int]:
        if reference is None:
            return self._here[0], self._here[1] + 1
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise ValueError("not a cell reference")
        column = 0
        for letter in match[1].upper():
            column = column * 26 + ord(letter) - 64
        return int(match[2]), column

    def _reach_for(self, cell: tuple[int, int]) -> None:
        rows, columns = self._reach
        if cell[0] <= rows and cell[1] <= columns:
            return
        self._reach = max(rows, cell[0]), max(columns, cell[1])
        if self._reach[0] * self._reach[1] > self._cells:
            raise cannot_read(TableFault.TOO_SPREAD, cell=f"{_letters(self._reach[1])}{self._reach[0]}")


def _letters(column: int) -> str:
    """Return a column number as a spreadsheet writes it: 27 is AA."""
    text = ""
    while column:
        column, letter = divmod(column - 1, 26)
        text = chr(65 + letter) + text
    return text
