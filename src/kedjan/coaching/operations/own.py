"""What a participant does about their own group: cannot come, wants material in a form, writes and shares tools.

Rule: docs/rules/leading-groups.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.leading_codes import OWN_REASONS, MaterialForm, Presence, SessionState, ToolKind, WhyAway
from kedjan.coaching.models import Seat, Tool
from kedjan.coaching.operations.leading import NO_SEAT, NO_SESSION, AttendanceNoted, keep_attendance
from kedjan.coaching.queries.led import group_of
from kedjan.coaching.queries.members import SeatView, seat_of
from kedjan.consents.operations import lock_person
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock
from kedjan.participants.queries import register_of

_HAS_BEEN = Reason("own.has_been", N_("Träffen har redan varit."))
_NO_PROGRAMME = Reason("own.no_programme", N_("Du är inte med i något program än."))
_NOTHING_WRITTEN = Reason("own.nothing_written", N_("Du har inte skrivit något än."))
_NOT_YOURS = Reason("own.not_yours", N_("Det här kan bara du själv göra."))


@dataclass(frozen=True, slots=True)
class FormsChosen:
    """Somebody chose in which forms they want the material."""

    participant_id: ParticipantId
    forms: tuple[MaterialForm, ...]


@dataclass(frozen=True, slots=True)
class ToolWritten:
    """Somebody wrote in a tool of their own; never what."""

    participant_id: ParticipantId
    tool: ToolKind


@dataclass(frozen=True, slots=True)
class ToolShared:
    """Somebody shows a tool of their own to the coaches who lead their group, or does so no longer."""

    participant_id: ParticipantId
    tool: ToolKind
    is_shared: bool


class CannotChangeOwn(Refusal):
    """What is the participant's own is as it was."""


@transaction.atomic
def say_cannot_come(*, actor: Actor, number: int, why: WhyAway, now: datetime) -> AttendanceNoted:
    """Write that the actor does not come to a session that is still to be; raises CannotChangeOwn."""
    seat = _my_seat(actor)
    if why not in OWN_REASONS:
        raise ValueError(why)
    lock(seat.group_id)
    group = group_of(actor=actor, group_id=seat.group_id)
    session = None if group is None else group.session(number)
    if session is None:
        raise CannotChangeOwn(NO_SESSION)
    if session.on < swedish_day(now) or session.state is not SessionState.PLANNED:
        raise CannotChangeOwn(_HAS_BEEN)
    event = keep_attendance(actor, seat, session, Presence.AWAY, why, now)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def choose_forms(*, actor: Actor, forms: Iterable[MaterialForm], now: datetime) -> FormsChosen:
    """Write in which forms the actor wants the material of the sessions; raises CannotChangeOwn."""
    seat = _my_seat(actor)
    chosen = tuple(sorted(set(forms)))
    Seat.objects.filter(pk=seat.id).update(forms=list(chosen))
    event = FormsChosen(participant_id=seat.participant_id, forms=chosen)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def write_tool(*, actor: Actor, tool: ToolKind, text: str, now: datetime) -> ToolWritten:
    """Keep what the actor has written in a tool of their own; what is shared stays shared. Raises CannotChangeOwn."""
    me = _me(actor)
    case, register = case_of(actor=actor, participant_id=me), register_of(actor=actor, participant_id=me)
    if case is None or register is None:
        raise CannotChangeOwn(_NO_PROGRAMME)
    row = _tool(me, tool)
    if row is None:
        tool_id = new_id()
        Tool.objects.create(
            id=tool_id,
            participant_id=me,
            enrolment_id=case.enrolment_id,
            organisation_id=register,
            kind=tool,
            text_sealed=Tool.TEXT.seal(text, tool_id),
            changed_at=now,
            changed_by=actor.account_id,
        )
    else:
        row.text_sealed, row.changed_at, row.changed_by = Tool.TEXT.seal(text, row.pk), now, actor.account_id
        row.save(update_fields=["text_sealed", "changed_at", "changed_by"])
    event = ToolWritten(participant_id=me, tool=tool)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def share_tool(*, actor: Actor, tool: ToolKind, is_shared: bool, now: datetime) -> ToolShared:
    """Show a tool to the coaches who lead the actor's group, or end that; raises CannotChangeOwn."""
    me = _me(actor)
    row = _tool(me, tool)
    if row is None:
        raise CannotChangeOwn(_NOTHING_WRITTEN)
    row.shared_at, row.changed_at, row.changed_by = now if is_shared else None, now, actor.account_id
    row.save(update_fields=["shared_at", "changed_at", "changed_by"])
    event = ToolShared(participant_id=me, tool=tool, is_shared=is_shared)
    record(actor=actor, event=event, now=now)
    return event


def _tool(me: ParticipantId, tool: ToolKind) -> Tool | None:
    return Tool.objects.filter(participant_id=me, kind=tool).order_by("-changed_at", "-id").first()


def _me(actor: Actor) -> ParticipantId:
    require(actor, Permission.VIEW_OWN_PLAN)
    if actor.participant_id is None:
        raise CannotChangeOwn(_NOT_YOURS)
    lock_person(actor.participant_id)
    return actor.participant_id


def _my_seat(actor: Actor) -> SeatView:
    seat = seat_of(actor=actor, participant_id=_me(actor))
    if seat is None:
        raise CannotChangeOwn(NO_SEAT)
    return seat
