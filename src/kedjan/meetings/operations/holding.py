"""Write what a meeting came to, with one task for every party. Rule: docs/rules/meetings.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, MeetingId, MinutesId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.meetings.domain.calling import NOT_CALLER
from kedjan.meetings.domain.minutes import Party, Task, obstacles_in_tasks, obstacles_to_write
from kedjan.meetings.models import Minutes
from kedjan.meetings.models import Task as TaskRow
from kedjan.meetings.operations.calling import HIDDEN, locked_meeting
from kedjan.meetings.operations.telling import tell_of_meeting
from kedjan.meetings.queries.meetings import MeetingView
from kedjan.meetings.queries.naming import holders_of, names_of_parties
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class MinutesWritten:
    """The minutes of a meeting were written; records: how many of the parties have something to do."""

    meeting_id: MeetingId
    participant_id: ParticipantId
    minutes_id: MinutesId
    records: int


class CannotWriteMinutes(Refusal):
    """What stands of the meeting is as it was."""


@transaction.atomic
def write_minutes(
    *, actor: Actor, meeting_id: MeetingId, text: str, tasks: Sequence[Task], now: datetime
) -> MinutesWritten:
    """Keep the minutes, with exactly one task a party or why it has none; raises CannotWriteMinutes.

    May be written again: the latest counts, and everybody reads it anew.
    """
    meeting = locked_meeting(actor, meeting_id)
    require(actor, Permission.CALL_MEETINGS)
    if meeting is None:
        raise CannotWriteMinutes(HIDDEN)
    if reasons := _obstacles(actor, meeting, text, tasks, names_of_parties(meeting.parties), now):
        raise CannotWriteMinutes(*reasons)
    minutes_id = MinutesId(new_id())
    _keep(actor, meeting, minutes_id, text, tasks, now)
    on = swedish_day(meeting.when.starts_at)
    about, kind = meeting.participant_id, NoticeKind.MINUTES_WRITTEN
    tell_of_meeting(actor=actor, about=about, parties=meeting.parties, kind=kind, on=on, now=now)
    event = MinutesWritten(
        meeting_id=meeting_id,
        participant_id=about,
        minutes_id=minutes_id,
        records=sum(one.why_none is None for one in tasks),
    )
    record(actor=actor, event=event, now=now)
    return event


def _obstacles(
    actor: Actor,
    meeting: MeetingView,
    text: str,
    tasks: Sequence[Task],
    names: Mapping[Party, str],
    now: datetime,
) -> tuple[Reason, ...]:
    if meeting.organisation_id != actor.home:
        return (NOT_CALLER,)
    at_once = obstacles_to_write(state=meeting.state, starts_at=meeting.when.starts_at, now=now, text=text)
    met_on = swedish_day(meeting.when.starts_at)
    known = {} if at_once else _holders(actor, meeting, now)
    return at_once or obstacles_in_tasks(
        tasks=tasks, parties=meeting.everybody, names=names, met_on=met_on, holders=known
    )


def _holders(actor: Actor, meeting: MeetingView, now: datetime) -> Mapping[Party, Mapping[AccountId, str]]:
    return holders_of(actor=actor, enrolment_id=meeting.enrolment_id, parties=meeting.parties, today=swedish_day(now))


def _keep(
    actor: Actor, meeting: MeetingView, minutes_id: MinutesId, text: str, tasks: Sequence[Task], now: datetime
) -> None:
    about = {
        "participant_id": meeting.participant_id,
        "enrolment_id": meeting.enrolment_id,
        "organisation_id": actor.home,
        "recorded_at": now,
        "recorded_by": actor.account_id,
    }
    sealed = Minutes.TEXT.seal(text, minutes_id)
    Minutes.objects.create(id=minutes_id, meeting_id=meeting.version_id, text_sealed=sealed, **about)
    for task in tasks:
        task_id = new_id()
        TaskRow.objects.create(
            id=task_id,
            minutes_id=minutes_id,
            party=task.party,
            text_sealed=TaskRow.TEXT.seal(task.what, task_id) if task.what else None,
            due_on=task.due_on,
            why_none=task.why_none or "",
            holder=task.holder,
            **about,
        )
