"""A scan is a whole PDF, JPEG or PNG that says what it is, and nothing that could act."""

import struct
import zlib

import pytest

from kedjan.consents.domain.scans import ScanType, refusals_to_keep, scan_type


def chunk(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


HEAD = b"\x89PNG\r\n\x1a\n"
PNG = HEAD + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"IDAT", b"x") + chunk(b"IEND")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20 + b"\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def codes(name: str, content: bytes) -> list[str]:
    return [reason.code for reason in refusals_to_keep(name=name, content=content)]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, ScanType.PDF),
        ("A.PDF", PDF, ScanType.PDF),
        ("a.jpg", JPEG, ScanType.JPEG),
        ("a.jpeg", JPEG + b"\x00\x00", ScanType.JPEG),
        ("a.png", PNG, ScanType.PNG),
    ],
)
def test_a_whole_file_with_the_right_name_is_taken(name: str, content: bytes, kind: ScanType) -> None:
    assert scan_type(name=name, content=content) is kind
    assert codes(name, content) == []


@pytest.mark.parametrize("length", range(16))
def test_a_picture_is_whole_whatever_its_length(length: int) -> None:
    content = HEAD + chunk(b"IDAT", b"x" * length) + chunk(b"IEND")

    assert scan_type(name="a.png", content=content) is ScanType.PNG
    assert [scan_type(name="a.png", content=content + b"\0" * more) for more in range(1, 16)] == [None] * 15


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", SVG),
        ("a.png", SVG),
        ("a.html", b"<html></html>"),
        ("a.pdf", b"<html></html>"),
        ("a.pdf.html", PDF),
        ("a.pdf", PNG),
        ("a.png", PDF),
        ("a.png", JPEG),
        ("a", PDF),
        ("a.pdf", b""),
        ("a.gif", b"GIF89a"),
        ("a.zip", b"PK\x03\x04"),
        ("a.jpg", JPEG[:-2]),
        ("a.jpg", JPEG + SVG),
        ("a.pdf", PDF.replace(b"%%EOF", b"")),
        ("a.pdf", b" " + PDF),
        ("a.png", PNG[:-1]),
        ("a.png", PNG + SVG),
        ("a.png", PNG[:-12]),
        ("a.png", PNG.replace(b"IDATx", b"IDATy")),
        ("a.png", HEAD),
        ("a.png", HEAD + b"\xff\xff\xff\xff" + PNG[12:]),
        ("a.png", PNG.removesuffix(chunk(b"IEND")) + chunk(b"IEND", SVG)),
    ],
)
def test_anything_else_is_refused(name: str, content: bytes) -> None:
    assert scan_type(name=name, content=content) is None
    assert codes(name, content) == ["scan-of-another-kind"]


@pytest.mark.parametrize(
    "acting",
    [b"/JavaScript (x)", b"/JS(x)", b"/Launch", b"/EmbeddedFiles", b"/OpenAction", b"/AA<<", b"/XFA", b"/J#61vaScript"],
)
def test_a_pdf_that_acts_is_refused(acting: bytes) -> None:
    assert codes("a.pdf", PDF.replace(b"/Type", acting)) == ["scan-that-acts"]


def test_a_file_has_its_most_bytes() -> None:
    padded = PDF[:-7] + b" " * (10_485_760 - len(PDF)) + PDF[-7:]

    assert codes("a.pdf", padded) == []
    assert codes("a.pdf", padded + b"\n") == ["scan-too-large"]
    (reason,) = refusals_to_keep(name="a.pdf", content=padded + b"\n")
    assert reason.values == {"most": 10}


def test_a_pdf_ends_within_its_last_kilobyte() -> None:
    assert codes("a.pdf", PDF + b" " * (1024 - len(b"%%EOF\n"))) == []
    assert codes("a.pdf", PDF + b" " * (1024 - len(b"%%EOF"))) == ["scan-of-another-kind"]


def packed(objects: bytes, how: bytes = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode") -> bytes:
    """Return a PDF whose objects are packed together, as those of version 1.5 and later are."""
    inside = zlib.compress(objects)
    head = b"1 0 obj << " + how + b" /Length %d >>\nstream\n" % len(inside)
    return b"%PDF-1.7\n" + head + inside + b"\nendstream endobj\n%%EOF\n"


def test_a_paper_whose_objects_are_packed_is_taken() -> None:
    assert codes("a.pdf", packed(b"4 0 << /Type /Page >>")) == []


@pytest.mark.parametrize(
    "acting", [b"/OpenAction 5 0 R", b"/S /JavaScript /JS (x)", b"/J#61vaScript (x)", b"/AA << >>"]
)
def test_what_acts_is_found_where_objects_are_packed(acting: bytes) -> None:
    assert codes("a.pdf", packed(b"4 0 << " + acting + b" >>")) == ["scan-that-acts"]


def test_what_is_packed_so_that_nobody_can_look_or_swells_is_refused() -> None:
    locked = packed(b"4 0 << >>").replace(zlib.compress(b"4 0 << >>"), b"no such packing")

    assert codes("a.pdf", locked) == ["scan-that-acts"]
    assert codes("a.pdf", packed(b" " * (33_554_432 + 1000))) == ["scan-that-acts"]
    assert codes("a.pdf", packed(b" " * (33_554_432 - 1000))) == []
