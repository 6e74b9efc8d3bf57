"""Sessions as they are planned, held and cancelled, and who was there: by whoever leads the group, and nobody else.

Rule: docs/rules/leading-groups.md.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import GroupStatus, WhyCancelled
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, SessionState, WhyAway
from kedjan.coaching.domain.news import NewsKind
from kedjan.coaching.domain.sessions import (
    IS_OVER,
    NOT_YET,
    WAS_CANCELLED,
    WAS_HELD,
    obstacles_to_hold,
    obstacles_to_move,
    status_after,
)
from kedjan.coaching.models import Attendance, Group, Session
from kedjan.coaching.operations.telling import tell_of_session
from kedjan.coaching.queries.led import GroupView, SessionView, group_of
from kedjan.coaching.queries.members import SeatView, seats_in
from kedjan.coaching.queries.moving import new_day
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import GroupId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock

NOT_LEADER = Reason("leading.not_leader", N_("Bara de som leder gruppen kan göra det här."))
NO_SESSION = Reason("leading.no_session", N_("Gruppen har ingen sådan träff."))
NO_SEAT = Reason("leading.no_seat", N_("Personen har ingen plats i gruppen."))


@dataclass(frozen=True, slots=True)
class Material:
    """What stands about a session: its theme, its material and in which forms it is at hand."""

    theme: str
    text: str
    easy_text: str
    link: str
    link_name: str
    forms: tuple[MaterialForm, ...]


@dataclass(frozen=True, slots=True)
class SessionWritten:
    """A session has another day, theme or material."""

    group_id: GroupId
    number: int
    on: date


@dataclass(frozen=True, slots=True)
class SessionHeld:
    """A session was held, by these coaches; the group has come so far with it."""

    group_id: GroupId
    number: int
    led_by: tuple[UUID, ...]
    status: GroupStatus


@dataclass(frozen=True, slots=True)
class SessionCancelled:
    """A session was cancelled."""

    group_id: GroupId
    number: int
    why: WhyCancelled
    status: GroupStatus


@dataclass(frozen=True, slots=True)
class AttendanceNoted:
    """Somebody was at a session, or was not, or will not be."""

    participant_id: ParticipantId
    group_id: GroupId
    session: int
    presence: Presence
    why_away: WhyAway | None


class CannotLeadSession(Refusal):
    """The session is as it was."""


class CannotNoteAttendance(Refusal):
    """Who was there is as it was."""


def led_session(actor: Actor, group_id: GroupId, number: int, today: date) -> tuple[GroupView, SessionView] | Reason:
    """Return the group and its session where the actor leads it, or why not."""
    group = group_of(actor=actor, group_id=group_id)
    if group is None or group.coach_of(actor.account_id, today) is None:
        return NOT_LEADER
    session = group.session(number)
    return NO_SESSION if session is None else (group, session)


@transaction.atomic
def write_session(
    *, actor: Actor, group_id: GroupId, number: int, on: date, begins_at: time, material: Material, now: datetime
) -> SessionWritten:
    """Write when a session is, its theme and its material; raises CannotLeadSession.

    Where it is moved, the other coaches and those in the group are told, unless both days have been.
    """
    lock(group_id)
    require(actor, Permission.LEAD_GROUPS)
    group, session = _led(actor, group_id, number, now)
    is_moved = (on, begins_at) != (session.on, session.begins_at)
    if is_moved and session.state is not SessionState.PLANNED:
        raise CannotLeadSession(IS_OVER)
    if on != session.on and (reasons := obstacles_to_move(new_day(actor=actor, group=group, number=number, on=on))):
        raise CannotLeadSession(*reasons)
    row = session_row(actor, group_id, session, now)
    row.on, row.begins_at = on, begins_at
    row.theme, row.text, row.easy_text = material.theme, material.text, material.easy_text
    row.link, row.link_name, row.forms = material.link, material.link_name, list(material.forms)
    row.save()
    if is_moved and max(on, session.on) >= swedish_day(now):
        kinds = (NewsKind.SESSION_MOVED, NoticeKind.SESSION_MOVED)
        tell_of_session(actor=actor, group=group, on=on, kinds=kinds, now=now)
    event = SessionWritten(group_id=group_id, number=number, on=on)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def hold_session(
    *, actor: Actor, group_id: GroupId, number: int, led_by: AbstractSet[UUID], now: datetime
) -> SessionHeld:
    """Write that a session was held and who led it: the group starts with its first; raises CannotLeadSession.

    May be said again, of others: the latest counts.
    """
    lock(group_id)
    require(actor, Permission.LEAD_GROUPS)
    group, session = _led(actor, group_id, number, now)
    reasons = obstacles_to_hold(
        number=number,
        on=session.on,
        today=swedish_day(now),
        state=session.state,
        led_by=led_by,
        allowed=group.allowed(session.on),
    )
    if reasons:
        raise CannotLeadSession(*reasons)
    row = session_row(actor, group_id, session, now)
    row.state, row.led_by = SessionState.HELD, sorted(led_by)
    row.save()
    status = _come_so_far(group, replace(session, state=SessionState.HELD), now)
    event = SessionHeld(group_id=group_id, number=number, led_by=tuple(sorted(led_by)), status=status)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def cancel_session(
    *, actor: Actor, group_id: GroupId, number: int, why: WhyCancelled, now: datetime
) -> SessionCancelled:
    """Cancel a session that has not been held; those whom it concerns are told once. Raises CannotLeadSession."""
    lock(group_id)
    require(actor, Permission.LEAD_GROUPS)
    group, session = _led(actor, group_id, number, now)
    if session.state is SessionState.HELD:
        raise CannotLeadSession(WAS_HELD)
    row = session_row(actor, group_id, session, now)
    row.state, row.why_cancelled = SessionState.CANCELLED, why
    row.save()
    status = _come_so_far(group, replace(session, state=SessionState.CANCELLED), now)
    if session.state is SessionState.PLANNED and session.on >= swedish_day(now):
        kinds = (NewsKind.SESSION_CANCELLED, NoticeKind.SESSION_CANCELLED)
        tell_of_session(actor=actor, group=group, on=session.on, kinds=kinds, now=now)
    event = SessionCancelled(group_id=group_id, number=number, why=why, status=status)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def note_attendance(
    *,
    actor: Actor,
    group_id: GroupId,
    number: int,
    participant_id: ParticipantId,
    presence: Presence,
    why_away: WhyAway | None,
    now: datetime,
) -> AttendanceNoted:
    """Write whether somebody was there; a new answer corrects an older one; raises CannotNoteAttendance."""
    lock_person(participant_id)
    lock(group_id)
    require(actor, Permission.LEAD_GROUPS)
    found = led_session(actor, group_id, number, swedish_day(now))
    if isinstance(found, Reason):
        raise CannotNoteAttendance(found)
    seats = {one.participant_id: one for one in seats_in(actor=actor, group_id=group_id)}
    if participant_id not in seats:
        raise CannotNoteAttendance(NO_SEAT)
    if presence is Presence.HERE and found[1].on > swedish_day(now):
        raise CannotNoteAttendance(NOT_YET)
    event = keep_attendance(actor, seats[participant_id], found[1], presence, why_away, now)
    record(actor=actor, event=event, now=now)
    return event


def keep_attendance(
    actor: Actor,
    seat: SeatView,
    session: SessionView,
    presence: Presence,
    why_away: WhyAway | None,
    now: datetime,
) -> AttendanceNoted:
    """Save the answer, as a part of an operation; raises CannotNoteAttendance for a session that is cancelled."""
    if session.state is SessionState.CANCELLED:
        raise CannotNoteAttendance(WAS_CANCELLED)
    why = (why_away or WhyAway.UNKNOWN) if presence is Presence.AWAY else None
    row = session_row(actor, seat.group_id, session, now)
    if session.id is None:
        row.save(force_insert=True)
    Attendance.objects.create(
        session=row,
        seat_id=seat.id,
        participant_id=seat.participant_id,
        enrolment_id=seat.enrolment_id,
        organisation_id=actor.organisation_id or seat.organisation_id,
        presence=presence,
        why_away=why or "",
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    return AttendanceNoted(
        participant_id=seat.participant_id,
        group_id=seat.group_id,
        session=session.number,
        presence=presence,
        why_away=why,
    )


def session_row(actor: Actor, group_id: GroupId, session: SessionView, now: datetime) -> Session:
    """Return the session's row, changed now by the actor; a new one that is not saved where there is none."""
    row = Session.objects.filter(pk=session.id).first() if session.id else None
    if row is None:
        row = Session(id=new_id(), group_id=group_id, number=session.number, on=session.on, begins_at=session.begins_at)
    row.changed_at, row.changed_by = now, actor.account_id
    return row


def _led(actor: Actor, group_id: GroupId, number: int, now: datetime) -> tuple[GroupView, SessionView]:
    found = led_session(actor, group_id, number, swedish_day(now))
    if isinstance(found, Reason):
        raise CannotLeadSession(found)
    return found


def _come_so_far(group: GroupView, changed: SessionView, now: datetime) -> GroupStatus:
    """Save how far the group has come with a session that has changed."""
    states = [changed.state if one.number == changed.number else one.state for one in group.sessions]
    status = status_after(group.status, states)
    if status is not group.status:
        row = Group.objects.select_for_update(of=("self",)).get(pk=group.id)
        row.status = status
        row.started_at = row.started_at or (now if status is not GroupStatus.PLANNED else None)
        row.ended_at = now if status is GroupStatus.ENDED else None
        row.save(update_fields=["status", "started_at", "ended_at"])
    return status
