"""A file of measured travel times, row by row: good rows survive the bad. Rule: docs/rules/travel-times.md."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.travel import Mode
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

COLUMNS = ("from", "to", "mode", "minutes", "source", "measured_on")
MINUTES_MOST = 1440
SOURCE_MOST = 120

_CODE = N_("%(column)s: det finns ingen kommun med koden %(found)s.")
_MODE = N_("mode: skriv car eller transit, inte %(found)s.")
_MINUTES = N_("minutes: skriv hela minuter från 0 till %(most)s, inte %(found)s.")
_SOURCE = N_("source: skriv vem som har mätt, med högst %(most)s tecken.")
_DAY = N_("measured_on: skriv en dag som 2012-11-05, inte %(found)s.")
_LATER = N_("measured_on: dagen %(found)s har inte varit än.")
_TWICE = N_("Samma väg står redan på rad %(first)s.")
_SHORT = N_("Raden har inte sex kolumner.")


@dataclass(frozen=True, slots=True)
class Way:
    """A way that somebody has measured, one way: from, to, how, whole minutes, by whom and on which day."""

    origin: str
    destination: str
    mode: Mode
    minutes: int
    source: str
    measured_on: date

    @property
    def key(self) -> tuple[str, str, Mode]:
        """Return what a way is known by."""
        return self.origin, self.destination, self.mode


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used, by its line in the file (the heading is 1), and every reason."""

    line: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ReadWays:
    """What a file holds: ways that can be used, and rows that cannot."""

    ways: tuple[Way, ...]
    bad: tuple[BadRow, ...]


def read_ways(rows: Iterable[tuple[int, Mapping[str, str | None]]], *, codes: Container[str], today: date) -> ReadWays:
    """Return the rows that can be used and those that cannot.

    rows: with their lines; codes: of all municipalities. Of two rows about the same way the first is used.
    """
    ways: dict[tuple[str, str, Mode], tuple[int, Way]] = {}
    bad: list[BadRow] = []
    for line, row in rows:
        reasons = _reasons(row, codes, today)
        if reasons:
            bad.append(BadRow(line, reasons))
            continue
        way = _way(row)
        if way.key in ways:
            bad.append(BadRow(line, (Reason("twice", _TWICE, {"first": ways[way.key][0]}),)))
        else:
            ways[way.key] = (line, way)
    return ReadWays(tuple(way for _line, way in ways.values()), tuple(bad))


def _reasons(row: Mapping[str, str | None], codes: Container[str], today: date) -> tuple[Reason, ...]:
    if any(row.get(name) is None for name in COLUMNS) or None in row:
        return (Reason("columns", _SHORT),)
    typed = {name: (row[name] or "").strip() for name in COLUMNS}
    found = [
        Reason(f"code-{name}", _CODE, {"column": name, "found": _short(typed[name])})
        for name in ("from", "to")
        if typed[name] not in codes
    ]
    if typed["mode"] not in set(Mode):
        found.append(Reason("mode", _MODE, {"found": _short(typed["mode"])}))
    minutes = typed["minutes"]
    if not (minutes.isascii() and minutes.isdecimal() and len(minutes) < 6 and int(minutes) <= MINUTES_MOST):
        found.append(Reason("minutes", _MINUTES, {"found": _short(minutes), "most": MINUTES_MOST}))
    if not 0 < len(typed["source"]) <= SOURCE_MOST:
        found.append(Reason("source", _SOURCE, {"most": SOURCE_MOST}))
    return (*found, *_day_reasons(typed["measured_on"], today))


def _day_reasons(text: str, today: date) -> tuple[Reason, ...]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return (Reason("day", _DAY, {"found": _short(text)}),)
    return (Reason("later", _LATER, {"found": day.isoformat()}),) if day > today else ()


def _way(row: Mapping[str, str | None]) -> Way:
    typed = {name: (row[name] or "").strip() for name in COLUMNS}
    return Way(
        origin=typed["from"],
        destination=typed["to"],
        mode=Mode(typed["mode"]),
        minutes=int(typed["minutes"]),
        source=typed["source"],
        measured_on=date.fromisoformat(typed["measured_on"]),
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
