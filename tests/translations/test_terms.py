"""docs/terms.md and the catalogue say the same about the product's words."""

import re
from functools import cache

from messages.catalogue import PO, entries, forms, read_catalogue
from messages.sources import PROJECT, gathered_texts

_BANNED = {
    "klient": "deltagare",
    "brukare": "deltagare",
    "grind": "hinder",
    "handikapp": "funktionsnedsättning eller behov",
    "funktionshindrad": "person med funktionsnedsättning",
    "diagnos": "behov",
}
_PLACE = re.compile(r"%\(\w+\)s")
_BANNED_ENGLISH = ("client", "handicap", "gate", "disabled person", "diagnos")


@cache
def terms() -> dict[str, str]:
    """Return the English of each Swedish term."""
    page = (PROJECT / "docs" / "terms.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| ([^|`-][^|]*?) \| ([^|]+?) \| (?:`|–)", page, re.MULTILINE))


@cache
def english() -> dict[str, str]:
    return {
        message.id.lower(): forms(message)[0].lower()
        for message in entries(read_catalogue(PO.read_text(encoding="utf-8")))
        if isinstance(message.id, str) and not message.context
    }


def test_a_term_that_stands_alone_on_a_page_has_the_english_of_the_table() -> None:
    alone = {term: said.lower() for term, said in terms().items() if term in english()}

    assert {term: english()[term] for term in alone} == alone | {"deltagare": "participants", "hinder": "obstacle"}


def test_the_table_is_not_empty_and_no_term_stands_twice() -> None:
    rows = re.findall(
        r"^\| ([^|`-][^|]*?) \|", (PROJECT / "docs" / "terms.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert len(rows) == len(set(rows)) > 40


def test_no_text_uses_a_word_that_the_table_replaces() -> None:
    texts = [text for each in gathered_texts() for text in (each.singular, each.plural) if text]
    found = [(word, text) for text in texts for word in _BANNED if re.search(rf"\b{word}", text, re.IGNORECASE)]

    assert [each for each in found if each != ("brukare", "Brukarorganisation")] == []


def test_no_english_text_uses_a_word_that_the_table_replaces() -> None:
    found = [
        (word, said)
        for message in entries(read_catalogue(PO.read_text(encoding="utf-8")))
        for said in (_PLACE.sub("", form) for form in forms(message))
        for word in _BANNED_ENGLISH
        if re.search(rf"\b{word}", said, re.IGNORECASE)
    ]

    assert found == []
