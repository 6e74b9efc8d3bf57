"""Reading a day that a person typed in three boxes, or pasted into the first one. Pure."""

import re
from collections.abc import Mapping
from datetime import date

from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_

PARTS = ("day", "month", "year")
PASTED = (
    re.compile(r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./ ]\s*(?P<year>\d{4})"),
)
MISSING = {
    "day": N_("Datumet saknar dag. Skriv dag, månad och år."),
    "month": N_("Datumet saknar månad. Skriv dag, månad och år."),
    "year": N_("Datumet saknar år. Skriv dag, månad och år."),
}
UNREADABLE = {
    "day": N_("Skriv dagen med siffror, till exempel 14."),
    "month": N_("Skriv månaden med siffror, till exempel 3 för mars."),
    "year": N_("Skriv året med fyra siffror, till exempel 2013."),
}
NO_SUCH_MONTH = N_("Månaden ska vara mellan 1 och 12.")
NO_SUCH_DAY = N_("Dagen %(day)s/%(month)s %(year)s finns inte i kalendern.")


class CannotReadDay(Refusal):
    """The typed text is no day; `part` is the box to look at: day, month or year."""

    def __init__(self, part: str, reason: Reason) -> None:
        """Keep which box is wrong beside the reason."""
        super().__init__(reason)
        self.part = part


def spread(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the three boxes' texts; a whole date pasted into the first box is spread over all three."""
    boxes = {part: typed.get(part, "").strip() for part in PARTS}
    if boxes["month"] or boxes["year"]:
        return boxes
    for pattern in PASTED:
        if found := pattern.fullmatch(boxes["day"]):
            return {part: found[part] for part in PARTS}
    return boxes


def read_day(typed: Mapping[str, str]) -> date | None:
    """Return the day, or None when all boxes are empty.

    Raises CannotReadDay with the first box that has to change and what to write there.
    """
    boxes = spread(typed)
    if not any(boxes.values()):
        return None
    for part in PARTS:
        if not boxes[part]:
            raise CannotReadDay(part, Reason(f"{part}_missing", MISSING[part]))
        width = r"[0-9]{4}" if part == "year" else r"[0-9]{1,2}"
        if not re.fullmatch(width, boxes[part]):
            raise CannotReadDay(part, Reason(f"{part}_unreadable", UNREADABLE[part]))
    return _in_calendar(*(int(boxes[part]) for part in PARTS))


def _in_calendar(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise CannotReadDay("month", Reason("no_such_month", NO_SUCH_MONTH))
    try:
        return date(year, month, day)
    except ValueError:
        values = {"day": day, "month": month, "year": year}
        raise CannotReadDay("day", Reason("no_such_day", NO_SUCH_DAY, values)) from None
