"""Meetings as tests call to them: "consented" meets Försäkringskassan and Arbetsförmedlingen in a week."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import MeetingId
from kedjan.meetings.domain.calling import When
from kedjan.meetings.domain.codes import Feature, MeetingKind
from kedjan.meetings.domain.minutes import Task
from kedjan.meetings.operations.calling import Call, call_meeting
from kedjan.meetings.operations.holding import MinutesWritten, write_minutes
from kedjan.meetings.queries.meetings import MeetingView, meeting_of
from tests.journeys.watching import at_work
from tests.policies.meeting import meeting_row
from tests.policies.rows import insert
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
ON = date(2013, 1, 21)


def at(hour: int, on: date = ON) -> datetime:
    """Return the moment on the clock in Sweden."""
    return datetime.combine(on, time(hour), STOCKHOLM)


def call(world: World, *others: str, hour: int = 10, on: date = ON, features: Iterable[Feature] = ()) -> Call:
    """Return a call to a network meeting of an hour."""
    return Call(
        kind=MeetingKind.NETWORK,
        when=When(at(hour, on), at(hour + 1, on)),
        place="Kommunhuset i Sunne",
        features=frozenset(features),
        parties=frozenset(world.organisation(key) for key in others or ("af",)),
        agenda="Nästa steg\nVem gör vad?",
    )


def called(world: World, asked: Call | None = None, name: str = "consented", key: str = "fk") -> MeetingId:
    """Let the caseworker have called; return the meeting's id."""
    actor = world.caseworker(key)
    with at_work(actor):
        event = call_meeting(actor=actor, enrolment_id=world.enrolment(name), call=asked or call(world), now=NOW)
    return event.meeting_id


def been(world: World, name: str = "consented", *parties: str) -> MeetingId:
    """Let a meeting with Försäkringskassan and Arbetsförmedlingen have been a week ago; return its id."""
    fk = world.caseworker("fk")
    row = meeting_row(world, name, fk, *(parties or ("fk", "af")))
    with acting(fk):
        insert("meetings_meeting", row)
    return MeetingId(UUID(str(row["thread"])))


def tasks(world: World) -> list[Task]:
    """Return one task for each of those who were there."""
    mine = Task(None, "Ringa hyresvärden.", ON, None)
    parties = [world.organisation(key) for key in ("fk", "af")]
    return [mine, *(replace(mine, party=party, what="Skicka papper.") for party in parties)]


def written(world: World, meeting_id: MeetingId) -> MinutesWritten:
    """Let Försäkringskassan have written the minutes."""
    fk = world.caseworker("fk")
    with at_work(fk):
        return write_minutes(
            actor=fk, meeting_id=meeting_id, text="Vi kom överens om ett försök.", tasks=tasks(world), now=NOW
        )


def seen_by(actor: Actor, meeting_id: MeetingId) -> MeetingView | None:
    """Return the meeting as the actor sees it."""
    with acting(actor):
        return meeting_of(actor=actor, meeting_id=meeting_id)


def shown(actor: Actor, meeting_id: MeetingId) -> MeetingView:
    """Return the meeting, which the actor sees."""
    found = seen_by(actor, meeting_id)
    assert found is not None
    return found
