"""Rules between keys: period, money, partners, municipalities, councils, and keys that may stand once."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem, shortened
from kedjan.programmes.domain.schema import FILE
from kedjan.programmes.domain.sheet import Row, Sheet

_NEAR_NAMES = 3
_IDENTIFIED_BY = {
    "municipalities": ("code",),
    "partners": ("role", "name"),
    "stages": ("key",),
    "outcomes": ("key",),
    "goals": ("key",),
    "councils": ("key",),
    "figures": ("key",),
    "notes": ("key",),
}


def frame_problems(sheet: Sheet, municipalities: Mapping[str, str]) -> Iterator[Problem]:
    """Return what does not fit in the frame; municipalities: official name by code."""
    yield from ends_before_start(sheet, sheet.file.row("period"))
    yield from _money(sheet)
    yield from _partners(sheet)
    yield from _municipalities(sheet, municipalities)
    yield from _ages(sheet)
    yield from _councils(sheet)
    yield from _notes(sheet)
    yield from _repeated(sheet)


def ends_before_start(sheet: Sheet, period: Row) -> Iterator[Problem]:
    """Return the problem of a period that ends before it starts."""
    start, end = period.day("starts_on"), period.day("ends_on")
    if start and end and end < start:
        days = {"start": start.isoformat(), "end": end.isoformat()}
        yield sheet.found(ProblemCode.ENDS_BEFORE_START, (*period.path, "ends_on"), **days)


def _money(sheet: Sheet) -> Iterator[Problem]:
    funding = sheet.file.row("funding")
    grant, total = funding.number("grant_sek"), funding.number("total_budget_sek")
    if grant is not None and total is not None and grant > total:
        path = (*funding.path, "grant_sek")
        yield sheet.found(ProblemCode.GRANT_OVER_BUDGET, path, found=shortened(grant), most=shortened(total))


def _partners(sheet: Sheet) -> Iterator[Problem]:
    partners = sheet.file.rows("partners")
    if partners and not any(partner.text("role") == PartnerRole.OWNER for partner in partners):
        yield sheet.found(ProblemCode.NO_OWNER, ("partners",))


def _municipalities(sheet: Sheet, known: Mapping[str, str]) -> Iterator[Problem]:
    rows = sheet.file.rows("municipalities")
    if not rows and not sheet.file.is_true("nationwide"):
        yield sheet.found(ProblemCode.NO_MUNICIPALITY, ("municipalities",))
    for row in rows:
        code, name = row.text("code"), row.text("name")
        if code is None or name is None:
            continue
        if code not in known:
            near = _near(code, name, known)
            yield sheet.found(
                ProblemCode.UNKNOWN_MUNICIPALITY, (*row.path, "code"), found=shortened(code), allowed=near
            )
        elif name != known[code]:
            facts = {"code": code, "allowed": known[code], "found": shortened(name)}
            yield sheet.found(ProblemCode.WRONG_MUNICIPALITY_NAME, (*row.path, "name"), **facts)


def _near(code: str, name: str, known: Mapping[str, str]) -> str:
    """Return codes and names of the municipalities that may be meant: by name, else by code."""
    names = [name] if name in known.values() else get_close_matches(name, known.values(), n=_NEAR_NAMES)
    codes = [code for code, official in known.items() if official in names]
    likely = codes or get_close_matches(code, known, n=_NEAR_NAMES, cutoff=0)
    return ", ".join(f"{code} {known[code]}" for code in likely)


def _ages(sheet: Sheet) -> Iterator[Problem]:
    yield from least_over_most(sheet, sheet.file.row("target_group"), "age_from", "age_to")


def least_over_most(sheet: Sheet, row: Row, least: str, most: str) -> Iterator[Problem]:
    """Return the problem of a smallest number that is larger than the largest."""
    low, high = row.number(least), row.number(most)
    if low is not None and high is not None and low > high:
        numbers = {"least": shortened(low), "most": shortened(high)}
        yield sheet.found(ProblemCode.LEAST_OVER_MOST, (*row.path, least), **numbers)


def references(sheet: Sheet, row: Row, name: str, targets: tuple[Row, ...]) -> Iterator[Problem]:
    """Return each text of a list that is not the key of one of the targets."""
    keys = [key for target in targets if (key := target.text("key"))]
    for path, referred in row.texts(name):
        if referred not in keys:
            found = {"found": shortened(referred), "allowed": ", ".join(keys)}
            yield sheet.found(ProblemCode.UNKNOWN_REFERENCE, path, **found)


def _councils(sheet: Sheet) -> Iterator[Problem]:
    for council in sheet.file.rows("councils"):
        total, seats = council.number("total_seats"), council.rows("seats")
        counted = sum((row.number("number") or 0) * (row.number("units") or 1) for row in seats)
        if total is not None and seats and counted != total:
            numbers = {"found": shortened(total), "sum": shortened(counted)}
            yield sheet.found(ProblemCode.WRONG_SEATS, (*council.path, "total_seats"), **numbers)


def _notes(sheet: Sheet) -> Iterator[Problem]:
    for note in sheet.file.rows("notes"):
        about = note.text("about")
        if about and about.split(".")[0].split("[")[0] not in FILE.names:
            path = (*note.path, "about")
            allowed = ", ".join(FILE.names)
            yield sheet.found(ProblemCode.UNKNOWN_REFERENCE, path, found=shortened(about), allowed=allowed)


def _repeated(sheet: Sheet) -> Iterator[Problem]:
    for name, fields in _IDENTIFIED_BY.items():
        yield from _twice(sheet, sheet.file.rows(name), fields)
    for stage in sheet.file.rows("stages"):
        yield from _twice(sheet, stage.rows("gates"), ("key",))
        yield from _twice(sheet, stage.rows("activities"), ("key",))
        for gate in stage.rows("gates"):
            yield from _twice(sheet, gate.rows("tasks"), ("key",))


def _twice(sheet: Sheet, rows: Iterable[Row], fields: tuple[str, ...]) -> Iterator[Problem]:
    first: dict[tuple[str | None, ...], Row] = {}
    for row in rows:
        identity = tuple(row.text(field) for field in fields)
        if None in identity:
            continue
        earlier = first.setdefault(identity, row)
        if earlier is not row:
            line = sheet.line((*earlier.path, fields[-1]))
            found = shortened(", ".join(filter(None, identity)))
            yield sheet.found(ProblemCode.REPEATED, (*row.path, fields[-1]), found=found, first=line)
