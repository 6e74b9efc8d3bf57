"""What the start page is made of before names are known: rows, which of its four questions they answer, and when.

docs/rules/start.md says which row answers what, and what "since you were last here" means.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _

from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.ui.components import Link
from kedjan.ui.http import Acting
from kedjan.ui.words import number

MOST = 5
"""How many rows a list shows; what there is more of is a link away."""
ANSWER_WITHIN = timedelta(days=30)
"""How long somebody who has asked an organisation something waits before the answer is late."""
LONGEST_BACK, WITHOUT_A_VISIT = timedelta(days=30), timedelta(days=7)


class Question(StrEnum):
    """What somebody asks when they come: in the order in which they need the answers."""

    MINE = "mine"
    LATE = "late"
    WAITS = "waits"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. at: what it is sorted by; after: those that come later whatever their day.

    about: whose name stands before `what`, which the page finds for all rows at once; kinds: what of theirs is read.
    """

    at: datetime
    what: str
    detail: str
    href: str
    about: ParticipantId | None = None
    kinds: frozenset[Category] = frozenset()
    is_named: bool = True
    after: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows from one source; every: where all of them stand, for when they do not all fit."""

    rows: tuple[Row, ...]
    every: Link | None = None


Answers = Mapping[Question, Listed]
Source = Callable[[Acting, datetime], Answers]


def looked_since(latest_visit: datetime | None, now: datetime) -> datetime:
    """Return from when on something is new to somebody: their latest visit on an earlier day, 30 days back at most.

    Seven days back where no visit is known.
    """
    if latest_visit is None:
        return now - WITHOUT_A_VISIT
    return max(latest_visit, now - LONGEST_BACK)


def on_day(day: date) -> datetime:
    """Return the moment that a row of a day is sorted by."""
    return start_of_swedish_day(day)


def every(label: str, href: str, count: int | None = None, *, most: int | None = None) -> Link:
    """Return the link to all of a list, with how many there are where that is known; most: no count goes further."""
    if count is None:
        return Link(label, href)
    if most is not None and count >= most:
        values = {"what": label, "number": number(most)}
        return Link(_("%(what)s (%(number)s eller fler)") % values, href)
    return Link(_("%(what)s (%(number)s)") % {"what": label, "number": number(count)}, href)
