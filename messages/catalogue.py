"""The catalogue of English texts: kept in step with the source, without dates, places or guesses in it.

The .po file is for people, the .mo file is what Django reads; both are committed, and the same for everyone.
"""

import io
from collections.abc import Iterable

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from messages.sources import SOURCE
from messages.text import Text

FOLDER = SOURCE / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
_COMMENT = "# English texts of Kedjan. Write translations here, then ./run messages. Terms: docs/terms.md."
_HEADERS = [
    ("Project-Id-Version", "kedjan"),
    ("Language", "en"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);\n"),
]


class EnglishCatalogue(Catalog):
    """A catalogue whose header never changes: no dates, no versions of tools."""

    mime_headers = property(lambda _self: _HEADERS, Catalog.mime_headers.fset)


def read_catalogue(po: str) -> EnglishCatalogue:
    """Return the catalogue of a .po text, with what is marked obsolete apart."""
    read = read_po(io.BytesIO(po.encode()), locale="en")
    catalogue = _empty()
    for message in entries(read):
        catalogue.add(message.id, message.string, context=message.context, flags=message.flags)
    catalogue.obsolete.update(read.obsolete)
    return catalogue


def updated(catalogue: EnglishCatalogue, texts: Iterable[Text]) -> EnglishCatalogue:
    """Return a catalogue of exactly these texts, with the translations there are and no guesses."""
    result = _empty()
    for text in texts:
        known = catalogue.get(text.singular, text.context or None)
        identifier = (text.singular, text.plural) if text.plural else text.singular
        result.add(identifier, _kept(known, has_plural=bool(text.plural)), context=text.context or None)
    return result


def entries(catalogue: Catalog) -> tuple[Message, ...]:
    """Return the catalogue's texts without its header."""
    return tuple(message for message in catalogue if message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return the English forms, empty strings where one is missing."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def as_po(catalogue: EnglishCatalogue) -> str:
    """Return the text of the .po file: sorted, one line a text, no places in the source."""
    file = io.BytesIO()
    write_po(file, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return file.getvalue().decode()


def as_mo(catalogue: EnglishCatalogue) -> bytes:
    """Return the bytes of the .mo file."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _empty() -> EnglishCatalogue:
    return EnglishCatalogue(locale="en", header_comment=_COMMENT, fuzzy=False)


def _kept(known: Message | None, *, has_plural: bool) -> str | tuple[str, ...]:
    """Return the translation there is; one form becomes both when a text has got a plural, for a person to mend."""
    strings = ("",) if known is None or known.fuzzy else forms(known)
    if not has_plural:
        return strings[0]
    return (strings[0], strings[-1]) if len(strings) > 1 else (strings[0], "")
