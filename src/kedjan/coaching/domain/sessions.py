"""When the sessions of a group are, who may lead them, and when the group has started and ended.

Rule: docs/rules/leading-groups.md.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kedjan.coaching.domain.codes import GroupStatus, Part
from kedjan.coaching.domain.leading_codes import SessionState
from kedjan.kernel.period import Period
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

COACHES_PER_GROUP = 2
SESSIONS = 10
"""How many times a group meets, once a week, where the programme's file says nothing of it [D]."""

TOO_FEW_LEAD = Reason("session.too_few_lead", N_("Två coacher måste leda gruppens första träff."))
NOBODY_LED = Reason("session.nobody_led", N_("Säg vem som ledde träffen."))
CANNOT_LEAD = Reason("session.cannot_lead", N_("Någon av dem du valde fick inte leda träffen den dagen."))
NOT_YET = Reason("session.not_yet", N_("Träffen har inte varit än."))
IS_OVER = Reason("session.is_over", N_("Det står redan hur det gick med träffen."))
WAS_HELD = Reason("session.was_held", N_("Träffen har hållits, så den kan inte ställas in."))
WAS_CANCELLED = Reason("session.was_cancelled", N_("Träffen är inställd."))


@dataclass(frozen=True, slots=True)
class NewDay:
    """A day that a session is to be moved to, and what is known of it.

    is_first: the session is the group's first; away: names of the group's coaches who are away that day; able: how many
    of them are not.
    """

    on: date
    is_first: bool
    closed_weeks: frozenset[int]
    is_room_closed: bool
    away: tuple[str, ...]
    able: int


def obstacles_to_move(new: NewDay) -> tuple[Reason, ...]:
    """Return why a session cannot be moved to the day: a closed week, a closed room, too few coaches."""
    found = []
    week = new.on.isocalendar().week
    if week in new.closed_weeks:
        found.append(Reason("session.closed_week", N_("Grupperna träffas inte vecka %(week)s."), {"week": str(week)}))
    if new.is_room_closed:
        found.append(Reason("session.room_closed", N_("Lokalen är stängd den dagen.")))
    if new.able < (COACHES_PER_GROUP if new.is_first else 1):
        found.append(_too_few(new.away))
    return tuple(found)


def _too_few(away: tuple[str, ...]) -> Reason:
    if not away:
        return Reason("session.no_coach", N_("För få coacher är med i gruppen den dagen."))
    text = N_("För få coacher kan leda träffen den dagen. Borta: %(names)s.")
    return Reason("session.coaches_away", text, {"names": ", ".join(away)})


def session_days(starts_on: date, weekday: int, count: int, closed_weeks: AbstractSet[int]) -> tuple[date, ...]:
    """Return the days of a group's sessions: one a week from the week of the Monday starts_on, but for closed weeks.

    closed_weeks: by number of ISO 8601, in every year; weekday: 0 is Monday. Raises ValueError where all are closed.
    """
    if closed_weeks >= set(range(1, 53)):
        raise ValueError("no week is open")
    days: list[date] = []
    monday = starts_on
    while len(days) < count:
        if monday.isocalendar().week not in closed_weeks:
            days.append(monday + timedelta(days=weekday))
        monday += timedelta(weeks=1)
    return tuple(days)


@dataclass(frozen=True, slots=True)
class Led:
    """A coach of a group: their part, from when until when, and when they are away."""

    coach_id: UUID
    part: Part
    since_on: date
    until_on: date | None
    away: tuple[Period, ...] = ()

    def belongs(self, on: date) -> bool:
        """Tell whether the coach has the part on the day."""
        return self.since_on <= on and (self.until_on is None or on < self.until_on)

    def is_away(self, on: date) -> bool:
        """Tell whether the coach is away on the day."""
        return any(on in period for period in self.away)


def may_lead(leaders: Iterable[Led], on: date) -> frozenset[UUID]:
    """Return the coaches who may lead a session on the day: the leaders, and the reserve while one of them is missing.

    A leader who is away in the calendar and comes anyway may lead: the calendar is a plan, the room is not.
    """
    there = [one for one in leaders if one.belongs(on)]
    lead = [one for one in there if one.part is Part.LEADS]
    able = [one for one in lead if not one.is_away(on)]
    allowed = lead if len(able) >= COACHES_PER_GROUP else there
    return frozenset(one.coach_id for one in allowed)


def obstacles_to_hold(
    *, number: int, on: date, today: date, state: SessionState, led_by: AbstractSet[UUID], allowed: AbstractSet[UUID]
) -> tuple[Reason, ...]:
    """Return why a session cannot be said to have been held: the first needs two coaches, the others one."""
    found = []
    if on > today:
        found.append(NOT_YET)
    if state is SessionState.CANCELLED:
        found.append(WAS_CANCELLED)
    if led_by - allowed:
        found.append(CANNOT_LEAD)
    if not led_by:
        found.append(NOBODY_LED)
    elif number == 1 and len(led_by) < COACHES_PER_GROUP:
        found.append(TOO_FEW_LEAD)
    return tuple(found)


def status_after(status: GroupStatus, states: Iterable[SessionState]) -> GroupStatus:
    """Return how far the group has come: started with its first session held, ended when nothing of it is left.

    states: of all its sessions, in their order. A cancelled start stays cancelled; a substitute changes nothing.
    """
    if status is GroupStatus.CANCELLED:
        return status
    known = tuple(states)
    if SessionState.HELD not in known:
        return GroupStatus.PLANNED
    return GroupStatus.STARTED if SessionState.PLANNED in known else GroupStatus.ENDED
