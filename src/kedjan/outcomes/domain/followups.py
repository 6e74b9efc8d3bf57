"""When a follow-up is due, which answer counts, and why one cannot be recorded. Pure; docs/rules/outcomes.md."""

from datetime import date, timedelta
from enum import StrEnum

from kedjan.kernel.months import add_months
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.outcomes.domain.situations import Situation

AFTER_MONTHS = 12
WINDOW_MONTHS = 2


class Standing(StrEnum):
    """Where one follow-up stands: its time has not come, it has come without an answer, or the answer is known."""

    UNRIPE = "unripe"
    MISSING = "missing"
    KNOWN = "known"


def due_on(started_on: date) -> date:
    """Return the day that the follow-up is about: twelve calendar months after the start."""
    return add_months(started_on, AFTER_MONTHS)


def latest_on(started_on: date) -> date:
    """Return the last day that an answer can be about and still count as twelve months after the start."""
    return add_months(started_on, AFTER_MONTHS + WINDOW_MONTHS)


def latest_start_due(today: date) -> date:
    """Return the latest start whose follow-up is due today or earlier.

    The inverse of due_on: subtracting months alone would lose 29 February, whose day is 28 February a year later.
    """
    start = add_months(today, -AFTER_MONTHS)
    return start + timedelta(days=1) if due_on(start + timedelta(days=1)) <= today else start


def standing(*, started_on: date, situation: Situation | None, as_of: date) -> Standing:
    """Tell where the follow-up stands on a day; somebody who could not be reached is missing, not a no."""
    if as_of < due_on(started_on):
        return Standing.UNRIPE
    return Standing.KNOWN if situation is not None and situation.known else Standing.MISSING


def refusals_to_record(*, started_on: date, observed_on: date, today: date, is_consented: bool) -> tuple[Reason, ...]:
    """Return why an answer cannot be recorded: nobody said yes to follow-up, or it is about the wrong day."""
    reasons: list[Reason] = []
    if not is_consented:
        reasons.append(
            Reason(
                "no-consent-to-follow-up", N_("Deltagaren har inte sagt ja till uppföljning, eller tagit tillbaka det.")
            )
        )
    if observed_on > today:
        reasons.append(Reason("observed-in-the-future", N_("Svaret kan inte gälla en dag som inte har varit.")))
    first, last = due_on(started_on), latest_on(started_on)
    if not first <= observed_on <= last:
        reasons.append(
            Reason(
                "observed-outside-window",
                N_("Svaret ska gälla en dag från %(first)s till %(last)s: tolv månader efter starten."),
                {"first": first.isoformat(), "last": last.isoformat()},
            )
        )
    return tuple(reasons)
