"""Take what somebody says of their chances of work: from themselves, or written in for them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.queries.results import seat_in_group
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf, refusals_on_behalf, told_parts
from kedjan.consents.operations import lock_person
from kedjan.consents.queries import consents_of
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.outcomes.domain.chances import Chance, Moment, refusals_to_answer, window_of
from kedjan.outcomes.models import ChanceTold


@dataclass(frozen=True, slots=True)
class ChancesTold:
    """Somebody said how their chances of work are, at a moment."""

    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    moment: Moment
    chance: Chance
    answered_on: date
    told_by: ToldBy | None
    why_on_behalf: WhyOnBehalf | None


class CannotTellChances(Refusal):
    """Nothing was taken."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says: when it is about, what, on which day; told: how, where somebody else writes it in."""

    moment: Moment
    chance: Chance
    answered_on: date
    told: Told | None = None


_NO_GROUP = Reason("no-group", N_("Frågan är till dem som har börjat i en coachningsgrupp."))


@transaction.atomic
def tell_chances(*, actor: Actor, participant_id: ParticipantId, said: Said, now: datetime) -> ChancesTold:
    """Take the answer, beside those there were before; raises CannotTellChances with every reason."""
    is_person = actor.participant_id is not None
    require(actor, Permission.VIEW_OWN_PLAN if is_person else Permission.RECORD_FOLLOW_UP)
    reasons = refusals_on_behalf(told=said.told, is_person=is_person)
    if reasons:
        raise CannotTellChances(*reasons)
    lock_person(participant_id)
    case = case_of(actor=actor, participant_id=participant_id)
    seat = None if case is None else seat_in_group(actor=actor, enrolment_id=case.enrolment_id)
    if case is None or seat is None:
        raise CannotTellChances(_NO_GROUP)
    consents = consents_of(actor=actor, participant_id=participant_id)
    reasons = refusals_to_answer(
        window=window_of(said.moment, started_on=case.enrolled_on, group=seat.time),
        answered_on=said.answered_on,
        today=swedish_day(now),
        is_consented=any(one.kind is ConsentKind.FOLLOW_UP_REGISTER and one.active(now) for one in consents),
    )
    if reasons:
        raise CannotTellChances(*reasons)
    told_by, why = told_parts(said.told)
    ChanceTold.objects.create(
        seat_id=seat.seat_id,
        enrolment_id=case.enrolment_id,
        participant_id=participant_id,
        organisation_id=seat.organisation_id if is_person else actor.home,
        moment=said.moment,
        chance=said.chance,
        answered_on=said.answered_on,
        told_by=told_by or "",
        why_on_behalf=why or "",
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = ChancesTold(participant_id, case.enrolment_id, said.moment, said.chance, said.answered_on, told_by, why)
    record(actor=actor, event=event, now=now)
    return event
