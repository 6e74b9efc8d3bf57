"""What is unusual in how somebody reads: signs to look at, never proof of a fault. docs/rules/unusual-reading.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.kernel.text import N_

MANY_IN_AN_HOUR = 30
OUTSIDE_HOURS = 10
WITHOUT_ACTION = 5
REFUSALS = 10
TIMES_THE_USUAL, MORE_THAN_USUAL, WEEKS_TO_COMPARE = 3, 20, 3
FIRST_HOUR, LAST_HOUR = 6, 20
"""Working hours in Sweden, Monday to Friday, for the purpose of `outside`."""


class Sign(StrEnum):
    """One kind of unusual reading."""

    MANY = "many"
    OUTSIDE = "outside"
    WITHOUT_ACTION = "without_action"
    REFUSED = "refused"
    SPIKE = "spike"
    EMERGENCY = "emergency"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _TITLES[self]

    @property
    def why(self) -> str:
        """Return why it is shown: a Swedish template with count and limit, marked for translation."""
        return _WHY[self]


@dataclass(frozen=True, slots=True)
class Week:
    """How one account read during one week, from Monday `on`. People whose page was opened; lists do not count.

    busiest_hour: most people within a clock hour; outside: people opened outside working hours; idle: those about whom
    the organisation has done nothing, neither half a year before nor a week after; emergencies: by broken glass.
    """

    account_id: AccountId
    on: date
    people: int = 0
    busiest_hour: int = 0
    outside: int = 0
    refused: int = 0
    idle: tuple[ParticipantId, ...] = ()
    emergencies: tuple[ParticipantId, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: whose reading, in which week, how many, against what, and about whom where it matters."""

    sign: Sign
    account_id: AccountId
    on: date
    count: int
    limit: int
    people: tuple[ParticipantId, ...] = ()


def findings(weeks: Iterable[Week], *, since: date) -> tuple[Finding, ...]:
    """Return what is unusual in the weeks from `since` on, latest first; the weeks before tell what is usual."""
    by_account: dict[AccountId, list[Week]] = {}
    for week in sorted(weeks, key=lambda week: week.on):
        by_account.setdefault(week.account_id, []).append(week)
    found = [
        finding
        for own in by_account.values()
        for at, week in enumerate(own)
        if week.on >= since
        for finding in _of_week(week, own[:at])
    ]
    return tuple(sorted(found, key=lambda one: (-one.on.toordinal(), one.sign, str(one.account_id))))


def _of_week(week: Week, before: Sequence[Week]) -> Iterable[Finding]:
    usual = _usual(before)
    measured = (
        (Sign.MANY, week.busiest_hour, MANY_IN_AN_HOUR, ()),
        (Sign.OUTSIDE, week.outside, OUTSIDE_HOURS, ()),
        (Sign.WITHOUT_ACTION, len(week.idle), WITHOUT_ACTION, week.idle),
        (Sign.REFUSED, week.refused, REFUSALS, ()),
        (Sign.EMERGENCY, len(week.emergencies), 1, week.emergencies),
    )
    for sign, count, limit, people in measured:
        if count >= limit:
            yield Finding(sign, week.account_id, week.on, count, limit, people)
    if usual is not None and week.people >= max(TIMES_THE_USUAL * usual, usual + MORE_THAN_USUAL):
        yield Finding(Sign.SPIKE, week.account_id, week.on, week.people, usual)


def _usual(before: Sequence[Week]) -> int | None:
    """Return how many people the account opens in a usual week; None before there is enough to tell."""
    if len(before) < WEEKS_TO_COMPARE:
        return None
    return round(median(week.people for week in before))


_TITLES = {
    Sign.MANY: N_("Många personer på kort tid"),
    Sign.OUTSIDE: N_("Läsning utanför arbetstid"),
    Sign.WITHOUT_ACTION: N_("Läsning utan åtgärd"),
    Sign.REFUSED: N_("Många nekade försök"),
    Sign.SPIKE: N_("Fler än vanligt"),
    Sign.EMERGENCY: N_("Läsning i nödläge"),
}

_WHY = {
    Sign.MANY: N_("Öppnade %(count)s personer inom samma timme. Gränsen är %(limit)s."),
    Sign.OUTSIDE: N_("Öppnade %(count)s personer på en helg eller före kl. 6 och efter kl. 20. Gränsen är %(limit)s."),
    Sign.WITHOUT_ACTION: N_(
        "Öppnade %(count)s personer som organisationen inte har gjort något för, varken före eller efter. "
        "Gränsen är %(limit)s."
    ),
    Sign.REFUSED: N_("Nekades %(count)s gånger. Gränsen är %(limit)s."),
    Sign.SPIKE: N_("Öppnade %(count)s personer på en vecka. En vanlig vecka är det %(limit)s."),
    Sign.EMERGENCY: N_("Läste om %(count)s personer i ett nödläge. Varje sådan läsning granskas."),
}
