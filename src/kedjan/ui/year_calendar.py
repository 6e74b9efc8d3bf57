"""The year as a picture: areas as rows, weeks as columns, each group a bar. The list beside it says the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

_LEFT = 170
"""The least room for the names of the areas, in the picture's own units."""
_LETTER = 9
"""What a letter of such a name takes at most."""
_WEEK = 19
_LANE = 34
_HEAD = 30
_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Meets:
    """A group as the picture needs it: where, in which weeks (the last one not included), and what to say of it."""

    area: str
    first: int
    end: int
    label: str
    told: str
    href: str
    tone: int = 2


@dataclass(frozen=True, slots=True)
class YearBar:
    """A bar of the picture."""

    x: int
    y: int
    width: int
    height: int
    text: str
    told: str
    href: str
    tone: int

    @property
    def text_x(self) -> int:
        """Return where the text begins."""
        return self.x + 6

    @property
    def text_y(self) -> int:
        """Return the middle of the bar."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class YearRow:
    """The row of an area: its name, and where it begins and ends."""

    name: str
    y: int
    height: int

    @property
    def middle(self) -> int:
        """Return where the name stands."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class YearMonth:
    """The line that a month begins at."""

    name: str
    x: int


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The picture."""

    title: str
    width: int
    height: int
    months: tuple[YearMonth, ...]
    rows: tuple[YearRow, ...]
    bars: tuple[YearBar, ...]


def year_calendar(*, title: str, first_week_on: date, weeks: int, meets: Iterable[Meets]) -> YearCalendar | None:
    """Return the picture of a year of groups; None where there are none."""
    ordered = sorted(meets, key=lambda one: (one.area, one.first, one.end))
    if not ordered:
        return None
    last = max(weeks, *(one.end for one in ordered))
    left = max(_LEFT, *(_LETTER * len(one.area) for one in ordered))
    rows: list[YearRow] = []
    bars: list[YearBar] = []
    y = _HEAD
    for area in dict.fromkeys(one.area for one in ordered):
        lanes = list(_lanes(one for one in ordered if one.area == area))
        height = _LANE * (1 + max(lane for lane, _one in lanes)) + 6
        rows.append(YearRow(area, y, height))
        bars += [_bar(one, left, y + 5 + lane * _LANE) for lane, one in lanes]
        y += height
    months = tuple(_months(first_week_on, last, left))
    return YearCalendar(title, left + last * _WEEK, y, months, tuple(rows), tuple(bars))


def _lanes(meets: Iterable[Meets]) -> Iterator[tuple[int, Meets]]:
    """Yield each group with the first lane that is free in all of its weeks."""
    free_from: list[int] = []
    for one in meets:
        lane = next((number for number, free in enumerate(free_from) if free <= one.first), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = one.end
        yield lane, one


def _bar(one: Meets, left: int, y: int) -> YearBar:
    start = max(0, one.first)
    width = max(1, one.end - start) * _WEEK - 3
    most = width // _LETTERS
    text = one.label if len(one.label) <= most else f"{one.label[: max(1, most - 1)].rstrip(' ,')}…"
    return YearBar(left + start * _WEEK, y, width, _LANE - 6, text, one.told, one.href, one.tone)


def _months(first: date, weeks: int, left: int) -> Iterator[YearMonth]:
    shown = None
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        if (monday.year, monday.month) != shown:
            shown = (monday.year, monday.month)
            yield YearMonth(date_format(monday, "M"), left + week * _WEEK)
