"""Record what somebody does twelve months after the start."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations import lock_person
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.asking import ask
from kedjan.journeys.queries import case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, FollowUpId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.outcomes.domain.followups import refusals_to_record
from kedjan.outcomes.domain.situations import Situation
from kedjan.outcomes.models import FollowUp


@dataclass(frozen=True, slots=True)
class FollowUpRecorded:
    """It is known what somebody did on a day about twelve months after the start, or that they were not reached."""

    follow_up_id: FollowUpId
    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    observed_on: date
    situation: Situation


class CannotRecordFollowUp(Refusal):
    """No follow-up was recorded."""


@transaction.atomic
def record_follow_up(
    *, actor: Actor, enrolment_id: EnrolmentId, observed_on: date, situation: Situation, now: datetime
) -> FollowUpRecorded:
    """Record the answer, beside those there were before; raises CannotRecordFollowUp with every reason."""
    require(actor, Permission.RECORD_FOLLOW_UP)
    case = case_of_enrolment(actor=actor, enrolment_id=enrolment_id)
    if case is None:
        raise CannotRecordFollowUp(Reason("no-such-participation", N_("Deltagandet finns inte.")))
    lock_person(case.participant_id)
    consents = consents_of(actor=actor, participant_id=case.participant_id)
    reasons = refusals_to_record(
        started_on=case.enrolled_on,
        observed_on=observed_on,
        today=swedish_day(now),
        is_consented=any(one.kind is ConsentKind.FOLLOW_UP_REGISTER and one.active(now) for one in consents),
    )
    if reasons:
        raise CannotRecordFollowUp(*reasons)
    row = FollowUp.objects.create(
        enrolment_id=enrolment_id,
        participant_id=case.participant_id,
        organisation_id=actor.home,
        sequence=ask("follow_ups_made", enrolment_id) + 1,
        observed_on=observed_on,
        situation=situation,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = FollowUpRecorded(
        follow_up_id=FollowUpId(row.id),
        enrolment_id=enrolment_id,
        participant_id=case.participant_id,
        observed_on=observed_on,
        situation=situation,
    )
    record(actor=actor, event=event, now=now)
    return event
