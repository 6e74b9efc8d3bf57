"""Read a table whatever its format: look at the content, never at the name."""

from typing import BinaryIO

from kedjan.integrations.tables.faults import TableFault, cannot_read, megabytes
from kedjan.integrations.tables.shapes import Table, TableLimits
from kedjan.integrations.tables.textfile import read_text_table
from kedjan.integrations.tables.workbook import read_workbook

_SAMPLE_BYTES = 64 * 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURES = {
    b"%PDF": TableFault.PDF,
    b"\xd0\xcf\x11\xe0": TableFault.OLD_EXCEL,
    b"{\\rtf": TableFault.OTHER_DOCUMENT,
    b"<": TableFault.WEB_PAGE,
    b"\xef\xbb\xbf<": TableFault.WEB_PAGE,
}
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_NEVER_IN_TEXT = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")


def read_table(file: BinaryIO, *, name: str, limits: TableLimits | None = None) -> Table:
    """Return the table in a seekable file; its rows are read as they are iterated, while the file stays open.

    The size is asked for before anything is read. Everything that is wrong with the file as a whole raises
    CannotReadTable here, never during the iteration; what is wrong with one row is marked on that row.
    """
    limits = limits or TableLimits()
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise cannot_read(TableFault.EMPTY)
    if size > limits.bytes:
        raise cannot_read(TableFault.TOO_LARGE, megabytes=megabytes(size), limit=megabytes(limits.bytes))
    sample = file.read(_SAMPLE_BYTES)
    file.seek(0)
    if sample.startswith(_ZIP):
        return read_workbook(file, name=name, limits=limits)
    _refuse_what_is_no_text(sample)
    return read_text_table(file, name=name, limits=limits)


def _refuse_what_is_no_text(sample: bytes) -> None:
    start = sample.lstrip()
    for signature, fault in _SIGNATURES.items():
        if start.startswith(signature):
            raise cannot_read(fault)
    if not sample.startswith(_WIDE_BOMS) and not _NEVER_IN_TEXT.isdisjoint(sample):
        raise cannot_read(TableFault.NOT_A_TABLE)
