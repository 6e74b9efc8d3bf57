"""Which files are taken as a scan of a signed paper: a whole PDF, JPEG or PNG, not too large.

Rule: docs/rules/consents.md. A file is what its content is, and its name must say the same. Nothing that a browser
could run is taken: SVG and HTML are neither of the three, and a PDF that carries scripts, launches programs or hides
other files is refused, also where its objects are packed.
"""

import re
import zlib
from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

MOST_BYTES = 10 * 1024 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|OpenAction|AA|SubmitForm|ImportData)\b")
_PACKED = re.compile(rb"/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
_MOST_UNPACKED = 32 * 1024 * 1024
_ESCAPED_NAME = re.compile(rb"/[^\s/<>\[\]()]*#[0-9A-Fa-f]{2}")


class ScanType(StrEnum):
    """What a scan can be, by its media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"

    @property
    def extensions(self) -> tuple[str, ...]:
        """Return how the file's name may end; the first is the one that it is handed out with."""
        return _EXTENSIONS[self]


_EXTENSIONS = {ScanType.PDF: (".pdf",), ScanType.JPEG: (".jpg", ".jpeg"), ScanType.PNG: (".png",)}


def scan_type(*, name: str, content: bytes) -> ScanType | None:
    """Return what the file is, if its name says the same and it is whole; None otherwise."""
    found = type_of_content(content)
    return found if found is not None and name.lower().endswith(found.extensions) else None


def refusals_to_keep(*, name: str, content: bytes) -> tuple[Reason, ...]:
    """Return why a file is not taken as a scan."""
    if len(content) > MOST_BYTES:
        megabytes = MOST_BYTES // (1024 * 1024)
        return (Reason("scan-too-large", N_("Filen får vara högst %(most)s megabyte."), {"most": megabytes}),)
    kind = scan_type(name=name, content=content)
    if kind is None:
        return (Reason("scan-of-another-kind", N_("Filen ska vara en hel PDF, JPEG eller PNG, med rätt filändelse.")),)
    if kind is ScanType.PDF and _acts(content):
        return (
            Reason("scan-that-acts", N_("PDF-filen innehåller mer än en bild av ett papper. Skanna pappret på nytt.")),
        )
    return ()


def _acts(content: bytes) -> bool:
    """Tell whether the PDF names something that acts, in plain sight or in objects that are packed together."""
    if _ACTIVE.search(content) or _ESCAPED_NAME.search(content):
        return True
    left = _MOST_UNPACKED
    for packed in _PACKED.finditer(content):
        unpacked = _unpacked(content[packed.end() :], left)
        if unpacked is None or _ACTIVE.search(unpacked) or _ESCAPED_NAME.search(unpacked):
            return True
        left -= len(unpacked)
    return False


def _unpacked(content: bytes, most: int) -> bytes | None:
    """Return what was packed; None for what is packed in another way, broken, locked, or swells beyond what is left."""
    packer = zlib.decompressobj()
    try:
        found = packer.decompress(content, max(most, 1))
    except zlib.error:
        return None
    return found if packer.eof else None


def type_of_content(content: bytes) -> ScanType | None:
    """Return what the content is, if it is whole; None otherwise."""
    if content.startswith(b"%PDF-1.") and b"%%EOF" in content[-1024:]:
        return ScanType.PDF
    if content.startswith(b"\xff\xd8\xff") and content.rstrip(b"\0").endswith(b"\xff\xd9"):
        return ScanType.JPEG
    return ScanType.PNG if _is_whole_png(content) else None


def _is_whole_png(content: bytes) -> bool:
    """Tell whether every chunk is as long as it says, with its own checksum, and the last one ends the file."""
    if not content.startswith(_PNG):
        return False
    place, chunk = len(_PNG), b""
    while place + 12 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        chunk, place = content[place + 4 : place + 8 + size], place + 12 + size
        if place > len(content) or zlib.crc32(chunk) != int.from_bytes(content[place - 4 : place], "big"):
            return False
    return chunk == b"IEND" and place == len(content)
