"""What is wrong in a file of ours: one problem, one place, one message that stands on its own."""

from dataclasses import dataclass
from types import MappingProxyType

from kedjan.kernel.refusal import Reason
from kedjan.programmes.domain.messages import MESSAGES, ProblemCode
from kedjan.programmes.domain.positions import Path, Position

_FOUND_MOST = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct.

    path: the key, as in goals[2].window with items counted from 0, empty for the file itself; line and column: where
    to look, from 1; reason: the Swedish message, which names the place too.
    """

    path: str
    line: int
    column: int
    reason: Reason

    @property
    def code(self) -> str:
        """Return the stable name of the problem."""
        return self.reason.code


def problem(code: ProblemCode, path: Path, position: Position, /, **values: str | int) -> Problem:
    """Return a problem with its message; values are what the message has places for beside key, line and column."""
    return problem_saying(str(code), MESSAGES[code], path, position, **values)


def problem_saying(code: str, message: str, path: Path, position: Position, /, **values: str | int) -> Problem:
    """Return a problem that another kind of file has, with the message that it has for it."""
    key = written(path)
    places: dict[str, str | int] = {"key": key, "line": position.line, "column": position.column}
    reason = Reason(code, message, MappingProxyType({**places, **values}))
    return Problem(key, position.line, position.column, reason)


def written(path: Path) -> str:
    """Return the path as a reader writes it: goals[2].window."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def shortened(value: object) -> str:
    """Return a value as a message can show it: on one line and short."""
    try:
        text = " ".join(str(value).split())
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "…"
    return text if len(text) <= _FOUND_MOST else f"{text[: _FOUND_MOST - 1]}…"
