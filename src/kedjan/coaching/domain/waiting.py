"""Waiting for a group: what has to hold, and how long it can last. Rule: docs/rules/waiting-for-groups.md."""

from dataclasses import dataclass
from datetime import date, timedelta

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.languages import LANGUAGES
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

MINUTES_MOST = 180
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Wish:
    """From when until when somebody can start, and what the group must have.

    benefit_ends: the benefit runs out unless they start by latest_on; max_minutes: by public transport, one way;
    language: one of LANGUAGES that a coach must speak; empty when Swedish does.
    """

    earliest_on: date
    latest_on: date
    benefit_ends: bool
    max_minutes: int
    needs: frozenset[RoomFeature]
    language: str = ""


def refusals_to_wait(*, wish: Wish, today: date) -> tuple[Reason, ...]:
    """Return why somebody cannot wait so."""
    reasons = []
    if wish.latest_on < wish.earliest_on:
        reasons.append(_TURNED)
    if wish.latest_on < today:
        reasons.append(_PAST)
    if wish.latest_on - today > LONGEST or today - wish.earliest_on > LONGEST:
        reasons.append(_FAR)
    if not 1 <= wish.max_minutes <= MINUTES_MOST:
        reasons.append(Reason("minutes", _MINUTES, {"most": MINUTES_MOST}))
    if wish.language and wish.language not in LANGUAGES:
        reasons.append(_NO_LANGUAGE)
    return tuple(reasons)


def latest_start(*, benefit_ends_on: date | None, today: date) -> date:
    """Return the last day to start that is proposed: a week before the benefit ends, or within a year."""
    if benefit_ends_on is None or benefit_ends_on - timedelta(weeks=1) < today:
        return today + timedelta(days=365)
    return benefit_ends_on - timedelta(weeks=1)


_TURNED = Reason("turned", N_("Sista dagen att börja är före den första."))
_PAST = Reason("past", N_("Sista dagen att börja har redan varit."))
_FAR = Reason("far", N_("Dagarna ligger mer än tre år bort. Kontrollera årtalet."))
_MINUTES = N_("Längsta resan ska vara från 1 till %(most)s minuter.")
_NO_LANGUAGE = Reason("language", N_("Språket finns inte i listan."))
