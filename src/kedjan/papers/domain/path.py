"""The path of one request: one table of what can follow on what. Rule: docs/rules/papers.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.papers.domain.codes import CANCELLED_BECAUSE, REFUSED_BECAUSE, RequestState, Way, WhyEnded

FOLLOWS: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.WANTED: frozenset({RequestState.SENT, RequestState.CANCELLED}),
    RequestState.SENT: frozenset(
        {RequestState.REMINDED, RequestState.RECEIVED, RequestState.REFUSED, RequestState.CANCELLED}
    ),
    RequestState.REMINDED: frozenset(
        {RequestState.REMINDED, RequestState.RECEIVED, RequestState.REFUSED, RequestState.CANCELLED}
    ),
    RequestState.RECEIVED: frozenset(),
    RequestState.REFUSED: frozenset(),
    RequestState.CANCELLED: frozenset(),
}
OUT = frozenset({RequestState.SENT, RequestState.REMINDED})
"""Where the provider has the request and has not answered."""
UNDER_POWER = OUT | {RequestState.RECEIVED}
"""What only a power of attorney that holds lets somebody do: ask, ask again, and take in."""
_WHY_OF: Mapping[RequestState, tuple[WhyEnded, ...]] = {
    RequestState.REFUSED: REFUSED_BECAUSE,
    RequestState.CANCELLED: CANCELLED_BECAUSE,
}
_NOT_NEXT = Reason("paper-not-next", N_("Det kan inte komma efter det som redan är skrivet. Ladda om sidan."))


@dataclass(frozen=True, slots=True)
class Marking:
    """What is to be written of a request: what happened, which day, how it was sent, or why nothing comes of it."""

    state: RequestState
    on: date
    way: Way | None = None
    why: WhyEnded | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a request stands: its latest state, and the day of it."""

    state: RequestState
    on: date


def refusals_to_mark(*, marking: Marking, stand: Stand, today: date) -> tuple[Reason, ...]:
    """Return why it cannot be written of the request as it stands; the power of attorney is asked apart."""
    if marking.state not in FOLLOWS[stand.state]:
        return (_NOT_NEXT,)
    reasons: list[Reason] = []
    if marking.on > today:
        reasons.append(Reason("paper-in-the-future", N_("Dagen kan inte vara efter i dag.")))
    if marking.on < stand.on:
        reasons.append(Reason("paper-before-the-last", N_("Dagen är före det som skrevs senast.")))
    if marking.state in OUT and marking.way is None:
        reasons.append(Reason("paper-without-way", N_("Välj hur begäran skickades.")))
    if marking.state in _WHY_OF and marking.why not in _WHY_OF[marking.state]:
        reasons.append(Reason("paper-without-why", N_("Välj varför det inte kommer några papper.")))
    return tuple(reasons)
