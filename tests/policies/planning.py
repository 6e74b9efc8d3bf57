"""Rows of a plan that the world does not hold: a proposal that somebody has commented on, and a note of their own."""

from datetime import timedelta

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.plans.models import OwnNote, PlanStep
from tests.policies.rows import Row, insert
from tests.support.world import TODAY, World, noon


def item_row(world: World, actor: Actor, name: str = "private") -> Row:
    """Return the row of a need that somebody has begun to write of; "fk" keeps the register."""
    return {
        "id": new_id(),
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": world.organisation("fk"),
        "kind": "obstacle",
        "dimension": "premises",
        "begun_at": noon(TODAY),
        "begun_by": actor.account_id,
    }


def proposal_row(item: Row, actor: Actor) -> Row:
    """Return the row of a proposal for the own organisation, as the first step."""
    step = new_id()
    return {
        **_step_row(item, actor, 1),
        "id": step,
        "step": "proposed",
        "text_sealed": PlanStep.TEXT.seal("Trappan till mötesrummet.", step),
        "measure_sealed": PlanStep.MEASURE.seal("Vi ses på bottenvåningen.", step),
        "due_on": TODAY + timedelta(days=7),
        "by_organisation_id": actor.organisation_id,
    }


def comment_row(item: Row, actor: Actor) -> Row:
    """Return the row of the person's own comment, as the second step."""
    step = new_id()
    words = PlanStep.WORDS.seal("Gärna på förmiddagen.", step)
    return {**_step_row(item, actor, 2), "id": step, "step": "commented", "words_sealed": words}


def note_row(world: World, name: str = "private") -> Row:
    """Return the row of a note of the person's own that is not shared."""
    note = new_id()
    return {
        "id": note,
        "participant_id": world.person(name),
        "enrolment_id": world.enrolment(name),
        "organisation_id": world.organisation("fk"),
        "text_sealed": OwnNote.TEXT.seal("Ta med matlåda.", note),
        "changed_at": noon(TODAY),
        "changed_by": world.participant(name).account_id,
    }


def add_plan(world: World, name: str = "private") -> None:
    """Let Försäkringskassan have proposed something to the person, who has commented and has a note of their own."""
    fk, me = world.caseworker("fk"), world.participant(name)
    item = item_row(world, fk, name)
    with acting(fk):
        insert("plans_planitem", item)
        insert("plans_planstep", proposal_row(item, fk))
    with acting(me):
        insert("plans_planstep", comment_row(item, me))
        insert("plans_ownnote", note_row(world, name))


def _step_row(item: Row, actor: Actor, sequence: int) -> Row:
    about = {column: item[column] for column in ("participant_id", "organisation_id")}
    taken = {"taken_at": noon(TODAY), "taken_by": actor.account_id}
    return {"item_id": item["id"], "sequence": sequence, **about, **taken}
