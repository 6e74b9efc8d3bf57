"""The texts that templates mark, also inside the attributes of components, read with Django's own lexer."""

import re
from collections.abc import Iterator

from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace

from messages.text import NotGatherable, Text

_LITERAL = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_TRANSLATE = re.compile(rf"trans(?:late)?\s+{_LITERAL}(?:.*\scontext\s+{_LITERAL})?", re.DOTALL)
_CONTEXT = re.compile(rf"\scontext\s+{_LITERAL}")
_UNDERSCORE = re.compile(rf"\b_\({_LITERAL}\)")
_BLOCKS = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans"}


def texts_in_template(source: str, name: str) -> Iterator[Text]:
    """Yield the texts of one template. name: of the file, for messages. Raises NotGatherable."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        word = _word(token)
        if word == "comment":
            _until("endcomment", tokens, name)
        elif word in _BLOCKS:
            yield _block(token, tuple(_until(_BLOCKS[word], tokens, name)))
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from _inline(token)


def _word(token: Token) -> str:
    """Return the name of the tag, empty for anything else."""
    return token.contents.split(maxsplit=1)[0] if token.token_type is TokenType.BLOCK and token.contents else ""


def _until(end: str, tokens: Iterator[Token], name: str) -> list[Token]:
    inside: list[Token] = []
    for token in tokens:
        if _word(token) == end:
            return inside
        inside.append(token)
    raise NotGatherable(f"{name}: a tag is never closed by {{% {end} %}}.")


def _inline(token: Token) -> Iterator[Text]:
    match = _TRANSLATE.match(token.contents) if token.token_type is TokenType.BLOCK else None
    if match is not None:
        context = _bare(match[2]) if match[2] else ""
        yield Text(_bare(match[1]).replace("%", "%%"), context=context)
    for literal in _UNDERSCORE.findall(token.contents):
        yield Text(_bare(literal).replace("%", "%%"))


def _block(start: Token, inside: tuple[Token, ...]) -> Text:
    """Return the text as Django's own tag looks it up."""
    trimmed = "trimmed" in start.split_contents()
    context = _CONTEXT.search(start.contents)
    at = next((place for place, token in enumerate(inside) if _word(token) == "plural"), len(inside))
    return Text(
        _joined(inside[:at], trimmed=trimmed),
        _joined(inside[at + 1 :], trimmed=trimmed),
        _bare(context[1]) if context else "",
    )


def _joined(tokens: tuple[Token, ...], *, trimmed: bool) -> str:
    text = "".join(
        f"%({token.contents})s" if token.token_type is TokenType.VAR else token.contents.replace("%", "%%")
        for token in tokens
        if token.token_type in {TokenType.TEXT, TokenType.VAR}
    )
    return trim_whitespace(text) if trimmed else text


def _bare(literal: str) -> str:
    return literal[1:-1].replace('\\"', '"').replace("\\'", "'").replace("\\\\", "\\")
