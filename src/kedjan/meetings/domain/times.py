"""Times for a meeting that everybody can: proposals with why, and what stands in the way where there are none.

Rule: docs/rules/meetings.md. All moments are on the clock in Sweden, without a time zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.meetings.domain.codes import Feature

EARLIEST, LATEST = time(7), time(20)
STEP = timedelta(minutes=15)
PAUSE = 10
MOST_PROPOSALS, MOST_DAYS = 3, 60
CALM = 60
"""Minutes of room around a meeting beyond which more is not better."""
FURTHER = timedelta(days=28)
_WEEK = 5

BACKWARDS = Reason("terms.backwards", N_("Tiden på dagen slutar innan den börjar."))
NO_DAY = Reason("terms.no_day", N_("Välj minst en veckodag."))


@dataclass(frozen=True, slots=True)
class Busy:
    """A time when a party is engaged: from `since` up to, not including, `until`."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Able:
    """When one party can meet.

    The way there and back is within the party's own times of day. most_minutes: of meeting at a time;
    pause_every: minutes after which a pause is needed; features: what the place must have.
    """

    name: str
    weekdays: frozenset[int] = frozenset(range(_WEEK))
    since: time = time(8)
    until: time = time(17)
    travel: int = 0
    most_minutes: int | None = None
    pause_every: int | None = None
    features: frozenset[Feature] = frozenset()
    busy: tuple[Busy, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a meeting of so many minutes, on a day from first_on to last_on, at a place with features."""

    first_on: date
    last_on: date
    minutes: int
    features: frozenset[Feature] = frozenset()
    not_before: datetime = datetime.min  # noqa: DTZ901 - the clock in Sweden, see above


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time that everybody can, and why it is proposed. room: minutes left around it for whoever has least."""

    starts_at: datetime
    ends_at: datetime
    room: int
    why: tuple[Reason, ...] = field(default=(), compare=False)


def obstacles_in_times(*, weekdays: frozenset[int], since: time, until: time) -> tuple[Reason, ...]:
    """Return what is wrong with the times when a party can meet."""
    found = ((not weekdays, NO_DAY), (until <= since, BACKWARDS))
    return tuple(reason for is_so, reason in found if is_so)


def with_pauses(minutes: int, parties: tuple[Able, ...]) -> int:
    """Return how long the meeting is with the pauses that somebody needs: ten minutes each time."""
    every = min((one.pause_every for one in parties if one.pause_every), default=None)
    return minutes if every is None else minutes + PAUSE * ((minutes - 1) // every)


def room_around(party: Able, starts_at: datetime, ends_at: datetime) -> int | None:
    """Return the minutes between the party's way there and back and what is nearest; None where they cannot."""
    away = timedelta(minutes=party.travel)
    leaves, returns = starts_at - away, ends_at + away
    begins = datetime.combine(starts_at.date(), party.since)
    ends = datetime.combine(starts_at.date(), party.until)
    if starts_at.weekday() not in party.weekdays or leaves < begins or returns > ends:
        return None
    gaps = [leaves - begins, ends - returns]
    for one in party.busy:
        if one.since < returns and leaves < one.until:
            return None
        gaps.append(max(one.since - returns, leaves - one.until))
    return int(min(gaps).total_seconds()) // 60


def proposals(wanted: Wanted, parties: tuple[Able, ...], most: int = MOST_PROPOSALS) -> tuple[Proposal, ...]:
    """Return the best time of each of the first days that everybody can; none where something stands in the way."""
    if obstacles_at_once(wanted, parties):
        return ()
    best: dict[date, Proposal] = {}
    for one in _possible(wanted, parties):
        on = one.starts_at.date()
        if on not in best and len(best) == most:
            break
        if on not in best or min(one.room, CALM) > min(best[on].room, CALM):
            best[on] = one
    return tuple(replace(one, why=_why(one, wanted, parties)) for one in best.values())


def obstacles_at_once(wanted: Wanted, parties: tuple[Able, ...]) -> tuple[Reason, ...]:
    """Return what no other day would change: a meeting too long for somebody, or a place without what is needed."""
    reasons = [
        Reason(
            "times.too_long",
            N_("%(name)s vill ha högst %(most)s minuter i taget. Korta mötet."),
            {"name": one.name, "most": one.most_minutes},
        )
        for one in parties
        if one.most_minutes is not None and wanted.minutes > one.most_minutes
    ]
    lacking = frozenset[Feature]().union(*(one.features for one in parties)) - wanted.features
    reasons += [Reason(f"times.lacks_{one}", one.missing) for one in sorted(lacking)]
    return tuple(reasons)


def hindrances(wanted: Wanted, parties: tuple[Able, ...]) -> tuple[Reason, ...]:
    """Return who stands in the way where nobody finds a time, and what would open."""
    if at_once := obstacles_at_once(wanted, parties):
        return at_once
    if next(_possible(wanted, parties), None) is not None:
        return ()
    found = [reason for one in parties if (reason := _without(one, wanted, parties)) is not None]
    found += [reason for reason in (_shorter(wanted, parties), _later(wanted, parties)) if reason is not None]
    nothing = Reason("times.nothing", N_("Ingen tid finns ens fyra veckor senare. Fråga någon om fler tider på dagen."))
    return tuple(found) or (nothing,)


def _possible(wanted: Wanted, parties: tuple[Able, ...]) -> Iterator[Proposal]:
    """Go through every start on the quarter of an hour that everybody can, in order."""
    length = timedelta(minutes=with_pauses(wanted.minutes, parties))
    days = min((wanted.last_on - wanted.first_on).days + 1, MOST_DAYS)
    for number in range(days):
        on = wanted.first_on + timedelta(days=number)
        starts_at, ends = datetime.combine(on, EARLIEST), datetime.combine(on, LATEST)
        while starts_at + length <= ends:
            rooms = [room_around(one, starts_at, starts_at + length) for one in parties]
            least = [room for room in rooms if room is not None]
            if len(least) == len(rooms) and starts_at > wanted.not_before:
                yield Proposal(starts_at, starts_at + length, min(least, default=CALM))
            starts_at += STEP


def _why(one: Proposal, wanted: Wanted, parties: tuple[Able, ...]) -> tuple[Reason, ...]:
    pauses = with_pauses(wanted.minutes, parties) - wanted.minutes
    names = ", ".join(party.name for party in parties)
    reasons = [Reason("times.all_can", N_("Alla kan: %(names)s."), {"names": names})]
    room = {"minutes": min(one.room, CALM)}
    reasons.append(
        Reason("times.room", N_("Minst %(minutes)s minuter är lediga före och efter, resan inräknad."), room)
        if one.room
        else Reason("times.tight", N_("Tiden är precis nog för någon, resan inräknad."))
    )
    if pauses:
        reasons.append(Reason("times.pauses", N_("%(minutes)s minuter paus är inräknade."), {"minutes": pauses}))
    return tuple(reasons)


def _without(party: Able, wanted: Wanted, parties: tuple[Able, ...]) -> Reason | None:
    others = tuple(one for one in parties if one is not party)
    first = next(_possible(wanted, others), None)
    if first is None:
        return None
    return Reason(
        "times.stands_in_way",
        N_("%(name)s kan inte när de andra kan. De andra kan %(day)s klockan %(at)s."),
        {"name": party.name, "day": first.starts_at.date().isoformat(), "at": f"{first.starts_at:%H:%M}"},
    )


def _shorter(wanted: Wanted, parties: tuple[Able, ...]) -> Reason | None:
    for minutes in range(wanted.minutes - wanted.minutes % 15, 14, -15):
        if minutes < wanted.minutes and next(_possible(replace(wanted, minutes=minutes), parties), None):
            return Reason("times.shorter", N_("Ett möte på %(minutes)s minuter går att få in."), {"minutes": minutes})
    return None


def _later(wanted: Wanted, parties: tuple[Able, ...]) -> Reason | None:
    after = wanted.last_on + timedelta(days=1)
    first = next(_possible(replace(wanted, first_on=after, last_on=wanted.last_on + FURTHER), parties), None)
    if first is None:
        return None
    on = first.starts_at.date().isoformat()
    return Reason("times.later", N_("Den första dagen efteråt när alla kan är %(day)s."), {"day": on})
