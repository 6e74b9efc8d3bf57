"""The meetings of the demo's participant: one that was held before Christmas, and one that waits for their answer."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from kedjan.cli.demo.cast import Cast
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, MeetingId, ParticipantId
from kedjan.meetings.domain.calling import When
from kedjan.meetings.domain.codes import Feature, MarkKind, MeetingKind, Need, WhyNoTask
from kedjan.meetings.domain.minutes import Task
from kedjan.meetings.operations.answering import answer_meeting, note_asked, read_minutes, say_needs
from kedjan.meetings.operations.calling import Call, call_meeting
from kedjan.meetings.operations.holding import write_minutes
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.participants.queries import participant_actor

_HELD_AT, _CALLED_AT = datetime(2012, 12, 19, 10, tzinfo=STOCKHOLM), datetime(2012, 12, 5, 9, tzinfo=STOCKHOLM)
_WRITTEN_AT = datetime(2012, 12, 19, 13, tzinfo=STOCKHOLM)
_NEXT_AT, _ASKED_AT = datetime(2013, 1, 24, 10, tzinfo=STOCKHOLM), datetime(2013, 1, 10, 11, tzinfo=STOCKHOLM)
_ANSWERED_AT = datetime(2013, 1, 11, 10, tzinfo=STOCKHOLM)
_HOUR = timedelta(hours=1)
_TEXT = "Vi lämnade över till nästa steg. Provplatsen blir kvar i tre veckor till. Pauserna fungerar."
_MINE = Task(None, "Säga till om dagarna blir för långa.", date(2013, 1, 11), None)


def tell_of_meetings(cast: Cast, account_id: AccountId, participant_id: ParticipantId) -> None:
    """Let a handover have been held, with minutes that are read, and a network meeting wait for an answer."""
    me = participant_actor(account_id=account_id)
    with acting(cast.fk):
        case = case_of(actor=cast.fk, participant_id=participant_id)
    if me is None or case is None:
        raise LookupError("the participant's own pages are not open")
    af = cast.by_kind[OrganisationKind.AF]
    _held(_call(cast.coordinator, case, (af, cast.fk), MeetingKind.HANDOVER, _HELD_AT, _CALLED_AT), cast, af, me)
    ahead = _call(cast.fk, case, (af, cast.coordinator), MeetingKind.NETWORK, _NEXT_AT, _ASKED_AT)
    with acting(cast.fk):
        note_asked(actor=cast.fk, meeting_id=ahead, way=MarkKind.ASKED_ORALLY, now=_ASKED_AT)
    with acting(af):
        answer_meeting(actor=af, meeting_id=ahead, comes=True, now=_ANSWERED_AT)


def _call(
    actor: Actor, case: CaseView, others: Iterable[Actor], kind: MeetingKind, starts_at: datetime, now: datetime
) -> MeetingId:
    """Call the others and the participant to an hour in Karlstad."""
    call = Call(
        kind=kind,
        when=When(starts_at, starts_at + _HOUR),
        place="Samordningsförbundet, Kungsgatan 1, rum 2",
        features=frozenset({Feature.STEP_FREE, Feature.LIFT, Feature.QUIET}),
        parties=frozenset(one.home for one in others),
        agenda="Hur går det på platsen?\nVad behövs för nästa steg?\nVem gör vad?",
    )
    with acting(actor):
        return call_meeting(actor=actor, enrolment_id=case.enrolment_id, call=call, now=now).meeting_id


def _held(meeting_id: MeetingId, cast: Cast, af: Actor, me: Actor) -> None:
    """Let everybody have come, and leave with a task each; the participant and Arbetsförmedlingen have read."""
    with acting(me):
        say_needs(actor=me, meeting_id=meeting_id, asks=[Need.PAUSES], text="", now=_CALLED_AT)
    for actor in (me, af, cast.fk):
        with acting(actor):
            answer_meeting(actor=actor, meeting_id=meeting_id, comes=True, now=_CALLED_AT)
    theirs = replace(_MINE, party=af.home, what="Fråga arbetsgivaren om kortare dagar.", holder=None)
    ours = replace(_MINE, party=cast.coordinator.home, what="Boka nästa möte.", holder=cast.coordinator.account_id)
    waits = Task(cast.fk.home, "", None, WhyNoTask.WAITS)
    with acting(cast.coordinator):
        write_minutes(
            actor=cast.coordinator,
            meeting_id=meeting_id,
            text=_TEXT,
            tasks=(_MINE, theirs, ours, waits),
            now=_WRITTEN_AT,
        )
    for actor in (me, af):
        with acting(actor):
            read_minutes(actor=actor, meeting_id=meeting_id, now=_WRITTEN_AT + _HOUR)
