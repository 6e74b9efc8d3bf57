"""How far a report of a barrier has come, how many are taken in, and how long they are kept: docs/rules/barriers.md."""

from datetime import datetime, timedelta
from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST = 4000
LONGEST_CONTACT = 200
ANSWERED_WITHIN = timedelta(days=7)
WINDOW = timedelta(hours=1)
MOST_FROM_ONE_PLACE = 10
MOST_ALTOGETHER = 300
CONTACT_KEPT = timedelta(days=90)
KEPT = timedelta(days=730)

_EMPTY = Reason("empty", N_("Skriv vad som hindrar dig."))
_TOO_MANY = Reason(
    "too-many", N_("Det har kommit många rapporter på kort tid. Vänta en timme, eller ring eller skriv till oss.")
)


class Status(StrEnum):
    """How far whoever runs the system has come with a report."""

    NEW = "new"
    LOOKING = "looking"
    MENDED = "mended"
    NOT_MENDED = "not_mended"

    @property
    def label(self) -> str:
        """Return the name in Swedish, marked for translation."""
        return _LABELS[self]

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more is to be done."""
        return self in {Status.MENDED, Status.NOT_MENDED}


_LABELS = {
    Status.NEW: N_("Inte läst"),
    Status.LOOKING: N_("Vi tittar på det"),
    Status.MENDED: N_("Rättat"),
    Status.NOT_MENDED: N_("Rättas inte"),
}
ANSWERS = (Status.LOOKING, Status.MENDED, Status.NOT_MENDED)


def obstacles(words: str, *, from_here: int, altogether: int) -> tuple[Reason, ...]:
    """Return why a report is not taken in; from_here, altogether: how many have come within the WINDOW."""
    empty = () if words.strip() else (_EMPTY,)
    full = from_here >= MOST_FROM_ONE_PLACE or altogether >= MOST_ALTOGETHER
    return (*empty, *((_TOO_MANY,) if full else ()))


def answer_by(reported_at: datetime) -> datetime:
    """Return until when whoever wrote it was promised an answer."""
    return reported_at + ANSWERED_WITHIN
