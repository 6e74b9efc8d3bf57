"""Rules between keys: coaching groups."""

from collections.abc import Iterator

from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem, shortened
from kedjan.programmes.domain.rules_frame import least_over_most, references
from kedjan.programmes.domain.sheet import Row, Sheet


def coaching_problems(sheet: Sheet) -> Iterator[Problem]:
    """Return what does not fit in the coaching groups; nothing for a programme without any."""
    coaching = sheet.file.row("coaching")
    if not coaching.values:
        return
    yield from least_over_most(sheet, coaching, "group_least", "group_most")
    yield from references(sheet, coaching, "waiting_stages", sheet.file.rows("stages"))
    costs = coaching.row("costs")
    if costs.values.get("coach_load") == []:
        yield sheet.found(ProblemCode.EMPTY_LIST, (*costs.path, "coach_load"))
    yield from _areas(sheet, coaching)


def _areas(sheet: Sheet, coaching: Row) -> Iterator[Problem]:
    """Return each area that stands twice, each municipality that stands twice or not among the programme's."""
    known = [code for row in sheet.file.rows("municipalities") if (code := row.text("code"))]
    keys: dict[str, int] = {}
    codes: dict[str, int] = {}
    for area in coaching.rows("areas"):
        if key := area.text("key"):
            yield from _once(sheet, keys, (*area.path, "key"), key)
        for path, code in area.texts("codes"):
            yield from _once(sheet, codes, path, code)
            if known and code not in known:
                found = {"found": shortened(code), "allowed": ", ".join(known)}
                yield sheet.found(ProblemCode.UNKNOWN_REFERENCE, path, **found)


def _once(sheet: Sheet, seen: dict[str, int], path: tuple[str | int, ...], value: str) -> Iterator[Problem]:
    line = sheet.line(path)
    if value in seen:
        yield sheet.found(ProblemCode.REPEATED, path, found=shortened(value), first=seen[value])
    seen.setdefault(value, line)
