"""What those who are called do: answer, say what they need, be asked in both ways, read the minutes.

Rule: docs/rules/meetings.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import MeetingId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.meetings.domain.calling import obstacles_to_touch
from kedjan.meetings.domain.codes import BOTH_WAYS, MarkKind, Need
from kedjan.meetings.domain.minutes import Party
from kedjan.meetings.models import Mark
from kedjan.meetings.operations.calling import HIDDEN, locked_meeting
from kedjan.meetings.operations.telling import tell_of_meeting
from kedjan.meetings.queries.meetings import MeetingView
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.organisations.domain.permissions import Permission, require

NOT_CALLED = Reason("meeting.not_called", N_("Din organisation är inte kallad till mötet."))
NO_MINUTES = Reason("meeting.no_minutes", N_("Det finns inget protokoll att läsa än."))
NO_NEED = Reason("meeting.no_need", N_("Välj det som behövs, eller skriv det."))


@dataclass(frozen=True, slots=True)
class MeetingAnswered:
    """A party said whether it comes; owner_id: the organisation, None for the person."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    owner_id: OrganisationId | None
    comes: bool


@dataclass(frozen=True, slots=True)
class AskedToMeeting:
    """The person was invited in one of the two ways."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    asked: MarkKind


@dataclass(frozen=True, slots=True)
class MeetingNeedsSaid:
    """The person, or somebody for them, said what they need at a meeting; never what."""

    meeting_id: MeetingId
    participant_id: ParticipantId


@dataclass(frozen=True, slots=True)
class MinutesRead:
    """A party has read the minutes; owner_id: the organisation, None for the person."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    owner_id: OrganisationId | None


class CannotAnswerMeeting(Refusal):
    """What was said about the meeting is as it was."""


@transaction.atomic
def answer_meeting(
    *, actor: Actor, meeting_id: MeetingId, comes: bool, now: datetime, for_person: bool = False
) -> MeetingAnswered:
    """Say that one's organisation comes or cannot; the caller is told of a no. Raises CannotAnswerMeeting.

    The person says it of themselves; for_person: whoever was told writes it down.
    """
    meeting, party = _answering(actor, meeting_id, now, for_person=for_person)
    _mark(actor, meeting, MarkKind.YES if comes else MarkKind.NO, party, now)
    if not comes and meeting.organisation_id != actor.organisation_id:
        is_person = party is None
        tell_of_meeting(
            actor=actor,
            about=meeting.participant_id,
            parties=(meeting.organisation_id,),
            kind=NoticeKind.MEETING_DECLINED_BY_PERSON if is_person else NoticeKind.MEETING_DECLINED,
            on=swedish_day(meeting.when.starts_at),
            now=now,
            and_person=False,
        )
    event = MeetingAnswered(meeting_id=meeting_id, participant_id=meeting.participant_id, owner_id=party, comes=comes)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def note_asked(*, actor: Actor, meeting_id: MeetingId, way: MarkKind, now: datetime) -> AskedToMeeting:
    """Write that the person has been invited orally, or in writing: it is always both. Raises CannotAnswerMeeting."""
    if way not in BOTH_WAYS:
        raise ValueError(way)
    meeting, _party = _answering(actor, meeting_id, now, for_person=True)
    _mark(actor, meeting, way, None, now)
    event = AskedToMeeting(meeting_id=meeting_id, participant_id=meeting.participant_id, asked=way)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def say_needs(
    *, actor: Actor, meeting_id: MeetingId, asks: Iterable[Need], text: str, now: datetime
) -> MeetingNeedsSaid:
    """Write what the person needs at this meeting, instead of what was said before; raises CannotAnswerMeeting."""
    meeting, _party = _answering(actor, meeting_id, now, for_person=True)
    chosen = sorted(set(asks))
    if not chosen and not text.strip() and meeting.needs is None:
        raise CannotAnswerMeeting(NO_NEED)
    _mark(actor, meeting, MarkKind.NEEDS, None, now, asks=chosen, text=text.strip())
    event = MeetingNeedsSaid(meeting_id=meeting_id, participant_id=meeting.participant_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def read_minutes(*, actor: Actor, meeting_id: MeetingId, now: datetime) -> MinutesRead:
    """Write that one's organisation, or the person, has read the minutes; raises CannotAnswerMeeting."""
    meeting, party = _mine(actor, meeting_id, for_person=False)
    if meeting.minutes is None:
        raise CannotAnswerMeeting(NO_MINUTES)
    if party not in meeting.minutes.read_by:
        _mark(actor, meeting, MarkKind.READ, party, now)
    event = MinutesRead(meeting_id=meeting_id, participant_id=meeting.participant_id, owner_id=party)
    record(actor=actor, event=event, now=now)
    return event


def require_party(actor: Actor) -> None:
    """Let whoever is called pass: the person, or somebody who supports them; raises NotPermitted."""
    is_person = actor.participant_id is not None
    require(actor, Permission.ATTEND_OWN_MEETINGS if is_person else Permission.ATTEND_MEETINGS)


def _mine(actor: Actor, meeting_id: MeetingId, *, for_person: bool) -> tuple[MeetingView, Party]:
    """Return the meeting and for whom the actor speaks."""
    meeting = locked_meeting(actor, meeting_id)
    require_party(actor)
    if meeting is None:
        raise CannotAnswerMeeting(HIDDEN)
    if actor.organisation_id is not None and actor.organisation_id not in meeting.parties:
        raise CannotAnswerMeeting(NOT_CALLED)
    return meeting, None if for_person else actor.organisation_id


def _answering(actor: Actor, meeting_id: MeetingId, now: datetime, *, for_person: bool) -> tuple[MeetingView, Party]:
    meeting, party = _mine(actor, meeting_id, for_person=for_person)
    if reasons := obstacles_to_touch(state=meeting.state, when=meeting.when, now=now):
        raise CannotAnswerMeeting(*reasons)
    return meeting, party


def _mark(
    actor: Actor,
    meeting: MeetingView,
    kind: MarkKind,
    party: Party,
    now: datetime,
    asks: Iterable[Need] = (),
    text: str = "",
) -> None:
    mark = new_id()
    Mark.objects.create(
        id=mark,
        meeting_id=meeting.version_id,
        participant_id=meeting.participant_id,
        enrolment_id=meeting.enrolment_id,
        organisation_id=actor.organisation_id or meeting.organisation_id,
        category=Category.NEEDS if kind is MarkKind.NEEDS else Category.PLAN,
        kind=kind,
        party=party,
        asks=list(asks),
        text_sealed=Mark.TEXT.seal(text, mark) if text else None,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
