"""Rows that the world does not hold: what starts clocks about somebody, and who follows them."""

from datetime import date

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.clock_events import CATEGORIES, ClockEvent
from kedjan.journeys.models import FollowedBy
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.policies.rows import Row, insert
from tests.support.world import TODAY, World, noon

BEGAN_ON = date(2012, 11, 5)


def clock_row(world: World, actor: Actor, name: str = "private", event: str = "sick_leave") -> Row:
    """Return the row that a sick leave began, or something else that starts a clock."""
    return {
        "id": new_id(),
        "participant_id": world.person(name),
        "organisation_id": actor.home,
        "category": CATEGORIES[ClockEvent(event)].value,
        "event": event,
        "began_on": BEGAN_ON,
        "recorded_at": noon(TODAY),
        "recorded_by": actor.account_id,
    }


def follower_row(world: World, actor: Actor, name: str = "private", sequence: int = 2) -> Row:
    """Return the row that the actor follows the person, after somebody else."""
    row_id = new_id()
    return {
        "id": row_id,
        "enrolment_id": world.enrolment(name),
        "participant_id": world.person(name),
        "organisation_id": actor.home,
        "sequence": sequence,
        "worker_id": actor.account_id,
        "since_on": TODAY,
        "why": "has_left",
        "note_sealed": FollowedBy.NOTE.seal("Vill bli uppringd på förmiddagen.", row_id),
        "recorded_at": noon(TODAY),
        "recorded_by": actor.account_id,
    }


def add_clocks(world: World, name: str = "private") -> None:
    """Let Försäkringskassan have written that the person is on sick leave, and is referred."""
    actor = world.caseworker("fk")
    with acting(actor):
        for event in ("sick_leave", "referred"):
            insert("journeys_clockstart", clock_row(world, actor, name, event))


def add_follower(world: World, name: str = "private") -> None:
    """Let somebody at Försäkringskassan follow the person."""
    actor = world.caseworker("fk")
    with acting(actor):
        insert("journeys_followedby", follower_row(world, actor, name))
