"""Files that are no lists of people: refused by what they hold, with a reason, and nothing of them is kept."""

import io
import zipfile
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.attacks.markup import tags
from tests.attacks.sending import Form, browser, forms
from tests.attacks.watching import writes
from tests.participants.files import ASA, text_of
from tests.support.undoing import undone
from tests.support.world import World

SCRIPT = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _packed(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {"[Content_Types].xml": _TYPES.encode(), **parts}.items():
            package.writestr(name, content)
    return kept.getvalue()


def _bomb() -> bytes:
    """Return a workbook of a hundred kilobytes that unpacks to 50 MB of cells."""
    cells = b"<worksheet><sheetData>" + b'<c r="A1"/>' * 5_000_000
    return _packed(**{"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": cells})


def _endless() -> bytes:
    """Return a workbook with one tag of 50 MB, which a reader would begin again and again."""
    return _packed(**{"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b'<a b="' + b"0" * 50_000_000})


def _entities() -> bytes:
    lol = '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><worksheet><sheetData>&c;</sheetData></worksheet>'
    return _packed(**{"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": lol.encode()})


FILES = {
    "stored svg": ("lista.csv", SCRIPT.encode()),
    "stored svg with a mark": ("lista.csv", b"\xef\xbb\xbf" + SCRIPT.encode()),
    "svg after spaces": ("lista.txt", b"\n\t  " + SCRIPT.encode()),
    "web page": ("lista.csv", b"<!doctype html><script>alert(1)</script>"),
    "pdf": ("lista.csv", b"%PDF-1.7\n1 0 obj"),
    "program": ("lista.csv", b"\x7fELF\x02\x01\x01\x00" + bytes(60)),
    "picture": ("lista.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "old workbook": ("lista.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "zip bomb": ("lista.xlsx", _bomb()),
    "endless tag": ("lista.xlsx", _endless()),
    "entities": ("lista.xlsx", _entities()),
    "zip of something else": ("lista.xlsx", _packed(**{"evil.exe": b"MZ"})),
    "half a zip": ("lista.xlsx", _packed(**{"xl/workbook.xml": b"<a/>"})[:40]),
    "way out": ("lista.xlsx", _packed(**{"../../../tmp/evil": b"x"})),
    "text in a workbook's name": ("lista.csv.svg", SCRIPT.encode()),
    "list with the name of a program": ("lista.exe", text_of(ASA).encode()),
    "list with the name of a page": ("lista.html", text_of(ASA).encode()),
    "list without an ending": ("lista", text_of(ASA).encode()),
}
NAMES = ("../../../etc/passwd.csv", "lista\x00.csv", '"><script>alert(1)</script>.csv', "å" * 300 + ".csv", "CON.csv")


def test_a_file_that_is_no_list_is_refused_with_a_reason_and_nothing_is_kept(world: World) -> None:
    kept, tried = [], 0

    for address, form in _forms_with_files(world):
        client = browser(world, form.actor)
        for kind, (name, content) in FILES.items():
            tried += 1
            with undone(), writes() as written:
                answer = client.post(form.url, _with(form, name, content))
            page = answer.content.decode()
            is_said = any("govuk-error-summary" in tag.get("class") for tag in tags(page))
            if answer.status_code != 200 or written or not is_said or "<svg xmlns" in page or "alert(1)" in page:
                kept.append((address, kind, answer.status_code, written, is_said))

    assert kept == []
    assert tried >= len(FILES)


def test_the_name_of_a_file_is_neither_kept_nor_followed(world: World) -> None:
    shown = []

    for address, form in _forms_with_files(world):
        client = browser(world, form.actor)
        for name in NAMES:
            with undone():
                answer = client.post(form.url, _with(form, name, form.file[1]))
                after = client.get(answer.headers.get("Location", form.url))
            pages = answer.content.decode() + after.content.decode()
            if answer.status_code not in (200, 302) or "alert(1)" in pages or "passwd" in pages:
                shown.append((address, name, answer.status_code))

    assert shown == []


def _forms_with_files(world: World) -> Iterator[tuple[str, Form]]:
    yield from ((name, form) for name, form in forms(world) if form.files)


def _with(form: Form, name: str, content: bytes) -> dict[str, object]:
    return {**form.typed, **{field: SimpleUploadedFile(name, content) for field in form.files}}
