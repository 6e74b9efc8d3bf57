"""What a name is found by although it is sealed: parts of its words that a slip of the finger leaves whole.

docs/rules/finding.md says what is found; docs/adr/0010 why these parts. One slip (a letter wrong, missing, too many, or
two that have changed places) touches the first, the middle or the last third of a word: the other two thirds stay. So
a word has three parts, each without one third, and a fourth for whoever types no more than its beginning.
"""

import re
import unicodedata
from collections.abc import Iterator

from kedjan.kernel.spelling import LIKELY, likeness

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
# Letters that do not come apart from their accents, and those that names are spelled with in several ways.
_ONE_FOR_ANOTHER = str.maketrans({"ø": "o", "æ": "a", "ł": "l", "đ": "d", "c": "k", "q": "k", "w": "v", "z": "s"})
_BEGINNING = 3
_SHORTEST = 2  # an initial finds nobody by itself
_SHORTEST_WITH_SLIP = 4
_MOST_WORDS = 6
_AS_IT_SOUNDS = 0.95  # of what the same letters are worth as they are spelled


def sounded(text: str) -> str:
    """Return the text as it is heard on the telephone, letter for letter, without dots or accents.

    Åström and Astrom are one, and so are Carl and Karl, Wiklund and Viklund, Zandra and Sandra.
    """
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(_ONE_FOR_ANOTHER)


def name_parts(name: str) -> frozenset[str]:
    """Return what the person with the name is found by. A double name is found as two words, and as one."""
    return frozenset(part for word in _words(name) for part in (*_beginning(word), *_thirds(word, len(word))))


def asked_parts(asked: str) -> frozenset[str]:
    """Return what to look for when the words are typed, each with at most one slip: some more than the name has."""
    return frozenset(part for word in _words(asked)[:_MOST_WORDS] for part in _parts_asked(word))


def name_likeness(asked: str, name: str) -> float:
    """Return from 0 to 1 how well the words that were typed fit the name, as kernel.spelling.likeness does.

    What only sounds like the name, or has no å on its keyboard, fits a little less.
    """
    spelled, heard = _with_joined(name), (sounded(asked), sounded(_with_joined(name)))
    fits = likeness(asked, spelled)
    if fits >= LIKELY or heard == (asked.casefold(), spelled.casefold()):
        return fits
    return max(fits, _AS_IT_SOUNDS * likeness(*heard))


def _words(text: str) -> list[str]:
    found = _WORD.findall(sounded(_with_joined(text)))
    return list(dict.fromkeys(word for word in found if len(word) >= _SHORTEST))


def _with_joined(text: str) -> str:
    """Return the text with its double names written as one word too, after all the others."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join((composed, *(one.replace("-", "") for one in _DOUBLE.findall(composed))))


def _beginning(word: str) -> Iterator[str]:
    yield f"^{word[:_BEGINNING]}"


def _thirds(word: str, length: int) -> Iterator[str]:
    """Return the parts of the word that was meant, which had so many letters."""
    if length < _SHORTEST_WITH_SLIP:
        return
    third = length // 3
    yield f"{length}<{word[: length - third]}"
    yield f"{length}>{word[third - length :]}"
    yield _ends(word, length)


def _ends(word: str, length: int) -> str:
    third = length // 3
    return f"{length}|{word[:third]}|{word[-third:]}"


def _parts_asked(word: str) -> Iterator[str]:
    yield from _beginning(word)
    for length in (len(word) - 1, len(word), len(word) + 1):
        yield from _thirds(word, length)
    if len(word) >= _SHORTEST_WITH_SLIP:
        third = len(word) // 3
        for place in (third, len(word) - third):  # two letters that have changed places across a border
            yield _ends(word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :], len(word))
