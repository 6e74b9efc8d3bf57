"""An instrument file read and checked in full: the instrument, or all that is wrong. docs/rules/instruments.md."""

import hashlib
import json
from dataclasses import asdict, dataclass

from kedjan.assessments.domain.codes import InstrumentKind, Rater, ScoringKind
from kedjan.assessments.domain.file_rules import file_problems
from kedjan.assessments.domain.instrument import Area, Instrument, Item, Licence, Missing, Scale, Scoring, Step
from kedjan.assessments.domain.schema import SCHEMA
from kedjan.programmes.domain.check import check_schema
from kedjan.programmes.domain.document import Document, TomlTable, read_document, trusted_values
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem
from kedjan.programmes.domain.sheet import Row, Sheet
from kedjan.programmes.domain.typed import Typed
from kedjan.programmes.domain.words import Words


@dataclass(frozen=True, slots=True)
class ParsedInstrument:
    """Either the instrument and no problems, or no instrument and every problem, in the order of the file."""

    instrument: Instrument | None
    problems: tuple[Problem, ...]


def parse_instrument(text: str) -> ParsedInstrument:
    """Read an instrument file; never raises for what the text holds."""
    read = read_document(text)
    if read.document is None:
        return ParsedInstrument(None, read.problems)
    found = (*read.problems, *_problems(read.document))
    if found:
        return ParsedInstrument(None, tuple(sorted(set(found), key=_place)))
    return ParsedInstrument(_build(read.document.values), ())


def stored_instrument(text: str) -> Instrument:
    """Return the instrument of a text that parse_instrument has let through before: old answers keep their labels."""
    return _build(trusted_values(text))


def digest(instrument: Instrument) -> str:
    """Return the SHA-256 of the content: comments, spaces and the order of tables do not change it."""
    content = json.dumps(asdict(instrument), default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _problems(document: Document) -> tuple[Problem, ...]:
    sheet = Sheet(Row((), document.values), document.located)
    found = (*check_schema(document.values, document.located, SCHEMA), *file_problems(sheet))
    misspelt = {_meant(one) for one in found if one.code == ProblemCode.MISSPELT_KEY}
    kept = (one for one in found if one.code != ProblemCode.MISSING or one.path not in document.dropped)
    return tuple(one for one in kept if one.code == ProblemCode.MISSPELT_KEY or one.path not in misspelt)


def _meant(problem: Problem) -> str:
    """Return the key that a misspelt one stands for: it is not missing too."""
    where, _dot, _key = problem.path.rpartition(".")
    nearest = str(problem.reason.values["nearest"])
    return f"{where}.{nearest}" if where else nearest


def _place(problem: Problem) -> tuple[int, int, str, str]:
    return problem.line, problem.column, problem.path, problem.code


def _build(values: TomlTable) -> Instrument:
    file = Typed(values)
    return Instrument(
        key=file.text("key"),
        version=file.text("version"),
        title=_words(file.table("title")),
        about=_words(file.table("about")),
        kind=InstrumentKind(file.text("kind")),
        is_demonstration=file.flag("demonstration"),
        valid_from=file.day("valid_from"),
        valid_until=file.day("valid_until") if "valid_until" in values else None,
        licence=_licence(file.table("licence")),
        roles=file.texts("roles"),
        raters=tuple(Rater(one) for one in file.texts("raters")),
        scale=Scale(file.table("scale").text("key"), file.table("scale").each("steps", _step)),
        missing=file.each("missing", _missing),
        areas=file.each("areas", _area),
        scoring=_scoring(file.table("scoring")),
    )


def _words(row: Typed) -> Words:
    return Words(row.text("sv"), row.text("en"))


def _licence(row: Typed) -> Licence:
    return Licence(row.text("reference"), row.text_or_none("needed") or "")


def _step(row: Typed) -> Step:
    return Step(row.number("value"), _words(row.table("label")))


def _missing(row: Typed) -> Missing:
    return Missing(row.text("code"), _words(row.table("label")), tuple(Rater(one) for one in row.texts("raters")))


def _area(row: Typed) -> Area:
    return Area(row.text("key"), _words(row.table("title")), row.each("items", _item))


def _item(row: Typed) -> Item:
    return Item(
        key=row.text("key"),
        skill=row.text("skill"),
        title=_words(row.table("title")),
        ask=row.optional("ask", _words),
        look_for=row.optional("look_for", _words),
    )


def _scoring(row: Typed) -> Scoring:
    return Scoring(
        kind=ScoringKind(row.text("kind")),
        rule=_words(row.table("rule")),
        least_answered=row.number_or_none("least_answered") or 1,
        reference=row.text_or_none("reference") or "",
    )
