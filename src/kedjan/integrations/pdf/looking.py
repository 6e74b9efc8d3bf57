"""The other process: reads a PDF from standard input, looks at every object of it, and says one word.

Limits: PDF 32000-2, 7.5 (objects), 12.6 (actions), 7.11.4 (embedded files). Whatever is not understood is not taken.
"""

import io
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from kedjan.integrations.pdf import FINE, PdfFault

_MOST_CPU_SECONDS = 15
_MOST_MEMORY = 1024 * 1024 * 1024
_MOST_PAGES = 500
_MOST_OBJECTS = 50_000
_MOST_PARTS = 500_000
_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/Rendition",
    "/GoToE",
    "/RichMediaExecute",
    "/Movie",
}
_ACTIVE_KEYS = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent"}
_FILE_KEYS = {"/EmbeddedFiles", "/EF"}


class TooMuch(Exception):
    """More pages, objects or parts than are looked through."""


def fault_in(content: bytes) -> PdfFault | None:
    """Return what is wrong with the PDF; None where nothing is."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
        if reader.is_encrypted:
            return PdfFault.LOCKED
        if len(reader.pages) > _MOST_PAGES:
            return PdfFault.TOO_MUCH
        return next((fault for part in _parts(reader) if (fault := _fault_of(part)) is not None), None)
    except (TooMuch, LimitReachedError, MemoryError, RecursionError):
        return PdfFault.TOO_MUCH
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        NotImplementedError,
    ):
        return PdfFault.BROKEN


def _fault_of(part: DictionaryObject) -> PdfFault | None:
    if part.get("/S") in _ACTIONS or _ACTIVE_KEYS & part.keys():
        return PdfFault.ACTS
    return PdfFault.HOLDS_FILES if _FILE_KEYS & part.keys() else None


def _parts(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary of the file: objects in plain sight, packed ones, and what is inside them."""
    left: list[PdfObject] = [reader.trailer, *_objects(reader)]
    seen = 0
    while left:
        seen += 1
        if seen > _MOST_PARTS:
            raise TooMuch
        one = left.pop()
        if isinstance(one, DictionaryObject):
            yield one
            left.extend(one.raw_get(key) for key in one)
        elif isinstance(one, ArrayObject):
            left.extend(list.__iter__(one))


def _objects(reader: PdfReader) -> Iterator[PdfObject]:
    plain = [(number, generation) for generation, places in reader.xref.items() for number in places]
    numbers = [*plain, *((number, 0) for number in reader.xref_objStm)]
    if len(numbers) > _MOST_OBJECTS:
        raise TooMuch
    for number, generation in numbers:
        found = reader.get_object(IndirectObject(number, generation, reader))
        if found is not None:
            yield found


def main() -> None:
    """Keep within the limits, read the file, and say the word."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_CPU_SECONDS, _MOST_CPU_SECONDS))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    fault = fault_in(sys.stdin.buffer.read())
    sys.stdout.write(FINE if fault is None else fault.value)


if __name__ == "__main__":
    main()
