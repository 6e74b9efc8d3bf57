"""A programme or instrument file from the disk: its text, or what is wrong with it, a line for each thing."""

import re
from pathlib import Path

from kedjan.cli.wording import Language, translated
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.programmes.domain.document import CHARACTERS_MOST
from kedjan.programmes.domain.positions import Position, position_at, starts_of_lines
from kedjan.programmes.domain.problem import Problem

_BYTES_MOST = 4 * CHARACTERS_MOST
# How a message about a place begins, in any language: the line has said the place already.
_PLACE_AGAIN = re.compile(r"\A[^:%]*%\(line\)s, (?:%\(key\)s|[^:%]*%\(column\)s): ")


class CannotReadFile(Refusal):
    """The file is not text to check; place tells where it stops being, or None for the file itself."""

    def __init__(self, reason: Reason, place: Position | None = None) -> None:
        """Keep the reason and the place."""
        super().__init__(reason)
        self.reason = reason
        self.place = place


def read_text(path: Path, *, example: str = "programmes") -> str:
    """Return the text of a file in UTF-8; example: where such files lie. Raises CannotReadFile."""
    if path.is_dir():
        message = N_("Det här är en mapp. Ange en fil, till exempel %(example)s/namn.toml.")
        raise CannotReadFile(Reason("folder", message, {"example": example}))
    content = _bytes_of(path)
    if len(content) > _BYTES_MOST:
        reason = N_("Filen är större än %(most)s byte. Så stor får den inte vara.")
        raise CannotReadFile(Reason("too_large", reason, {"most": _BYTES_MOST}))
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        reason = N_("Här står ett tecken som inte är UTF-8. Spara filen på nytt med teckenkodningen UTF-8.")
        raise CannotReadFile(Reason("not_utf8", reason), _place(content[: error.start])) from error


def line_about(path: Path, problem: Problem, language: Language) -> str:
    """Return a problem as `file:line:column key: message`."""
    message = _PLACE_AGAIN.sub("", translated(problem.reason.message, language)) % dict(problem.reason.values)
    key = f" {problem.path}" if problem.path else ""
    return f"{path}:{problem.line}:{problem.column}{key}: {message}"


def line_about_file(path: Path, refusal: CannotReadFile, language: Language) -> str:
    """Return why a file could not be read as `file: message` or `file:line:column: message`."""
    place = f":{refusal.place.line}:{refusal.place.column}" if refusal.place else ""
    return f"{path}{place}: {translated(refusal.reason.message, language) % dict(refusal.reason.values)}"


def _bytes_of(path: Path) -> bytes:
    """Return the content, and never much more than such a file can have."""
    try:
        with path.open("rb") as file:
            return file.read(_BYTES_MOST + 1)
    except FileNotFoundError as error:
        raise CannotReadFile(Reason("missing", N_("Filen finns inte. Kontrollera namnet."))) from error
    except PermissionError as error:
        raise CannotReadFile(Reason("forbidden", N_("Du får inte läsa filen. Ändra dess rättigheter."))) from error
    except OSError as error:
        reason = Reason("unreadable", N_("Filen går inte att läsa: %(said)s."), {"said": str(error.strerror)})
        raise CannotReadFile(reason) from error


def _place(before: bytes) -> Position:
    text = before.decode()
    return position_at(starts_of_lines(text), len(text))
