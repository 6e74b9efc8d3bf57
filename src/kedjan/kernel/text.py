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
