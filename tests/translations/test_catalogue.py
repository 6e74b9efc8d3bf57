"""The English catalogue is whole, current and true to the places in each text. `./run messages` mends what it can."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Message
from django.utils.translation import gettext, ngettext, override

from messages.catalogue import MO, PO, as_mo, as_po, entries, forms, read_catalogue, updated
from messages.python import translated_at_import
from messages.sources import gathered_texts, modules
from messages.text import Text

_PLACES = re.compile(r"%(?:\([\w.]+\))?[#0\- +]*\d*(?:\.\d+)?[a-zA-Z%]")


@cache
def english() -> tuple[Message, ...]:
    return entries(read_catalogue(PO.read_text(encoding="utf-8")))


def swedish_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@cache
def texts() -> tuple[Text, ...]:
    return gathered_texts()


def test_every_text_has_its_english() -> None:
    known = {(message.context or "", *swedish_of(message)) for message in english() if all(forms(message))}
    asked = {(text.context, *filter(None, (text.singular, text.plural))) for text in texts()}

    assert sorted(asked - known) == [], "run ./run messages, then translate"


def test_the_catalogue_holds_nothing_that_the_product_no_longer_says() -> None:
    catalogue = read_catalogue(PO.read_text(encoding="utf-8"))
    asked = {(text.context, text.singular) for text in texts()}
    held = {(message.context or "", swedish_of(message)[0]) for message in english()}

    assert (sorted(held - asked), list(catalogue.obsolete)) == ([], [])


def test_the_catalogue_is_written_as_the_tool_writes_it() -> None:
    text = PO.read_text(encoding="utf-8")

    assert text == as_po(updated(read_catalogue(text), texts())), "run ./run messages"


def test_the_compiled_catalogue_is_current() -> None:
    assert MO.read_bytes() == as_mo(read_catalogue(PO.read_text(encoding="utf-8"))), "run ./run messages"


def test_no_translation_is_a_guess() -> None:
    assert [swedish_of(message)[0] for message in english() if message.fuzzy] == []


def test_a_translation_has_the_places_of_its_text() -> None:
    odd = [
        (swedish, said)
        for message in english()
        for swedish, said in zip(swedish_of(message), forms(message), strict=True)
        if said and sorted(_PLACES.findall(swedish)) != sorted(_PLACES.findall(said))
    ]

    assert odd == []


def test_a_translation_ends_as_its_text_does() -> None:
    odd = [
        (swedish, said)
        for message in english()
        for swedish, said in zip(swedish_of(message), forms(message), strict=True)
        if said and _end(swedish) != _end(said)
    ]

    assert odd == []


def test_every_text_is_said_as_it_is_written_in_swedish() -> None:
    with override("sv"):
        plain = [text.singular for text in texts() if not text.plural and not text.context]
        changed = [text for text in plain if gettext(text) != text]
        many = [
            text.plural for text in texts() if text.plural and ngettext(text.singular, text.plural, 2) != text.plural
        ]

    assert (changed, many) == ([], []), "Django has a text of its own in these words; choose others"


def test_every_text_is_said_in_english_when_english_is_chosen() -> None:
    with override("en"):
        said = {gettext(text.singular) for text in texts() if text.singular == "Handläggare"}

    assert said == {"Caseworker"}


@pytest.mark.parametrize("ending", ["\n", " "])
def test_no_text_begins_or_ends_with_space(ending: str) -> None:
    odd = [text.singular for text in texts() if text.singular.startswith(ending) or text.singular.endswith(ending)]

    assert odd == []


def test_no_text_is_translated_while_a_module_is_imported() -> None:
    found = {
        path.name: lines for path in modules() if (lines := translated_at_import(path.read_text(encoding="utf-8")))
    }

    assert found == {}


def _end(text: str) -> str:
    return text[-1] if text[-1] in ".:?!…" else ""
