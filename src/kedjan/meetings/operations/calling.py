"""Call to a meeting, change it, cancel it: each is a version of its own, and those concerned are told.

Rule: docs/rules/meetings.md.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.journeys.queries import CaseView, case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import EnrolmentId, MeetingId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.meetings.domain.calling import NOT_CALLER, UNCHANGED, When, obstacles_to_call, obstacles_to_touch
from kedjan.meetings.domain.codes import Feature, MeetingKind, MeetingState, WhyCancelled
from kedjan.meetings.models import Meeting
from kedjan.meetings.operations.telling import tell_of_meeting
from kedjan.meetings.queries.meetings import MeetingView, meeting_of, meetings_of
from kedjan.meetings.queries.terms import terms_of
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.organisations.domain.permissions import Permission, require

HIDDEN = Reason("meeting.none", N_("Mötet finns inte."))
NO_CASE = Reason("meeting.no_case", N_("Deltagandet finns inte."))
CASE_ENDED = Reason("meeting.case_ended", N_("Deltagandet är avslutat."))


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody is called to. parties: organisations beside one's own, which always is one."""

    kind: MeetingKind
    when: When
    place: str
    features: frozenset[Feature]
    parties: frozenset[OrganisationId]
    agenda: str


@dataclass(frozen=True, slots=True)
class MeetingCalled:
    """The team was called to a meeting."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    on: date
    organisation_ids: tuple[OrganisationId, ...]


@dataclass(frozen=True, slots=True)
class MeetingChanged:
    """A meeting has another time, place, agenda or other parties."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    sequence: int
    on: date
    organisation_ids: tuple[OrganisationId, ...]


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """A meeting was cancelled."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    sequence: int
    why: WhyCancelled


class CannotCallMeeting(Refusal):
    """Nobody is called."""


class CannotChangeMeeting(Refusal):
    """The meeting is as it was."""


@transaction.atomic
def call_meeting(*, actor: Actor, enrolment_id: EnrolmentId, call: Call, now: datetime) -> MeetingCalled:
    """Call the team and the person to a meeting; raises CannotCallMeeting."""
    case = case_of_enrolment(actor=actor, enrolment_id=enrolment_id)
    if case is not None:
        lock_person(case.participant_id)
    require(actor, Permission.CALL_MEETINGS)
    if case is None:
        raise CannotCallMeeting(NO_CASE)
    if reasons := _obstacles(actor, case, call, None, now):
        raise CannotCallMeeting(*reasons)
    parties = tuple(sorted(call.parties | {actor.home}))
    meeting_id = MeetingId(new_id())
    row = _row(actor, meeting_id, 0, MeetingState.CALLED, call, now)
    _keep(row, case)
    about, on = case.participant_id, swedish_day(call.when.starts_at)
    tell_of_meeting(actor=actor, about=about, parties=parties, kind=NoticeKind.MEETING_CALLED, on=on, now=now)
    event = MeetingCalled(meeting_id=meeting_id, participant_id=about, on=on, organisation_ids=parties)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def change_meeting(*, actor: Actor, meeting_id: MeetingId, call: Call, now: datetime) -> MeetingChanged:
    """Move a meeting, or change what it is about or who comes; raises CannotChangeMeeting.

    Those who have answered answer again where time or place is another: docs/rules/meetings.md.
    """
    meeting = _touched(actor, meeting_id, now)
    case = case_of_enrolment(actor=actor, enrolment_id=meeting.enrolment_id)
    if case is None:
        raise CannotChangeMeeting(NO_CASE)
    if reasons := _obstacles(actor, case, call, meeting, now):
        raise CannotChangeMeeting(*reasons)
    parties = tuple(sorted(call.parties | {actor.home}))
    if _said(meeting) == (call.kind, call.when, call.place, call.features, parties, call.agenda):
        raise CannotChangeMeeting(UNCHANGED)
    row = _row(actor, meeting_id, meeting.sequence + 1, MeetingState.CHANGED, call, now)
    _keep(row, meeting)
    on = swedish_day(call.when.starts_at)
    _tell_of_change(actor, meeting, parties, on, now)
    event = MeetingChanged(
        meeting_id=meeting_id,
        participant_id=meeting.participant_id,
        sequence=row.sequence,
        on=on,
        organisation_ids=parties,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting_id: MeetingId, why: WhyCancelled, now: datetime) -> MeetingCancelled:
    """Cancel a meeting that has not been; everybody who was called is told. Raises CannotChangeMeeting."""
    meeting = _touched(actor, meeting_id, now)
    row = _row(actor, meeting_id, meeting.sequence + 1, MeetingState.CANCELLED, call_of(meeting), now)
    row.why_cancelled = why
    _keep(row, meeting)
    on = swedish_day(meeting.when.starts_at)
    about = meeting.participant_id
    tell_of_meeting(
        actor=actor, about=about, parties=meeting.parties, kind=NoticeKind.MEETING_CANCELLED, on=on, now=now
    )
    event = MeetingCancelled(meeting_id=meeting_id, participant_id=about, sequence=row.sequence, why=why)
    record(actor=actor, event=event, now=now)
    return event


def call_of(meeting: MeetingView) -> Call:
    """Return what the meeting was called with, as it is now."""
    return Call(
        kind=meeting.kind,
        when=meeting.when,
        place=meeting.place,
        features=meeting.features,
        parties=frozenset(meeting.parties),
        agenda=meeting.agenda,
    )


def locked_meeting(actor: Actor, meeting_id: MeetingId) -> MeetingView | None:
    """Return the meeting as it is once nobody else works on the person, or None where the actor sees none."""
    meeting = meeting_of(actor=actor, meeting_id=meeting_id)
    if meeting is None:
        return None
    lock_person(meeting.participant_id)
    return meeting_of(actor=actor, meeting_id=meeting_id)


def _touched(actor: Actor, meeting_id: MeetingId, now: datetime) -> MeetingView:
    meeting = locked_meeting(actor, meeting_id)
    require(actor, Permission.CALL_MEETINGS)
    if meeting is None:
        raise CannotChangeMeeting(HIDDEN)
    if meeting.organisation_id != actor.home:
        raise CannotChangeMeeting(NOT_CALLER)
    if reasons := obstacles_to_touch(state=meeting.state, when=meeting.when, now=now):
        raise CannotChangeMeeting(*reasons)
    return meeting


def _obstacles(
    actor: Actor, case: CaseView, call: Call, beside: MeetingView | None, now: datetime
) -> tuple[Reason, ...]:
    if case.exit is not None:
        return (CASE_ENDED,)
    today = swedish_day(now)
    others = meetings_of(actor=actor, participant_id=case.participant_id)
    said = terms_of(actor=actor, participant_id=case.participant_id).get(None)
    return obstacles_to_call(
        when=call.when,
        now=now,
        home=actor.home,
        parties=call.parties,
        team={one.organisation.id for one in case.team if one.until_on is None or today < one.until_on},
        taken=[one.when for one in others if not one.is_cancelled and (beside is None or one.id != beside.id)],
        lacking=frozenset() if said is None else said.features - call.features,
    )


def _said(meeting: MeetingView) -> tuple[object, ...]:
    parties = tuple(sorted(meeting.parties))
    return (meeting.kind, meeting.when, meeting.place, meeting.features, parties, meeting.agenda)


def _row(actor: Actor, meeting_id: MeetingId, sequence: int, state: MeetingState, call: Call, now: datetime) -> Meeting:
    version = new_id()
    return Meeting(
        id=version,
        thread=meeting_id,
        sequence=sequence,
        organisation_id=actor.home,
        kind=call.kind,
        state=state,
        starts_at=call.when.starts_at,
        ends_at=call.when.ends_at,
        place_sealed=Meeting.PLACE.seal(call.place, version),
        features=sorted(call.features),
        parties=sorted(call.parties | {actor.home}),
        agenda_sealed=Meeting.AGENDA.seal(call.agenda, version),
        recorded_at=now,
        recorded_by=actor.account_id,
    )


def _keep(row: Meeting, of: CaseView | MeetingView) -> None:
    row.participant_id, row.enrolment_id = of.participant_id, of.enrolment_id
    row.save(force_insert=True)


def _tell_of_change(
    actor: Actor, meeting: MeetingView, parties: tuple[OrganisationId, ...], on: date, now: datetime
) -> None:
    """Tell those who are called of the change, and those who no longer are that nothing is left for them."""
    about, was_on = meeting.participant_id, swedish_day(meeting.when.starts_at)
    tell_of_meeting(actor=actor, about=about, parties=parties, kind=NoticeKind.MEETING_CHANGED, on=on, now=now)
    tell_of_meeting(
        actor=actor,
        about=about,
        parties=sorted(set(meeting.parties) - set(parties)),
        kind=NoticeKind.MEETING_CANCELLED,
        on=was_on,
        now=now,
        and_person=False,
    )
