"""Days, reasons and names in the reader's language: what every presenter needs to write them out."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import beginning_a_sentence, inside_a_sentence
from kedjan.ui.components import Prose, ProseItem

_NO_BREAK = "\N{NO-BREAK SPACE}"
_WORD_JOINER = "\N{WORD JOINER}"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BULLET = "– "
_LISTS, _NEXT = ": ", ", "


def language() -> str:
    """Return the reader's language, Swedish where none is set."""
    return get_language() or "sv"


def day(value: date) -> str:
    """Return the day with the month's name, as "14 januari 2013", which no line breaks apart."""
    return unbroken(date_format(value, "j F Y"))


def moment(value: datetime) -> str:
    """Return the day and the time in Sweden, as "14 januari 2013 kl. 09:30": lines break before "kl." alone."""
    local = localtime(value)
    on, _space, at = gettext("%(day)s kl. %(time)s").rpartition(" ")
    return f"{on}{_NO_BREAK}{at}" % {"day": day(local.date()), "time": date_format(local, "H:i")}


def number(value: int) -> str:
    """Return the whole number with its thousands apart, as "25 173 462"."""
    return number_format(value, use_l10n=True, force_grouping=True)


def said(reason: Reason) -> str:
    """Return the reason as a sentence in the reader's language, with the days among its values written out."""
    return gettext(reason.message) % {name: _written(value) for name, value in reason.values.items()}


def all_said(reasons: Iterable[Reason]) -> list[str]:
    """Return the reasons as sentences, for a form's errors."""
    return [said(reason) for reason in reasons]


def in_a_row(labels: Iterable[str]) -> str:
    """Return labels that each begin with a capital one after the other, with the first one's capital alone."""
    return beginning_a_sentence(", ".join(inside_a_sentence(label) for label in labels))


def unbroken(text: str) -> str:
    """Return the text with spaces and dashes that no line is broken at: for days, shares and other small wholes."""
    return text.replace(" ", _NO_BREAK).replace("–", f"–{_WORD_JOINER}")


def prose(text: str, language: str = "") -> tuple[Prose, ...]:
    """Return the lines of a text as paragraphs, and lines that begin with a dash as a list under the one before.

    What such a line lists after a colon is a list of its own. Every letter is kept, the dashes and commas too: what
    people say yes to is shown as it is stored, and is spoken in the language it was written in.
    """
    found: list[Prose] = []
    for line in text.splitlines():
        if line.startswith(_BULLET):
            before = found.pop() if found else Prose("", language=language)
            found.append(replace(before, items=(*before.items, _item(line))))
        elif line:
            found.append(Prose(line, language=language))
    return tuple(found)


def _item(line: str) -> ProseItem:
    head, colon, rest = line.partition(_LISTS)
    *first, last = rest.split(_NEXT)
    if not colon or not first:
        return ProseItem(line)
    return ProseItem(f"{head}{_LISTS.strip()}", (*(f"{one}{_NEXT.strip()}" for one in first), last))


def _written(value: str | int) -> str | int:
    """Return the value; a day in ISO form, which pure rules give, is written out."""
    is_day = isinstance(value, str) and _ISO_DAY.fullmatch(value)
    return day(date.fromisoformat(str(value))) if is_day else value
