"""Rows of groups that are led, which the world does not hold: a session, who was there, notes and what is one's own."""

from datetime import date, time
from uuid import UUID

from kedjan.coaching.models import Circumstance, CoachNote, GroupNote, Tool
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.policies.grouping import coach_row, group_row, room_row, seat_row
from tests.policies.rows import Row, insert, row, update
from tests.support.world import TODAY, World, noon

STARTED_ON = date(2013, 1, 7)


def session_row(actor: Actor, group: UUID, number: int = 1) -> Row:
    """Return the row of a session of the group, a week apart from the first."""
    return {
        "id": new_id(),
        "group_id": group,
        "number": number,
        "on": date.fromordinal(STARTED_ON.toordinal() + 7 * (number - 1)),
        "begins_at": time(9, 30),
        "state": "planned",
        "theme": "",
        "text": "",
        "easy_text": "",
        "link": "",
        "link_name": "",
        "forms": [],
        "led_by": [],
        "changed_at": noon(TODAY),
        "changed_by": actor.account_id,
    }


def about_row(seat: Row, actor: Actor) -> Row:
    """Return what every row about somebody in a group says."""
    same = {column: seat[column] for column in ("participant_id", "enrolment_id")}
    return {"id": new_id(), "seat_id": seat["id"], "organisation_id": actor.home, **same}


def attendance_row(seat: Row, session: UUID, actor: Actor) -> Row:
    """Return the row that somebody was not at a session."""
    said = {"presence": "away", "why_away": "travel", "recorded_at": noon(TODAY), "recorded_by": actor.account_id}
    return {**about_row(seat, actor), "session_id": session, **said}


def note_row(seat: Row, actor: Actor) -> Row:
    """Return the row of a coach's note."""
    about = about_row(seat, actor)
    sealed = CoachNote.TEXT.seal("Vill cykla till jobbet.", about["id"])
    return {**about, "text_sealed": sealed, "written_at": noon(TODAY), "written_by": actor.account_id}


def talk_row(seat: Row, coach: UUID, actor: Actor) -> Row:
    """Return the row of a talk that was held."""
    held = {"coach_id": coach, "held_on": TODAY, "recorded_at": noon(TODAY), "recorded_by": actor.account_id}
    return {**about_row(seat, actor), **held}


def circumstance_row(seat: Row, actor: Actor) -> Row:
    """Return the row of an answer to the checklist."""
    about = about_row(seat, actor)
    sealed = Circumstance.ANSWER.seal("Bussen går två gånger om dagen.", about["id"])
    answered = {"question": "travel", "recorded_at": noon(TODAY), "recorded_by": actor.account_id}
    return {**about, "answer_sealed": sealed, **answered}


def chance_row(seat: Row, actor: Actor) -> Row:
    """Return the row that somebody said on the telephone that their chances of work have grown."""
    told = {"told_by": "telephone", "why_on_behalf": "no_e_id"}
    said = {"moment": "group_end", "chance": "better", "answered_on": TODAY}
    return {**about_row(seat, actor), **said, **told, "recorded_at": noon(TODAY), "recorded_by": actor.account_id}


def tool_row(world: World, name: str) -> Row:
    """Return the row of a goal that somebody has written and not shared."""
    actor, tool = world.participant(name), new_id()
    return {
        "id": tool,
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": world.organisation("fk"),
        "kind": "goal",
        "text_sealed": Tool.TEXT.seal("Ett jobb med cyklar.", tool),
        "changed_at": noon(TODAY),
        "changed_by": actor.account_id,
    }


def coach_of(world: World, actor: Actor) -> UUID:
    """Return the actor as a coach of the programme; makes them one where they are none."""
    with acting(actor):
        try:
            return UUID(str(row("coaching_coach", {"account_id": actor.account_id})["id"]))
        except LookupError:
            coach = coach_row(world, actor, world.ids["programme framsteget"])
            insert("coaching_coach", coach)
            return UUID(str(coach["id"]))


def lead(world: World, group: UUID, actor: Actor, part: str = "leads") -> UUID:
    """Let the actor lead the group or stand by for it; return them as a coach."""
    coach = coach_of(world, actor)
    with acting(actor):
        leader = {"id": new_id(), "group_id": group, "coach_id": coach, "part": part, "since_on": date(2012, 12, 3)}
        insert("coaching_leader", {**leader, "recorded_by": actor.account_id})
    return coach


def add_group(world: World, code: str = "led") -> UUID:
    """Let Försäkringskassan have a group that began a week ago, with nobody in it and nobody who leads it."""
    actor, programme = world.caseworker("fk"), world.ids["programme framsteget"]
    room = {**room_row(actor, programme), "name": f"Medborgarhuset {code}"}
    group = {**group_row(actor, programme, UUID(str(room["id"])), code), "starts_on": STARTED_ON, "weekday": 0}
    with acting(actor):
        insert("coaching_room", room)
        insert("coaching_group", group)
    return UUID(str(group["id"]))


def add_group_note(world: World) -> None:
    """Let Försäkringskassan have written about a group as a whole."""
    actor, note = world.caseworker("fk"), new_id()
    sealed = GroupNote.TEXT.seal("Rummet är kallt på morgonen.", note)
    said = {"id": note, "group_id": add_group(world, "noted"), "text_sealed": sealed}
    with acting(actor):
        insert("coaching_groupnote", {**said, "written_at": noon(TODAY), "written_by": actor.account_id})


def add_seat(world: World, group: UUID, name: str) -> Row:
    """Let somebody have said yes to a seat in the group; return the row."""
    actor = world.caseworker("fk")
    seat = {**seat_row(world, actor, name, group), "answer": "yes", "answered_at": noon(TODAY)}
    with acting(actor):
        insert("coaching_seat", seat)
    return seat


def add_led(world: World, name: str = "private", *, with_tool: bool = True) -> None:
    """Let the seat that somebody has be in a group that has begun: what is kept of them and what is their own.

    Försäkringskassan leads. The seat is the one that `grouping.add_coaching` offers.
    """
    fk = world.caseworker("fk")
    with acting(fk):
        seat = row("coaching_seat", {"enrolment_id": world.enrolment(name)})
        update("coaching_seat", {"answer": "yes", "answered_at": noon(TODAY)}, {"id": seat["id"]})
    coach = lead(world, UUID(str(seat["group_id"])), fk)
    session = session_row(fk, UUID(str(seat["group_id"])))
    with acting(fk):
        insert("coaching_session", session)
        insert("coaching_attendance", attendance_row(seat, UUID(str(session["id"])), fk))
        insert("coaching_coachnote", note_row(seat, fk))
        insert("coaching_talk", talk_row(seat, coach, fk))
        insert("coaching_circumstance", circumstance_row(seat, fk))
        insert("outcomes_chancetold", chance_row(seat, fk))
    if with_tool:
        with acting(world.participant(name)):
            insert("coaching_tool", tool_row(world, name))
