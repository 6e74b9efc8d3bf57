"""Rows of a meeting that the world does not hold: everybody is called to it, and it has minutes with a task."""

from datetime import time, timedelta
from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.meetings.models import Mark, Meeting, Minutes, Task
from tests.policies.rows import Row, insert
from tests.support.world import ORGANISATIONS, TODAY, World, noon


def about_row(world: World, name: str, actor: Actor) -> Row:
    """Return what every row about a meeting of somebody says."""
    return {
        "id": new_id(),
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": actor.home,
        "recorded_at": noon(TODAY),
        "recorded_by": actor.account_id,
    }


def meeting_row(world: World, name: str, actor: Actor, *called: str) -> Row:
    """Return the row of a meeting a week ago; called: to whom, everybody where nobody is named."""
    about = about_row(world, name, actor)
    parties = [world.organisation(key) for key in called or ORGANISATIONS]
    starts_at = noon(TODAY - timedelta(weeks=1))
    return {
        **about,
        "thread": new_id(),
        "sequence": 0,
        "kind": "network",
        "state": "called",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "place_sealed": Meeting.PLACE.seal("Kommunhuset", about["id"]),
        "features": ["lift"],
        "parties": parties,
        "agenda_sealed": Meeting.AGENDA.seal("Nästa steg.", about["id"]),
        "why_cancelled": "",
    }


def mark_row(world: World, name: str, actor: Actor, meeting: UUID) -> Row:
    """Return the row that somebody was invited orally."""
    said = {"meeting_id": meeting, "category": "plan", "kind": "asked_orally", "party": None, "asks": []}
    return {**about_row(world, name, actor), **said}


def needs_row(world: World, name: str, actor: Actor, meeting: UUID) -> Row:
    """Return the row of what somebody needs at the meeting."""
    about = mark_row(world, name, actor, meeting)
    text = Mark.TEXT.seal("Gärna vid fönstret.", about["id"])
    return {**about, "category": "needs", "kind": "needs", "asks": ["pauses"], "text_sealed": text}


def minutes_row(world: World, name: str, actor: Actor, meeting: UUID) -> Row:
    """Return the row of the minutes."""
    about = about_row(world, name, actor)
    return {**about, "meeting_id": meeting, "text_sealed": Minutes.TEXT.seal("Vi ses igen.", about["id"])}


def task_row(world: World, name: str, actor: Actor, minutes: UUID) -> Row:
    """Return the row of what the person does next."""
    about = about_row(world, name, actor)
    text = Task.TEXT.seal("Ringa.", about["id"])
    return {**about, "minutes_id": minutes, "party": None, "text_sealed": text, "due_on": TODAY, "why_none": ""}


def terms_row(world: World, name: str, actor: Actor) -> Row:
    """Return the row of when the actor's organisation can meet."""
    return {
        **about_row(world, name, actor),
        "category": "plan",
        "party": actor.home,
        "weekdays": [0, 1],
        "since_at": time(9),
        "until_at": time(15),
        "travel": 30,
        "features": [],
    }


def own_terms_row(world: World, name: str) -> Row:
    """Return the row of when the person can meet, in their own name and kept by their register."""
    actor = world.participant(name)
    about = {**terms_row(world, name, world.caseworker("fk")), "recorded_by": actor.account_id}
    return {**about, "category": "needs", "party": None, "features": ["loop"]}


def add_meeting(world: World, name: str = "private") -> Row:
    """Let Försäkringskassan have called everybody to a meeting about the person; return its row."""
    fk = world.caseworker("fk")
    meeting = meeting_row(world, name, fk)
    minutes = minutes_row(world, name, fk, UUID(str(meeting["id"])))
    with acting(fk):
        insert("meetings_meeting", meeting)
        insert("meetings_mark", mark_row(world, name, fk, UUID(str(meeting["id"]))))
        insert("meetings_minutes", minutes)
        insert("meetings_task", task_row(world, name, fk, UUID(str(minutes["id"]))))
        insert("meetings_terms", terms_row(world, name, fk))
    return meeting


def add_needs(world: World, meeting: Row, name: str = "private") -> None:
    """Let Försäkringskassan have written what the person needs at the meeting."""
    fk = world.caseworker("fk")
    with acting(fk):
        insert("meetings_mark", needs_row(world, name, fk, UUID(str(meeting["id"]))))
