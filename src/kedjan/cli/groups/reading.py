"""A problem and a plan from the disk; what cannot be read becomes lines that say what is wrong and where."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kedjan.cli.installation import CannotRun
from kedjan.cli.wording import Language, translated
from kedjan.engines.groups.document import BYTES_MOST, CannotReadDocument, Fault
from kedjan.engines.groups.parse import read_plan, read_problem
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

_Read = TypeVar("_Read")


def problem_from(path: Path, language: Language) -> Problem:
    """Return the problem and say what may be worth knowing first. Raises CannotRun with every fault."""
    read = _read(path, read_problem, language)
    for fault in read.warnings:
        print(_line(path, fault, language), file=sys.stderr)
    return read.problem


def plan_from(path: Path, language: Language) -> Plan:
    """Return the plan. Raises CannotRun with every fault."""
    return _read(path, read_plan, language)


def in_words(reason: Reason, language: Language) -> str:
    """Return a reason as a sentence."""
    return translated(reason.message, language) % dict(reason.values)


def _read(path: Path, read: Callable[[bytes], _Read], language: Language) -> _Read:
    try:
        with path.open("rb") as file:
            return read(file.read(BYTES_MOST + 1))
    except OSError as error:
        said = translated(N_("Filen går inte att läsa: %(said)s."), language) % {"said": str(error.strerror)}
        raise CannotRun(f"{path}: {said}") from error
    except CannotReadDocument as refusal:
        raise CannotRun("\n".join(_line(path, fault, language) for fault in refusal.faults)) from refusal


def _line(path: Path, fault: Fault, language: Language) -> str:
    place = f" {fault.place}" if fault.place else ""
    return f"{path}{place}: {in_words(fault.reason, language)}"
