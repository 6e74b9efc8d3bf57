"""What a meeting has to be before anybody is called to it, and which answers count. Rule: docs/rules/meetings.md."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import MeetingId, OrganisationId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.meetings.domain.codes import ANSWERS, BOTH_WAYS, Feature, MarkKind, MeetingState
from kedjan.meetings.domain.times import EARLIEST, LATEST

MOST_MINUTES = 240

ENDS_FIRST = Reason("meeting.ends_first", N_("Mötet slutar innan det börjar."))
IN_THE_PAST = Reason("meeting.in_the_past", N_("Tiden har redan varit."))
AT_NIGHT = Reason("meeting.at_night", N_("Ett möte hålls mellan klockan 07 och 20."))
TOO_LONG = Reason("meeting.too_long", N_("Ett möte är högst fyra timmar. Dela upp det."))
ALONE = Reason("meeting.alone", N_("Välj minst en organisation till än din egen."))
OUTSIDE = Reason("meeting.outside", N_("Bara de som är i laget runt deltagaren kan kallas."))
TWICE = Reason("meeting.twice", N_("Deltagaren har redan ett möte då. Flytta det ena."))
IS_CANCELLED = Reason("meeting.is_cancelled", N_("Mötet är inställt."))
HAS_BEEN = Reason("meeting.has_been", N_("Mötet har redan varit."))
UNCHANGED = Reason("meeting.unchanged", N_("Ingenting är ändrat."))
NOT_CALLER = Reason("meeting.not_caller", N_("Bara den som har kallat kan göra det här."))


@dataclass(frozen=True, slots=True)
class When:
    """From when until when somebody is at a meeting; in UTC or with any time zone."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "When") -> bool:
        """Tell whether the two share a moment."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Mark:
    """What a party did about one version of a meeting; party: None for the person."""

    sequence: int
    kind: MarkKind
    party: OrganisationId | None


def obstacles_to_call(
    *,
    when: When,
    now: datetime,
    home: OrganisationId,
    parties: AbstractSet[OrganisationId],
    team: AbstractSet[OrganisationId],
    taken: Iterable[When],
    lacking: AbstractSet[Feature],
) -> tuple[Reason, ...]:
    """Return why nobody can be called to such a meeting; lacking: what the place must have and has not."""
    reasons = list(_obstacles_in_time(when, now))
    if not parties - {home}:
        reasons.append(ALONE)
    if not parties <= team:
        reasons.append(OUTSIDE)
    if any(when.overlaps(other) for other in taken):
        reasons.append(TWICE)
    reasons.extend(Reason(f"meeting.lacks_{one}", one.missing) for one in sorted(lacking))
    return tuple(reasons)


def _obstacles_in_time(when: When, now: datetime) -> Iterable[Reason]:
    starts, ends = when.starts_at.astimezone(STOCKHOLM), when.ends_at.astimezone(STOCKHOLM)
    if ends <= starts:
        yield ENDS_FIRST
        return
    if starts <= now:
        yield IN_THE_PAST
    if starts.date() != ends.date() or starts.time() < EARLIEST or ends.time() > LATEST:
        yield AT_NIGHT
    elif (ends - starts).total_seconds() > MOST_MINUTES * 60:
        yield TOO_LONG


def obstacles_to_touch(*, state: MeetingState, when: When, now: datetime) -> tuple[Reason, ...]:
    """Return why a meeting can no longer be changed, cancelled or answered."""
    if state is MeetingState.CANCELLED:
        return (IS_CANCELLED,)
    return (HAS_BEEN,) if when.ends_at <= now else ()


def same_since(places_and_times: Sequence[object]) -> int:
    """Return the first version that says the same of time and place as the latest: answers count from it on."""
    latest = len(places_and_times) - 1
    while latest and places_and_times[latest - 1] == places_and_times[-1]:
        latest -= 1
    return latest


def answers_of(marks: Iterable[Mark], since: int) -> Mapping[OrganisationId | None, bool]:
    """Return each party's latest answer to the meeting as it is now; marks: oldest first."""
    return {one.party: one.kind is MarkKind.YES for one in marks if one.kind in ANSWERS and one.sequence >= since}


def ways_left(marks: Iterable[Mark], since: int) -> tuple[MarkKind, ...]:
    """Return the ways in which the person has not been invited yet to the meeting as it is: it is always both."""
    used = {one.kind for one in marks if one.sequence >= since}
    return tuple(way for way in BOTH_WAYS if way not in used)


def uid_of(meeting_id: MeetingId | UUID) -> str:
    """Return what the meeting is called in calendars, through every change: opaque and stable."""
    return f"{meeting_id}@kedjan"
