"""A person answers to a seat that they are offered, or somebody writes it down for them.

Rule: docs/rules/waiting-for-groups.md.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.codes import GroupStatus, SeatAnswer
from kedjan.coaching.models import Seat
from kedjan.consents.domain.on_behalf import (
    Told,
    ToldBy,
    WhyOnBehalf,
    refusals_of_telling,
    refusals_on_behalf,
    told_parts,
)
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId, SeatId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class SeatAnswered:
    """Somebody said whether they want the seat."""

    seat_id: SeatId
    participant_id: ParticipantId
    answer: SeatAnswer
    told_by: ToldBy | None
    why_on_behalf: WhyOnBehalf | None


class CannotAnswerSeat(Refusal):
    """The seat is as it was."""


_NO_SEAT = Reason("no_seat", N_("Platsen finns inte kvar."))
_STARTED = Reason("started", N_("Gruppen har redan startat eller är inställd. Prata med den som planerar grupperna."))


@transaction.atomic
def answer_seat(
    *, actor: Actor, participant_id: ParticipantId, answer: SeatAnswer, now: datetime, told: Told | None = None
) -> SeatAnswered:
    """Take the answer to the seat that the person has, until the group starts. Raises CannotAnswerSeat.

    A no, or another time, gives the seat back; the person waits on until somebody ends that. told: how the person said
    it, and why the actor writes it down; None where they answer themselves. By a link they do so too, on behalf of
    whoever made it.
    """
    is_person = actor.participant_id is not None
    require(actor, Permission.VIEW_OWN_PLAN if is_person else Permission.WAIT_FOR_GROUP)
    by_link = told if told is not None and told.by is ToldBy.LINK and not is_person else None
    reasons = refusals_of_telling(by_link) if by_link else refusals_on_behalf(told=told, is_person=is_person)
    if reasons:
        raise CannotAnswerSeat(*reasons)
    lock_person(participant_id)
    row = _offered(actor, participant_id)
    if row is None:
        raise CannotAnswerSeat(_NO_SEAT)
    if row.group.status != GroupStatus.PLANNED:
        raise CannotAnswerSeat(_STARTED)
    told_by, why = told_parts(told)
    row.answer, row.answered_at, row.told_by, row.why_on_behalf = answer, now, told_by or "", why or ""
    row.left_on = None if answer is SeatAnswer.YES else swedish_day(now)
    row.save(update_fields=["answer", "answered_at", "told_by", "why_on_behalf", "left_on"])
    event = SeatAnswered(SeatId(row.pk), participant_id, answer, told_by, why)
    record(actor=actor, event=event, now=now)
    return event


def _offered(actor: Actor, participant_id: ParticipantId) -> Seat | None:
    if actor.participant_id not in {None, participant_id}:
        return None
    rows = Seat.objects.select_for_update(of=("self",)).filter(participant_id=participant_id, left_on__isnull=True)
    return rows.select_related("group").first()
