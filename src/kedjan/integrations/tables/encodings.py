"""In which characters a text file is written: asked of the bytes, because nobody else knows."""

import codecs
from typing import BinaryIO, NamedTuple

_CHUNK_BYTES = 1024 * 1024
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SWEDISH_IN_UTF8 = tuple(letter.encode() for letter in "åäöÅÄÖéÉü")


class TextEncoding(NamedTuple):
    """A codec and what it does with bytes that it lacks."""

    name: str
    errors: str


def encoding_of(file: BinaryIO) -> TextEncoding:
    """Return the encoding of the whole file, read once in pieces; the file is left at its start.

    A byte order mark decides. Else UTF-8 if all of it is. Else Windows-1252, which holds all letters of Latin-1,
    unless Swedish letters stand there in UTF-8: then single bytes are damaged, and only they become U+FFFD.
    """
    file.seek(0)
    start = file.read(2)
    file.seek(0)
    if start in _WIDE_BOMS:
        return TextEncoding("utf-16", "replace")
    is_utf8, has_swedish = _is_utf8(file)
    file.seek(0)
    if is_utf8:
        return TextEncoding("utf-8-sig", "strict")
    return TextEncoding("utf-8-sig" if has_swedish else "cp1252", "replace")


def _is_utf8(file: BinaryIO) -> tuple[bool, bool]:
    """Tell whether all bytes are UTF-8 and, if not, whether Swedish letters in UTF-8 stand among them."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, has_swedish = True, False
    while chunk := file.read(_CHUNK_BYTES):
        has_swedish = has_swedish or any(letter in chunk for letter in _SWEDISH_IN_UTF8)
        is_utf8 = is_utf8 and _decodes(decoder, chunk, final=False)
    return is_utf8 and _decodes(decoder, b"", final=True), has_swedish


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
