"""Write what starts a clock, change it, or take it back; nothing is ever erased."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.journeys.domain.clock_events import ALREADY_CHANGED, CATEGORIES, ClockEvent, Written, refusals_to_write
from kedjan.journeys.models import ClockStart
from kedjan.journeys.queries.clocks import clocks_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ClockId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.queries import register_of


@dataclass(frozen=True, slots=True)
class ClockWritten:
    """What starts a clock was written, or written anew in the place of another."""

    clock_id: ClockId
    participant_id: ParticipantId
    event: ClockEvent
    began_on: date
    last_on: date | None
    replaces: ClockId | None


@dataclass(frozen=True, slots=True)
class ClockTakenBack:
    """What was written starts no clock any more."""

    clock_id: ClockId
    participant_id: ParticipantId
    event: ClockEvent


class CannotWriteClock(Refusal):
    """What was written stands as it was."""


_HIDDEN = Reason("no-such-clock", N_("Det som skulle ändras finns inte, eller är skrivet av någon annan."))


@transaction.atomic
def write_clock(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    event: ClockEvent,
    began_on: date,
    last_on: date | None,
    now: datetime,
) -> ClockWritten:
    """Write that something that starts a clock happened; raises CannotWriteClock with every reason."""
    lock_person(participant_id)
    require(actor, Permission.WRITE_CLOCKS)
    if register_of(actor=actor, participant_id=participant_id) is None:
        raise CannotWriteClock(NO_SUCH_PERSON)
    others = _standing(actor, participant_id)
    reasons = refusals_to_write(event=event, began_on=began_on, last_on=last_on, others=others, today=swedish_day(now))
    if reasons:
        raise CannotWriteClock(*reasons)
    written = Written(ClockId(new_id()), event, began_on, last_on)
    return _write(actor, participant_id, written, None, now)


@transaction.atomic
def change_clock(
    *, actor: Actor, clock_id: ClockId, began_on: date, last_on: date | None, now: datetime
) -> ClockWritten:
    """Write other days in the place of what stands; raises CannotWriteClock with every reason."""
    require(actor, Permission.WRITE_CLOCKS)
    old = _own(actor, clock_id)
    participant_id = ParticipantId(old.participant_id)
    others = tuple(one for one in _standing(actor, participant_id) if one.id != clock_id)
    event = ClockEvent(old.event)
    reasons = refusals_to_write(event=event, began_on=began_on, last_on=last_on, others=others, today=swedish_day(now))
    if reasons:
        raise CannotWriteClock(*reasons)
    return _write(actor, participant_id, Written(ClockId(new_id()), event, began_on, last_on), clock_id, now)


@transaction.atomic
def take_back_clock(*, actor: Actor, clock_id: ClockId, now: datetime) -> ClockTakenBack:
    """Let what was written start no clock any more; raises CannotWriteClock."""
    require(actor, Permission.WRITE_CLOCKS)
    old = _own(actor, clock_id)
    participant_id, event = ParticipantId(old.participant_id), ClockEvent(old.event)
    _save(
        actor, participant_id, Written(ClockId(new_id()), event, old.began_on, old.last_on), clock_id, now, taken=True
    )
    taken = ClockTakenBack(clock_id=clock_id, participant_id=participant_id, event=event)
    record(actor=actor, event=taken, now=now)
    return taken


def _standing(actor: Actor, participant_id: ParticipantId) -> tuple[Written, ...]:
    return tuple(one.written for one in clocks_of(actor=actor, participant_id=participant_id))


def _own(actor: Actor, clock_id: ClockId) -> ClockStart:
    """Return the row that the actor's organisation wrote and that still stands, with its person locked."""
    person = ClockStart.objects.filter(pk=clock_id, organisation_id=actor.home).values_list("participant_id", flat=True)
    found = person.first()
    if found is None:
        raise CannotWriteClock(_HIDDEN)
    lock_person(ParticipantId(found))
    row = ClockStart.objects.get(pk=clock_id)
    if row.is_taken_back or ClockStart.objects.filter(replaces=row).exists():
        raise CannotWriteClock(ALREADY_CHANGED)
    return row


def _write(
    actor: Actor, participant_id: ParticipantId, written: Written, replaces: ClockId | None, now: datetime
) -> ClockWritten:
    _save(actor, participant_id, written, replaces, now)
    event = ClockWritten(
        clock_id=written.id,
        participant_id=participant_id,
        event=written.event,
        began_on=written.began_on,
        last_on=written.last_on,
        replaces=replaces,
    )
    record(actor=actor, event=event, now=now)
    return event


def _save(
    actor: Actor,
    participant_id: ParticipantId,
    written: Written,
    replaces: ClockId | None,
    now: datetime,
    *,
    taken: bool = False,
) -> None:
    ClockStart.objects.create(
        id=written.id,
        participant_id=participant_id,
        organisation_id=actor.home,
        category=CATEGORIES[written.event],
        event=written.event,
        began_on=written.began_on,
        last_on=written.last_on,
        replaces_id=replaces,
        is_taken_back=taken,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
