"""Rules between the keys of an instrument file: each problem with place and cure. docs/rules/instruments.md."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from kedjan.assessments.domain.codes import InstrumentKind, Rater, ScoringKind
from kedjan.kernel.text import N_
from kedjan.programmes.domain.positions import Path
from kedjan.programmes.domain.problem import Problem, problem_saying, shortened
from kedjan.programmes.domain.sheet import Row, Sheet

LEAST_STEPS = 2
MOST_SCALE = 10


class FileProblem(StrEnum):
    """What can be wrong between keys that are right one by one."""

    REPEATED = "repeated"
    SCALE_GAP = "scale_gap"
    FEW_STEPS = "few_steps"
    MANY_STEPS = "many_steps"
    ENDS_BEFORE_START = "ends_before_start"
    NO_RATER = "no_rater"
    SELF_RATES_DEMAND = "self_rates_demand"
    NO_QUESTION = "no_question"
    NO_LOOK_FOR = "no_look_for"
    RATER_NOT_USED = "rater_not_used"
    SUM_WITHOUT_REFERENCE = "sum_without_reference"
    TOO_FEW_ITEMS = "too_few_items"
    NO_ROLE = "no_role"


_MESSAGES: Mapping[FileProblem, str] = MappingProxyType(
    {
        FileProblem.REPEATED: N_(
            "Rad %(line)s, %(key)s: %(found)s står redan på rad %(first)s. Varje post ska ha ett eget värde."
        ),
        FileProblem.SCALE_GAP: N_(
            "Rad %(line)s, %(key)s: efter %(before)s ska det stå %(wanted)s, men här står %(found)s. "
            "Skalans steg ska följa på varandra utan luckor."
        ),
        FileProblem.FEW_STEPS: N_("Rad %(line)s, %(key)s: en skala ska ha minst två steg."),
        FileProblem.MANY_STEPS: N_("Rad %(line)s, %(key)s: en skala får ha högst %(most)s steg."),
        FileProblem.ENDS_BEFORE_START: N_(
            "Rad %(line)s, %(key)s: sista dagen %(end)s kommer före den första, %(start)s. Byt plats på dem."
        ),
        FileProblem.NO_RATER: N_("Rad %(line)s, %(key)s: ingen skattar. Skriv self, assessor eller båda."),
        FileProblem.SELF_RATES_DEMAND: N_(
            "Rad %(line)s, %(key)s: deltagaren skattar inte vad en uppgift kräver. Ta bort self."
        ),
        FileProblem.NO_QUESTION: N_(
            "Rad %(line)s, %(key)s: frågan till deltagaren saknas. Den behövs när raters innehåller self."
        ),
        FileProblem.NO_LOOK_FOR: N_(
            "Rad %(line)s, %(key)s: det saknas vad den som bedömer ska titta efter. "
            "Det behövs när raters innehåller assessor."
        ),
        FileProblem.RATER_NOT_USED: N_(
            "Rad %(line)s, %(key)s: %(found)s skattar inte med det här instrumentet. Ta bort, eller lägg till i raters."
        ),
        FileProblem.SUM_WITHOUT_REFERENCE: N_(
            "Rad %(line)s, %(key)s: steg på en skala får bara läggas ihop efter en regel som är publicerad. "
            "Skriv var den står, eller välj median eller profile."
        ),
        FileProblem.TOO_FEW_ITEMS: N_(
            "Rad %(line)s, %(key)s: %(found)s svar krävs, men området %(area)s har bara %(most)s frågor. Skriv ett "
            "mindre tal."
        ),
        FileProblem.NO_ROLE: N_("Rad %(line)s, %(key)s: ingen roll får bedöma. Skriv minst en."),
    }
)


def file_problems(sheet: Sheet) -> Iterator[Problem]:
    """Return what does not fit together in the file."""
    yield from _days(sheet)
    yield from _raters(sheet)
    yield from _scale(sheet)
    yield from _repeated(sheet, [(*row.path, "code") for row in sheet.file.rows("missing")], sheet.file.rows("missing"))
    yield from _items(sheet)
    yield from _scoring(sheet)


def _found(sheet: Sheet, code: FileProblem, path: Path, **values: str | int) -> Problem:
    return problem_saying(code.value, _MESSAGES[code], path, sheet.located.place(path), **values)


def _days(sheet: Sheet) -> Iterator[Problem]:
    start, end = sheet.file.day("valid_from"), sheet.file.day("valid_until")
    if start and end and end < start:
        days = {"start": start.isoformat(), "end": end.isoformat()}
        yield _found(sheet, FileProblem.ENDS_BEFORE_START, ("valid_until",), **days)


def _raters(sheet: Sheet) -> Iterator[Problem]:
    raters = {text for _path, text in sheet.file.texts("raters")}
    if "raters" in sheet.file.values and not raters:
        yield _found(sheet, FileProblem.NO_RATER, ("raters",))
    if sheet.file.text("kind") == InstrumentKind.DEMAND and Rater.SELF in raters:
        yield _found(sheet, FileProblem.SELF_RATES_DEMAND, ("raters",))
    if Rater.ASSESSOR in raters and "roles" in sheet.file.values and not list(sheet.file.texts("roles")):
        yield _found(sheet, FileProblem.NO_ROLE, ("roles",))
    for row in sheet.file.rows("missing"):
        for path, text in row.texts("raters"):
            if raters and text in set(Rater) - raters:
                yield _found(sheet, FileProblem.RATER_NOT_USED, path, found=text)


def _scale(sheet: Sheet) -> Iterator[Problem]:
    steps = sheet.file.row("scale").rows("steps")
    if steps and len(steps) < LEAST_STEPS:
        yield _found(sheet, FileProblem.FEW_STEPS, ("scale", "steps"))
    if len(steps) > MOST_SCALE:
        yield _found(sheet, FileProblem.MANY_STEPS, ("scale", "steps"), most=MOST_SCALE)
    values = [(row, row.number("value")) for row in steps]
    for (_row, before), (row, value) in pairwise(values):
        if before is not None and value is not None and value != before + 1:
            numbers = {"before": before, "wanted": before + 1, "found": value}
            yield _found(sheet, FileProblem.SCALE_GAP, (*row.path, "value"), **numbers)


def _items(sheet: Sheet) -> Iterator[Problem]:
    areas = sheet.file.rows("areas")
    items = [item for area in areas for item in area.rows("items")]
    raters = {text for _path, text in sheet.file.texts("raters")}
    yield from _repeated(sheet, [(*area.path, "key") for area in areas], areas)
    yield from _repeated(sheet, [(*item.path, "key") for item in items], items)
    yield from _repeated(sheet, [(*item.path, "skill") for item in items], items)
    for item in items:
        if Rater.SELF in raters and "ask" not in item.values:
            yield _found(sheet, FileProblem.NO_QUESTION, (*item.path, "ask"))
        if Rater.ASSESSOR in raters and "look_for" not in item.values:
            yield _found(sheet, FileProblem.NO_LOOK_FOR, (*item.path, "look_for"))


def _repeated(sheet: Sheet, paths: list[Path], rows: Iterable[Row]) -> Iterator[Problem]:
    """Return each value that stands under the same name in an earlier row."""
    first: dict[str, Path] = {}
    for path, row in zip(paths, rows, strict=True):
        text = row.text(str(path[-1]))
        if text is not None and first.setdefault(text, path) != path:
            line = sheet.line(first[text])
            yield _found(sheet, FileProblem.REPEATED, path, found=shortened(text), first=line)


def _scoring(sheet: Sheet) -> Iterator[Problem]:
    scoring = sheet.file.row("scoring")
    if scoring.text("kind") == ScoringKind.SUM and scoring.text("reference") is None:
        yield _found(sheet, FileProblem.SUM_WITHOUT_REFERENCE, ("scoring", "reference"))
    least = scoring.number("least_answered")
    for area in sheet.file.rows("areas"):
        most = len(area.rows("items"))
        if least is not None and most and least > most:
            path, key = ("scoring", "least_answered"), shortened(area.text("key"))
            yield _found(sheet, FileProblem.TOO_FEW_ITEMS, path, found=least, most=most, area=key)
