"""Texts that pure code carries: written in Swedish where the rule stands, translated where they are shown."""


def N_(text: str) -> str:
    """Mark a Swedish text for the translation catalogue without translating it here."""
    return text


def inside_a_sentence(words: str) -> str:
    """Return the words as they are written inside a sentence: without the capital that begins a row of a list."""
    return words[:1].lower() + words[1:]


def beginning_a_sentence(words: str) -> str:
    """Return the words as they are written where a sentence begins: with a capital, and the rest as it is."""
    return words[:1].upper() + words[1:]


LAST_LETTERS = "åäö"
AFTER_ALL_LETTERS = "\U0010fffd\U0010fffe\U0010ffff"
_LAST = str.maketrans(LAST_LETTERS, AFTER_ALL_LETTERS)


def in_swedish_order(text: str) -> str:
    """Return what sorts å, ä and ö last and in that order, whatever the machine's locale is."""
    return text.lower().translate(_LAST)
