"""Invite somebody on the early list, and record what they answered."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf, refusals_of_telling, told_parts
from kedjan.consents.operations import lock_person
from kedjan.journeys.domain.codes import Channel
from kedjan.journeys.domain.path import refusals_to_be_asked
from kedjan.journeys.domain.transitions import NO_INVITATION, Act, act_of, refusals_to
from kedjan.journeys.models import Invitation, InvitationAnswer
from kedjan.journeys.operations.standing import standing, standing_asked
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import InvitationId, ParticipantId, ProgrammeId
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.operations import settle_benefits
from kedjan.participants.queries import person


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation went out."""

    invitation_id: InvitationId
    participant_id: ParticipantId
    channel: Channel
    reply_by_on: date


@dataclass(frozen=True, slots=True)
class InvitationAnswered:
    """The person has answered an invitation."""

    invitation_id: InvitationId
    participant_id: ParticipantId
    answer: Answer
    told_by: ToldBy | None = None
    why_on_behalf: WhyOnBehalf | None = None


class CannotInvite(Refusal):
    """No invitation went out."""


class CannotRecordAnswer(Refusal):
    """No answer was recorded."""


@transaction.atomic
def invite(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    programme_id: ProgrammeId,
    channel: Channel,
    reply_by_on: date,
    now: datetime,
) -> Invited:
    """Record that the person was invited; raises CannotInvite."""
    lock_person(participant_id)
    require(actor, Permission.INVITE)
    if person(actor=actor, participant_id=participant_id) is None:
        raise CannotInvite(NO_SUCH_PERSON)
    state = standing(participant_id, programme_id, anywhere=True)
    late = refusals_to_be_asked(reply_by_on=reply_by_on, today=swedish_day(now))
    reasons = refusals_to(Act.INVITE, state=state) or late
    if reasons:
        raise CannotInvite(*reasons)
    row = Invitation.objects.create(
        participant_id=participant_id,
        organisation_id=actor.home,
        programme_id=programme_id,
        channel=channel,
        sent_at=now,
        reply_by_on=reply_by_on,
        recorded_by=actor.account_id,
    )
    event = Invited(
        invitation_id=InvitationId(row.id), participant_id=participant_id, channel=channel, reply_by_on=reply_by_on
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def record_answer(
    *, actor: Actor, invitation_id: InvitationId, answer: Answer, now: datetime, told: Told | None = None
) -> InvitationAnswered:
    """Record the person's answer. A no takes them off the early list: it is respected.

    told: how the person said it, and why the actor writes it in for them; None where that is not known (old lists).
    Raises CannotRecordAnswer.
    """
    require(actor, Permission.INVITE)
    problems = () if told is None else refusals_of_telling(told)
    if problems:
        raise CannotRecordAnswer(*problems)
    invitation = Invitation.objects.filter(pk=invitation_id).first()
    if invitation is None:
        raise CannotRecordAnswer(NO_INVITATION)
    participant_id = ParticipantId(invitation.participant_id)
    lock_person(participant_id)
    reasons = refusals_to(act_of(answer), state=standing_asked(invitation))
    if reasons:
        raise CannotRecordAnswer(*reasons)
    told_by, why = told_parts(told)
    InvitationAnswer.objects.create(
        invitation=invitation,
        participant_id=participant_id,
        organisation_id=actor.home,
        answer=answer,
        answered_at=now,
        told_by=told_by or "",
        why_on_behalf=why or "",
        recorded_by=actor.account_id,
    )
    if answer is Answer.NO:
        settle_benefits(actor=actor, participant_id=participant_id, now=now)
    event = InvitationAnswered(invitation_id, participant_id, answer, told_by, why)
    record(actor=actor, event=event, now=now)
    return event
