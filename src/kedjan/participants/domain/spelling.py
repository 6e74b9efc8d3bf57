"""Compare what people write: the same word in another case, with other spaces or without its dots is the same word."""

import re
from unicodedata import normalize

_SHOWN_CHARACTERS = 40
_SECRET_DIGITS = 6
_NOT_LETTERS = re.compile(r"[\W_]+")
_DIACRITICS = re.compile(r"[\u0300-\u036f]+")


def letters(text: str) -> str:
    """Return only letters and digits, in one case, å ä ö kept: Håbo and Habo are two municipalities."""
    return _NOT_LETTERS.sub("", normalize("NFC", text).casefold())


def folded(text: str) -> str:
    """Return only letters and digits, in one case and without diacritics."""
    plain = letters(text)
    return plain if plain.isascii() else _DIACRITICS.sub("", normalize("NFKD", plain))


def quoted(text: str) -> str:
    """Return what a message may repeat of a cell: cut, on one line, and with masked digits if they are many.

    A number that ended up in the wrong column must not be repeated in a message.
    """
    shown = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    if sum(character.isdigit() for character in shown) >= _SECRET_DIGITS:
        shown = re.sub(r"\d", "•", shown)
    return shown if len(shown) <= _SHOWN_CHARACTERS else f"{shown[: _SHOWN_CHARACTERS - 1]}…"
