"""Rows of assessments, which the world does not hold: one that was begun, and what somebody wrote in it."""

from datetime import date
from uuid import UUID

from kedjan.assessments.models import Assessment, Entry
from kedjan.assessments.operations import load_instrument
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.policies.rows import Row, insert
from tests.support.server import PROJECT
from tests.support.world import TODAY, World, noon

KEYS = ("demo-dialog", "demo-arbetsprov", "demo-arbetskrav")


def load(world: World, *keys: str) -> dict[str, UUID]:
    """Load the demonstrations; return their ids by key."""
    operator, found = world.operator(), {}
    with acting(operator):
        for key in keys or KEYS:
            text = (PROJECT / f"instruments/{key}.toml").read_text(encoding="utf-8")
            found[key] = load_instrument(actor=operator, text=text, now=noon(date(2012, 1, 2))).instrument_id
    return dict(found)


def assessment_row(world: World, name: str, actor: Actor, instrument: UUID) -> Row:
    """Return the row of an observation that was begun."""
    assessment = new_id()
    return {
        "id": assessment,
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": actor.home,
        "instrument_id": instrument,
        "observation_id": None,
        "seen_on": TODAY,
        "task_sealed": Assessment.TASK.seal('{"what": "Post", "place": "Posten", "aids": ""}', assessment),
        "begun_at": noon(TODAY),
        "begun_by": actor.account_id,
    }


def entry_row(assessment: Row, actor: Actor, kind: str = "assessor_answers") -> Row:
    """Return the row of answers to an area."""
    entry = new_id()
    return {
        "id": entry,
        "assessment_id": assessment["id"],
        "participant_id": assessment["participant_id"],
        "organisation_id": assessment["organisation_id"],
        "kind": kind,
        "part": "body",
        "text_sealed": Entry.TEXT.seal("{}", entry),
        "written_at": noon(TODAY),
        "written_by": actor.account_id,
    }


def add_assessed(world: World, name: str = "private") -> Row:
    """Let Försäkringskassan have begun to assess somebody, and written an answer; return the assessment."""
    actor = world.caseworker("fk")
    assessment = assessment_row(world, name, actor, load(world, "demo-arbetsprov")["demo-arbetsprov"])
    with acting(actor):
        insert("assessments_assessment", assessment)
        insert("assessments_entry", entry_row(assessment, actor))
    return assessment
