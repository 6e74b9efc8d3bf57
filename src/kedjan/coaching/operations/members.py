"""What a coach writes about somebody in the group: notes, talks, the checklist. docs/rules/leading-groups.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.circumstances import Circumstances
from kedjan.coaching.models import Circumstance, CoachNote, Talk
from kedjan.coaching.operations.leading import NO_SEAT, NOT_LEADER
from kedjan.coaching.queries.led import CoachView, GroupView, group_of
from kedjan.coaching.queries.members import SeatView, seats_in
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import GroupId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require

_NOT_HELD_YET = Reason("talk.not_yet", N_("Ett samtal som har varit kan inte ligga framåt i tiden."))
_NOT_AHEAD = Reason("talk.not_ahead", N_("Nästa samtal måste ligga framåt i tiden."))
_PAST_THE_YEAR = Reason("talk.past_the_year", N_("Coachningen tar slut innan dess: %(day)s."))
_NO_DAY = Reason("talk.no_day", N_("Skriv när ni talades vid, när ni ska talas vid, eller båda."))


@dataclass(frozen=True, slots=True)
class CoachNoteWritten:
    """A coach wrote a note. The text is not in the event: it may say anything about the person."""

    note_id: UUID
    participant_id: ParticipantId
    group_id: GroupId


@dataclass(frozen=True, slots=True)
class TalkNoted:
    """An individual talk was held, the next one is set, or both."""

    participant_id: ParticipantId
    group_id: GroupId
    held_on: date | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class CircumstancesNoted:
    """Answers to the checklist were written in; never the answers themselves."""

    participant_id: ParticipantId
    group_id: GroupId
    questions: tuple[Circumstances, ...]


class CannotWriteOfMember(Refusal):
    """Nothing is written about the person."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a group that the actor leads, as that coach."""

    group: GroupView
    seat: SeatView
    coach: CoachView


def member_led(actor: Actor, group_id: GroupId, participant_id: ParticipantId, today: date) -> Member | None:
    """Return the person in the group where the actor leads it and sees the seat; None otherwise."""
    group = group_of(actor=actor, group_id=group_id)
    coach = None if group is None else group.coach_of(actor.account_id, today)
    if group is None or coach is None:
        return None
    seats = (one for one in seats_in(actor=actor, group_id=group_id) if one.participant_id == participant_id)
    seat = next(seats, None)
    return None if seat is None else Member(group, seat, coach)


@transaction.atomic
def write_coach_note(
    *, actor: Actor, group_id: GroupId, participant_id: ParticipantId, text: str, now: datetime
) -> CoachNoteWritten:
    """Add a note about the person, who can read it; raises CannotWriteOfMember."""
    lock_person(participant_id)
    member = _member(actor, group_id, participant_id, now)
    note_id = new_id()
    CoachNote.objects.create(
        id=note_id,
        **_about(actor, member.seat),
        text_sealed=CoachNote.TEXT.seal(text, note_id),
        written_at=now,
        written_by=actor.account_id,
    )
    event = CoachNoteWritten(note_id=note_id, participant_id=participant_id, group_id=group_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def note_talk(
    *,
    actor: Actor,
    group_id: GroupId,
    participant_id: ParticipantId,
    held_on: date | None,
    next_on: date | None,
    now: datetime,
) -> TalkNoted:
    """Write that a talk was held, when the next one is, or both; raises CannotWriteOfMember."""
    lock_person(participant_id)
    member = _member(actor, group_id, participant_id, now)
    reasons = talk_obstacles(held_on=held_on, next_on=next_on, over_on=member.group.over_on, today=swedish_day(now))
    if reasons:
        raise CannotWriteOfMember(*reasons)
    Talk.objects.create(
        **_about(actor, member.seat),
        coach_id=member.coach.coach_id,
        held_on=held_on,
        next_on=next_on,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
    event = TalkNoted(participant_id=participant_id, group_id=group_id, held_on=held_on, next_on=next_on)
    record(actor=actor, event=event, now=now)
    return event


def talk_obstacles(*, held_on: date | None, next_on: date | None, over_on: date, today: date) -> tuple[Reason, ...]:
    """Return what is wrong with the days of a talk."""
    found = []
    if held_on is None and next_on is None:
        found.append(_NO_DAY)
    if held_on is not None and held_on > today:
        found.append(_NOT_HELD_YET)
    if next_on is not None and next_on < today:
        found.append(_NOT_AHEAD)
    if next_on is not None and next_on >= over_on:
        found.append(Reason(_PAST_THE_YEAR.code, _PAST_THE_YEAR.message, {"day": over_on.isoformat()}))
    return tuple(found)


@transaction.atomic
def note_circumstances(
    *,
    actor: Actor,
    group_id: GroupId,
    participant_id: ParticipantId,
    answers: Mapping[Circumstances, str],
    now: datetime,
) -> CircumstancesNoted:
    """Keep the answers to the checklist, in the person's words; raises CannotWriteOfMember."""
    lock_person(participant_id)
    member = _member(actor, group_id, participant_id, now)
    for question, answer in answers.items():
        answer_id = new_id()
        Circumstance.objects.create(
            id=answer_id,
            **_about(actor, member.seat),
            question=question,
            answer_sealed=Circumstance.ANSWER.seal(answer, answer_id),
            recorded_at=now,
            recorded_by=actor.account_id,
        )
    event = CircumstancesNoted(participant_id=participant_id, group_id=group_id, questions=tuple(answers))
    record(actor=actor, event=event, now=now)
    return event


def _member(actor: Actor, group_id: GroupId, participant_id: ParticipantId, now: datetime) -> Member:
    require(actor, Permission.LEAD_GROUPS)
    found = member_led(actor, group_id, participant_id, swedish_day(now))
    if found is None:
        is_leader = group_of(actor=actor, group_id=group_id)
        led = is_leader is not None and is_leader.coach_of(actor.account_id, swedish_day(now)) is not None
        raise CannotWriteOfMember(NO_SEAT if led else NOT_LEADER)
    return found


def _about(actor: Actor, seat: SeatView) -> dict[str, UUID]:
    return {
        "seat_id": seat.id,
        "participant_id": seat.participant_id,
        "enrolment_id": seat.enrolment_id,
        "organisation_id": actor.home,
    }
