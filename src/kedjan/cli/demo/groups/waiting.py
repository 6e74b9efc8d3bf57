"""Lets people of the demo say yes to the programme, and wait for a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from kedjan.cli.demo.groups.people import Waiter
from kedjan.cli.demo.groups.staging import Stage
from kedjan.cli.demo.playing import TOLD
from kedjan.cli.demo.registering import newcomer
from kedjan.coaching.operations import wait_for_group
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import Channel
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import Yes, begin_participation, invite, record_answer
from kedjan.journeys.queries import followers, team_choices
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import EnrolmentId, ParticipantId, WaitingId
from kedjan.participants.domain.answers import Answer
from kedjan.participants.operations import register_participants

_INVITED_BEFORE, _ANSWERED_BEFORE = timedelta(days=14), timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Waits:
    """Somebody who waits, by their ids."""

    waiter: Waiter
    participant_id: ParticipantId
    enrolment_id: EnrolmentId
    waiting_id: WaitingId


def all_wait(stage: Stage, people: Sequence[Waiter]) -> tuple[Waits, ...]:
    """Register people who were written up on one day, and let them wait; the caseworker does it all."""
    actor, at = stage.caseworker, datetime.combine(people[0].written_on, time(9), STOCKHOLM)
    with acting(actor):
        registered = register_participants(
            actor=actor, people=[newcomer(one.person) for one in people], now=at - _INVITED_BEFORE
        )
        return tuple(
            _waits(stage, one, who, at + timedelta(minutes=number))
            for number, (one, who) in enumerate(zip(people, registered.participant_ids, strict=True))
        )


def _waits(stage: Stage, one: Waiter, who: ParticipantId, at: datetime) -> Waits:
    enrolment_id = _begins(stage, one, who, at)
    event = wait_for_group(actor=stage.caseworker, enrolment_id=enrolment_id, wish=one.wish, now=at)
    return Waits(one, who, enrolment_id, event.waiting_id)


def _begins(stage: Stage, one: Waiter, who: ParticipantId, at: datetime) -> EnrolmentId:
    actor, programme = stage.caseworker, stage.programme
    invited = invite(
        actor=actor,
        participant_id=who,
        programme_id=programme.id,
        channel=Channel.LETTER,
        reply_by_on=at.date(),
        now=at - _INVITED_BEFORE,
    )
    record_answer(actor=actor, invitation_id=invited.invitation_id, answer=Answer.YES, now=at - _ANSWERED_BEFORE)
    choices = team_choices(actor=actor, programme=programme, municipality_code=one.person.municipality.code)
    return begin_participation(
        actor=actor,
        participant_id=who,
        programme=programme,
        team=tuple(TeamPlace(each.id, each.kind) for each in choices),
        followers=followers(programme=programme),
        yes=Yes(method=ConsentMethod.SIGNED_PAPER, given_on=at.date(), language="sv", to_follow_up=True, told=TOLD),
        now=at,
    ).enrolment_id
