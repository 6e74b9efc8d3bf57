"""Whether what somebody typed in haste may be a word that is there: beginnings, parts of compounds, slips."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import TypeVar

LIKELY = 0.7
"""From here on two texts may be meant as the same."""

Named = TypeVar("Named")

_WORD = re.compile(r"\w+")
_WHOLE, _BEGINNING, _PART, _ONE_SLIP, _SLIP = 1.0, 0.9, 0.8, 0.78, 0.75
_SHORTEST_PART = 3
_SHORTEST_WITH_SLIP = 4
_ALIKE = 0.75  # one letter wrong, missing, too many or two that have changed places, in a word of four letters or more
_OURS = frozenset(map(chr, (0xE5, 0xE4, 0xF6)))  # å, ä, ö


def unaccented(text: str) -> str:
    """Return the text in small letters without the accents of other languages; å, ä and ö are letters of their own.

    Search keeps them apart; what is read from lists is compared without them (participants.domain.spelling.folded).
    """
    if text.isascii():
        return text.casefold()
    return "".join(_bare(letter) for letter in unicodedata.normalize("NFC", text.casefold()))


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of the text, unaccented."""
    return tuple(_WORD.findall(unaccented(text)))


def likeness(asked: str, text: str) -> float:
    """Return from 0 to 1 how well every word that was asked for fits some word of the text; 0 if one fits none."""
    wanted, there = words_in(asked), words_in(text)
    if not wanted or not there:
        return 0.0
    total = 0.0
    for word in wanted:
        fits = max(_fit(word, one) for one in there)
        if not fits:
            return 0.0
        total += fits
    return total / len(wanted)


def most_like(asked: str, offered: Iterable[tuple[str, Named]], *, most: int) -> tuple[Named, ...]:
    """Return what is likely to be meant among (text, thing), the likeliest first; equally likely in the order given."""
    found = [(likeness(asked, text), thing) for text, thing in offered]
    ranked = sorted((one for one in found if one[0] >= LIKELY), key=lambda one: -one[0])
    return tuple(thing for _rank, thing in ranked[:most])


def _bare(letter: str) -> str:
    return letter if letter in _OURS else unicodedata.normalize("NFD", letter)[0]


def _fit(asked: str, word: str) -> float:
    if asked == word:
        return _WHOLE
    if word.startswith(asked):
        return _BEGINNING
    if len(asked) >= _SHORTEST_PART and asked in word:
        return _PART
    if min(len(asked), len(word)) < _SHORTEST_WITH_SLIP:
        return 0.0
    if _is_one_slip_apart(asked, word):
        return _ONE_SLIP
    return _SLIP if _is_alike(asked, word[: len(asked) + 1]) else 0.0


def _is_one_slip_apart(one: str, other: str) -> bool:
    """Tell whether a letter is wrong, missing or too many, or two have changed places, and nothing else."""
    same = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    one, other = one[same:], other[same:]
    if one[1:] == other[1:] or one[1:] == other or one == other[1:]:
        return True
    return one[:2] == other[:2][::-1] and one[2:] == other[2:]


def _is_alike(one: str, other: str) -> bool:
    """Tell whether enough of the two is the same, in the same order; letters that changed places count as one slip.

    Most words have too few letters in common, in any order: those are not looked at further, which takes ten times as
    long.
    """
    common = sum(min(one.count(letter), other.count(letter)) for letter in set(one))
    if 2 * common < _ALIKE * (len(one) + min(len(one), len(other))):
        return False
    return any(SequenceMatcher(None, one, end).ratio() >= _ALIKE for end in (other, other[: len(one)]))
