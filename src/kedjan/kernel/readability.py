"""How hard a Swedish text is to read: LIX, the readability index of Björnsson (1968).

LIX is the mean number of words in a sentence plus the percentage of words longer than six letters. Below 30 is very
easy, 30 to 40 easy, above 60 very hard. Texts for participants stay at 35 or below (docs/rules/plain-language.md).
"""

import re

EASY = 35
_LONG = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")
# A row of a list or a heading is a sentence of its own, also without a stop.
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n+")


def lix(text: str) -> int:
    """Return the index of the text, rounded; 0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    long_words = sum(1 for word in words if len(word) > _LONG)
    return round(len(words) / sentences + 100 * long_words / len(words))
