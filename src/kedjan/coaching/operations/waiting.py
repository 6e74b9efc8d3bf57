"""Somebody waits for a group, and does not wait any more. Rule: docs/rules/waiting-for-groups.md."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import WhyNotWaiting
from kedjan.coaching.domain.waiting import Wish, refusals_to_wait
from kedjan.coaching.models import Waiting
from kedjan.coaching.queries.programmes import coaching_programme
from kedjan.journeys.queries import CaseView, case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, ParticipantId, WaitingId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class BeganToWait:
    """A participation waits for a seat in a group."""

    waiting_id: WaitingId
    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    earliest_on: date
    latest_on: date


@dataclass(frozen=True, slots=True)
class StoppedWaiting:
    """A participation does not wait for a group any more."""

    waiting_id: WaitingId
    participant_id: ParticipantId
    why_ended: WhyNotWaiting


class CannotWait(Refusal):
    """Nobody was written up, or nothing changed."""


_NO_CASE = Reason("no_case", N_("Deltagandet finns inte, eller så är det avslutat."))
_NO_GROUPS = Reason("no_groups", N_("Programmet har inga coachningsgrupper, eller så är ni inte med i det."))
_OTHER_STAGE = Reason("other_stage", N_("I steget %(stage)s väntar man inte på en grupp."))
_ALREADY = Reason("already", N_("Deltagaren väntar redan på en grupp."))
_NOT_WAITING = Reason("not_waiting", N_("Deltagaren väntar inte, eller så har en annan organisation skrivit upp det."))


@transaction.atomic
def wait_for_group(*, actor: Actor, enrolment_id: EnrolmentId, wish: Wish, now: datetime) -> BeganToWait:
    """Write up that a participation waits for a seat, as the person wants it. Raises CannotWait."""
    require(actor, Permission.WAIT_FOR_GROUP)
    case = case_of_enrolment(actor=actor, enrolment_id=enrolment_id)
    if case is None or case.exit is not None:
        raise CannotWait(_NO_CASE)
    reasons = (*_of_the_path(actor, case), *refusals_to_wait(wish=wish, today=swedish_day(now)))
    if Waiting.objects.filter(enrolment_id=enrolment_id, ended_at__isnull=True).exists():
        reasons = (*reasons, _ALREADY)
    if reasons:
        raise CannotWait(*reasons)
    row = Waiting.objects.create(
        participant_id=case.participant_id,
        enrolment_id=enrolment_id,
        organisation_id=actor.home,
        programme_id=case.programme_id,
        earliest_on=wish.earliest_on,
        latest_on=wish.latest_on,
        benefit_ends=wish.benefit_ends,
        max_minutes=wish.max_minutes,
        needs=sorted(wish.needs),
        language=wish.language,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = BeganToWait(
        waiting_id=WaitingId(row.id),
        participant_id=case.participant_id,
        enrolment_id=enrolment_id,
        earliest_on=wish.earliest_on,
        latest_on=wish.latest_on,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def stop_waiting(*, actor: Actor, waiting_id: WaitingId, why: WhyNotWaiting, now: datetime) -> StoppedWaiting:
    """Let somebody not wait any more; only whoever wrote it up can. Raises CannotWait."""
    require(actor, Permission.WAIT_FOR_GROUP)
    rows = Waiting.objects.select_for_update(of=("self",))
    row = rows.filter(pk=waiting_id, organisation_id=actor.home, ended_at__isnull=True).first()
    if row is None:
        raise CannotWait(_NOT_WAITING)
    row.ended_at, row.why_ended = now, why
    row.save(update_fields=["ended_at", "why_ended"])
    event = StoppedWaiting(waiting_id=waiting_id, participant_id=ParticipantId(row.participant_id), why_ended=why)
    record(actor=actor, event=event, now=now)
    return event


def _of_the_path(actor: Actor, case: CaseView) -> tuple[Reason, ...]:
    found = coaching_programme(actor=actor, programme_id=case.programme_id)
    if found is None:
        return (_NO_GROUPS,)
    if case.stage.key not in found.coaching.waiting_stages:
        return (Reason(_OTHER_STAGE.code, _OTHER_STAGE.message, {"stage": case.stage.title.sv}),)
    return ()
