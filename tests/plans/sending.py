"""What stands in the addresses of the plan, and how its forms are filled in, for attacks on forms and the matrix."""

from collections.abc import Mapping
from datetime import timedelta

from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import PlanItemId
from kedjan.plans.domain.codes import ItemKind, Step
from kedjan.plans.domain.items import Content
from kedjan.plans.operations import NewStep, begin_item, share_note, write_note
from kedjan.plans.queries import own_notes, plan_of
from tests.attacks.case import Case
from tests.support.world import TODAY, World, noon

DUE = TODAY + timedelta(days=14)
NOW = noon(TODAY)
TOLD = Told(ToldBy.TELEPHONE, WhyOnBehalf.NO_E_ID)
SOON = {"due_on_day": "28", "due_on_month": "1", "due_on_year": "2013", "owner": "person"}


def proposed(world: World, name: str = "consented") -> Mapping[str, object]:
    """Let Arbetsförmedlingen have proposed something to the person; return what stands in its address."""
    af, person = world.caseworker("af"), world.person(name)
    with acting(af):
        known = [one for one in plan_of(actor=af, participant_id=person) if one.state.waits]
        item_id = known[0].id if known else _begin(world, name)
    return {"participant_id": person, "item_id": item_id, "my_item_id": item_id, "thing": "activity"}


def _begin(world: World, name: str) -> PlanItemId:
    return begin_item(
        actor=world.caseworker("af"),
        participant_id=world.person(name),
        kind=ItemKind.ACTIVITY,
        dimension=None,
        step=NewStep(Step.PROPOSED, Content("Besök biblioteket.", due_on=DUE)),
        now=NOW,
    ).item_id


def noted(world: World) -> Mapping[str, object]:
    """Let the person have a note of their own that they share; return what stands in its address."""
    me = world.participant()
    with acting(me):
        known = own_notes(actor=me, participant_id=world.person("consented"))
        if known:
            return {"own_note_id": known[0].id}
        note_id = write_note(actor=me, note_id=None, text="Fråga om bussen.", now=NOW).note_id
        share_note(actor=me, note_id=note_id, is_shared=True, now=NOW)
    return {"own_note_id": note_id}


def places_of_plan(world: World) -> dict[str, object]:
    """Return what stands in the addresses of plans: of "placed" to the staff, of "consented" to the person."""
    mine = proposed(world)["my_item_id"]
    theirs = proposed(world, "placed")["item_id"]
    return {"item_id": theirs, "my_item_id": mine, "thing": "goal", **noted(world)}


def _mine(world: World) -> Mapping[str, object]:
    return proposed(world)


PLANS = {
    "plans:propose": Case(SOON, places=proposed),
    "plans:change": Case(SOON, places=proposed),
    "plans:answer_for": Case({"words": "Gärna."}, places=proposed),
    "plans:item": Case({"mark": "taken_back"}, places=proposed),
    "plans:my_write": Case(SOON, places=proposed, who=lambda world: world.participant()),
    "plans:my_item": Case({"words": "Gärna."}, places=_mine, who=lambda world: world.participant()),
    "plans:my_change": Case(SOON, places=_mine, who=lambda world: world.participant()),
    "plans:my_notes": Case(places=noted, who=lambda world: world.participant()),
    "plans:my_note_new": Case(who=lambda world: world.participant()),
    "plans:my_note": Case(places=noted, who=lambda world: world.participant()),
}
