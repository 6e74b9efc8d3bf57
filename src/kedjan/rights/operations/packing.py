"""The zip: one page to read, which needs no network and no script, and one document for machines."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kedjan.kernel.clock import STOCKHOLM
from kedjan.rights.domain.information import Information, Record, as_document
from kedjan.ui.words import moment

PAGE, DOCUMENT = "information.html", "information.json"


@dataclass(frozen=True, slots=True)
class _Part:
    """A table as the page shows it: its records as lists of terms, which a template would make in twice the time."""

    table: str
    title: str
    records: tuple[SafeString, ...]


def packed(information: Information, now: datetime) -> bytes:
    """Return the zip of the information; the names of its files are the same for everybody."""
    context = {"sections": tuple(_parts(information)), "made": moment(now), "language": information.language}
    page = render_to_string("rights/export.html", context)
    document = json.dumps(as_document(information), ensure_ascii=False)  # with an indent it takes five times as long
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ((PAGE, page), (DOCUMENT, document)):
            made = zipfile.ZipInfo(name, now.astimezone(STOCKHOLM).timetuple()[:6])
            made.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(made, text.encode())
    return file.getvalue()


def _parts(information: Information) -> Iterator[_Part]:
    """Yield the tables; a term that is said again, as most of a long log are, is made once, for this file alone."""
    made: dict[tuple[str, str], SafeString] = {}
    for section in information.sections:
        yield _Part(section.table, section.title, tuple(_terms(record, made) for record in section.records))


def _terms(record: Record, made: dict[tuple[str, str], SafeString]) -> SafeString:
    for one in record.told:
        if (one.title, one.text) not in made:
            made[one.title, one.text] = format_html("<dt>{}</dt>\n<dd>{}</dd>", one.title, linebreaksbr(one.text))
    return format_html_join("\n", "{}", ((made[one.title, one.text],) for one in record.told))
