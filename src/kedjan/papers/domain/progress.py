"""How many papers are in, how long the oldest request has waited, and when it is time to remind.

Rule: docs/rules/papers.md. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kedjan.papers.domain.codes import RequestState
from kedjan.papers.domain.path import OUT, Stand

REMIND_AFTER_DAYS = 14
"""Days without an answer before the provider is reminded, counted from the letter or the latest reminder."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What progress is counted from: where a request stands, since when the provider has it, whether it is stopped."""

    stand: Stand
    sent_on: date | None
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """All requests but those that are stopped; oldest_days: of the oldest one that is out and has no answer."""

    total: int
    received: int
    refused: int
    oldest_days: int | None


def progress_of(sights: Iterable[Sight], today: date) -> Progress:
    """Return the one picture: so many of so many are in, and how long the oldest request has waited."""
    live = [one for one in sights if one.stand.state is not RequestState.CANCELLED and not one.is_stopped]
    waits = [(today - one.sent_on).days for one in live if one.stand.state in OUT and one.sent_on is not None]
    states = [one.stand.state for one in live]
    return Progress(
        total=len(live),
        received=states.count(RequestState.RECEIVED),
        refused=states.count(RequestState.REFUSED),
        oldest_days=max(waits, default=None),
    )


def is_time_to_remind(stand: Stand, today: date) -> bool:
    """Tell whether the provider has had the request, or the latest reminder, for so long without an answer."""
    return stand.state in OUT and (today - stand.on).days >= REMIND_AFTER_DAYS
