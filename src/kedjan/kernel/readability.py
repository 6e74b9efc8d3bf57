"""How hard a Swedish text is to read: LIX, the readability index of Björnsson (Läsbarhet, 1968), and what would help.

LIX is the mean number of words in a sentence plus the percentage of words longer than six letters. Below 30 is very
easy, 30 to 40 easy, above 60 very hard. Texts for participants stay at 35 or below. The rule, our levels and the advice
stand in docs/rules/plain-language.md; `ui/static/ui/reading.js` counts alike while somebody types.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from kedjan.kernel.text import N_

EASY = 35
MOST_WORDS = 20
MEASURED_FROM = 10
_NAMED = 3
_LONG = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")
# A row of a list or a heading is a sentence of its own, also without a stop. The script has the same idea of a space.
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n+")


class Level(StrEnum):
    """How hard a text is, in plain words."""

    VERY_EASY = "very_easy"
    EASY = "easy"
    RATHER_HARD = "rather_hard"
    HARD = "hard"
    VERY_HARD = "very_hard"

    @property
    def label(self) -> str:
        """Return the level in Swedish, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Level.VERY_EASY: N_("mycket lätt"),
    Level.EASY: N_("lätt"),
    Level.RATHER_HARD: N_("lite svårt"),
    Level.HARD: N_("svårt"),
    Level.VERY_HARD: N_("mycket svårt"),
}
# The highest index of each level but the last.
UP_TO = ((29, Level.VERY_EASY), (EASY, Level.EASY), (45, Level.RATHER_HARD), (55, Level.HARD))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text.

    words: how many; longest_sentence: in words; long_words: three of those longer than six letters, the longest first.
    """

    lix: int
    words: int
    longest_sentence: int
    long_words: tuple[str, ...]

    @property
    def is_measured(self) -> bool:
        """Tell whether the text is long enough for its index to say anything."""
        return self.words >= MEASURED_FROM

    @property
    def level(self) -> Level:
        """Return how hard the text is."""
        return next((level for most, level in UP_TO if self.lix <= most), Level.VERY_HARD)

    @property
    def has_long_sentences(self) -> bool:
        """Tell whether a sentence has more words than one should."""
        return self.longest_sentence > MOST_WORDS


def reading(text: str) -> Reading:
    """Count the text's words, sentences and long words; all zero for a text without words."""
    words = _WORD.findall(text)
    sentences = [count for part in _SENTENCE_END.split(text) if (count := len(_WORD.findall(part)))]
    long_words = [word for word in words if len(word) > _LONG]
    named = sorted(dict.fromkeys(long_words), key=len, reverse=True)[:_NAMED]
    index = _index(len(words), len(sentences), len(long_words))
    return Reading(index, len(words), max(sentences, default=0), tuple(named))


def lix(text: str) -> int:
    """Return the index of the text, rounded; 0 for a text without words."""
    return reading(text).lix


def _index(words: int, sentences: int, long_words: int) -> int:
    """Return words/sentences + 100·long/words, a half rounded up; in whole numbers, so that it is exact everywhere."""
    if not words:
        return 0
    over, under = words * words + 100 * long_words * sentences, sentences * words
    return (2 * over + under) // (2 * under)
