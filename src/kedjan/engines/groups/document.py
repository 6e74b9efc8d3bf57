"""JSON from a file that may be anything: its size, packing and nesting are answered for before anything is built."""

import gzip
import io
import json
import zlib
from dataclasses import dataclass
from typing import NoReturn

from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_

BYTES_MOST = 128 * 1024 * 1024
"""The largest document that is read, unpacked; the whole of Sweden for a year takes 4 MB."""

FAULTS_SHOWN = 100
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place of the document, such as participants[3].earliest; the place is empty for all of it.

    A warning does not stop the planning.
    """

    place: str
    reason: Reason
    warning: bool = False


class CannotReadDocument(Refusal):
    """The document is not what it should be; every fault with its place, up to FAULTS_SHOWN of them."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults."""
        super().__init__(*(fault.reason for fault in faults))
        self.faults = faults


def read_json(data: bytes) -> object:
    """Return what the JSON holds, gzipped or not. Raises CannotReadDocument with the line and column."""
    text = _text(_unpacked(data))
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        values: dict[str, str | int] = {"line": error.lineno, "column": error.colno}
        raise _cannot("syntax", N_("Filen är inte JSON: rad %(line)s, kolumn %(column)s."), values) from error
    except RecursionError as error:
        raise _cannot(
            "nesting", N_("Filen har parenteser inuti parenteser så djupt att den inte kan läsas.")
        ) from error
    except ValueError as error:  # a number with thousands of digits
        raise _cannot("number", N_("Filen har ett tal som är för långt för att läsas.")) from error


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return _within_size(data)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return _within_size(packed.read(BYTES_MOST + 1))
    except (OSError, EOFError, zlib.error) as error:
        raise _cannot("gzip", N_("Filen är packad med gzip men går inte att packa upp.")) from error


def _within_size(data: bytes) -> bytes:
    if len(data) > BYTES_MOST:
        raise _cannot("size", N_("Filen är större än %(most)s MB."), {"most": BYTES_MOST // 2**20})
    return data


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        values: dict[str, str | int] = {"byte": error.start}
        raise _cannot("encoding", N_("Filen är inte text i UTF-8: byte %(byte)s."), values) from error


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise _cannot("repeated_key", N_("Nyckeln %(key)s står två gånger i samma objekt."), {"key": repeated[:80]})
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise _cannot("not_a_number", N_("Filen har värdet %(name)s, som inte är ett tal."), {"name": name})


def _cannot(code: str, message: str, values: dict[str, str | int] | None = None) -> CannotReadDocument:
    return CannotReadDocument(Fault("", Reason(code, message, values or {})))
