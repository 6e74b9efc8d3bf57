"""A programme file read and checked in full: the programme, or everything that is wrong with the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from kedjan.programmes.domain.build import build_programme
from kedjan.programmes.domain.check import check_schema
from kedjan.programmes.domain.document import Document, read_document, trusted_values
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.domain.rules_coaching import coaching_problems
from kedjan.programmes.domain.rules_frame import frame_problems
from kedjan.programmes.domain.rules_path import path_problems
from kedjan.programmes.domain.sheet import Row, Sheet


@dataclass(frozen=True, slots=True)
class ParsedProgramme:
    """Either the programme and no problems, or no programme and every problem, in the order of the file."""

    programme: ProgrammeFile | None
    problems: tuple[Problem, ...]


def parse_programme(text: str, *, municipalities: Mapping[str, str]) -> ParsedProgramme:
    """Read a programme file. municipalities: the official names (without "kommun") by code of four digits.

    The format is described in docs/programme-files.md. Never raises for what the text holds.
    """
    read = read_document(text)
    if read.document is None:
        return ParsedProgramme(None, read.problems)
    found = (*read.problems, *_problems(read.document, municipalities))
    if found:
        return ParsedProgramme(None, tuple(sorted(set(found), key=_place)))
    return ParsedProgramme(build_programme(read.document.values), ())


def stored_programme(text: str) -> ProgrammeFile:
    """Return the programme of a text that parse_programme has let through before, without checking it anew.

    The world outside the file moves on: a municipality that is renamed today does not make last year's file wrong.
    Raises ValueError or LookupError for a text that was never let through.
    """
    return build_programme(trusted_values(text))


def _problems(document: Document, municipalities: Mapping[str, str]) -> tuple[Problem, ...]:
    sheet = Sheet(Row((), document.values), document.located)
    found = (
        *check_schema(document.values, document.located),
        *frame_problems(sheet, municipalities),
        *path_problems(sheet),
        *coaching_problems(sheet),
    )
    return tuple(problem for problem in found if not _is_echo(problem, document))


def _is_echo(problem: Problem, document: Document) -> bool:
    """Tell whether a key is missing only because it stood twice and was left out."""
    return problem.code == ProblemCode.MISSING and problem.path in document.dropped


def _place(problem: Problem) -> tuple[int, int, str, str]:
    return problem.line, problem.column, problem.path, problem.code
