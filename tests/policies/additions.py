"""Rows that the world does not hold: a follow-up, and a file that waits to be confirmed."""

from datetime import date

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.policies.rows import insert
from tests.support.world import World, noon

TODAY = date(2013, 1, 14)


def add_follow_up(world: World, name: str = "private") -> None:
    """Let Försäkringskassan record that the person works."""
    actor = world.caseworker("fk")
    with acting(actor):
        insert(
            "outcomes_followup",
            {
                "id": new_id(),
                "enrolment_id": world.enrolment(name),
                "participant_id": world.person(name),
                "organisation_id": actor.home,
                "sequence": 1,
                "observed_on": TODAY,
                "situation": "work",
                "recorded_at": noon(TODAY),
                "recorded_by": actor.account_id,
            },
        )


def stage_file(actor: Actor) -> None:
    """Let the actor upload a file with one row."""
    batch = new_id()
    with acting(actor):
        insert(
            "participants_importbatch",
            {
                "id": batch,
                "organisation_id": actor.home,
                "created_at": noon(TODAY),
                "created_by": actor.account_id,
                "digest": b"",
                "status": "staged",
                "counts": "{}",
                "notices": "[]",
            },
        )
        insert(
            "participants_importrow",
            {
                "batch_id": batch,
                "organisation_id": actor.home,
                "line": 2,
                "verdict": "ready",
                "change": "new_person",
                "messages": "[]",
            },
        )
