"""What stands in the addresses of assessments, and how their forms are filled in."""

from collections.abc import Mapping

from kedjan.assessments.domain.starting import Task
from kedjan.assessments.domain.writing import Remark
from kedjan.assessments.operations import agree, write_remark
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from tests.assessments.trying import NOW, Trying
from tests.attacks.case import Case
from tests.journeys.watching import at_work
from tests.policies.assessing import assessment_row, entry_row, load
from tests.policies.rows import insert
from tests.support.world import World

_WHERE = {"area": "everyday", "item": "recover"}


def places_of_assessments(world: World) -> dict[str, object]:
    """Return an observation of "placed" by Försäkringskassan, which is done, so that nobody writes in it."""
    fk, instruments = world.caseworker("fk"), load(world)
    assessment = assessment_row(world, "placed", fk, instruments["demo-arbetsprov"])
    with acting(fk):
        insert("assessments_assessment", assessment)
        insert("assessments_entry", entry_row(assessment, fk, "assessor_done"))
    return {**_WHERE, "assessment_id": assessment["id"], "instrument_id": instruments["demo-arbetsprov"]}


def begun(world: World) -> Mapping[str, object]:
    """Return a dialogue with "consented" in which nobody has answered."""
    trying = Trying(world)
    where = {**_WHERE, "instrument_id": trying.ids["demo-dialog"]}
    return {**where, "assessment_id": trying.begin(), "participant_id": trying.person}


def answered(world: World) -> Mapping[str, object]:
    """Return a dialogue in which both have answered and neither has said that they are done."""
    trying = Trying(world)
    assessment = trying.begin()
    for actor in (trying.me, trying.therapist):
        trying.answer(actor, assessment, 2)
    return {**_WHERE, "assessment_id": assessment, "participant_id": trying.person}


def talked(world: World) -> Mapping[str, object]:
    """Return a dialogue with "consented" that was talked about, after an earlier one."""
    trying = Trying(world)
    trying.dialogue(own=1, assessor=2)
    assessment = trying.dialogue(own=2, assessor=2, recover=4, keep_times=3)
    text = "Vi prövar att vila en timme mitt på dagen i februari."
    with at_work(trying.therapist):
        agree(
            actor=trying.therapist,
            participant_id=trying.person,
            assessment_id=assessment,
            text=text,
            steps={"recover": 3},
            now=NOW,
        )
    said = Remark(agrees=False, text="Jag vilar bra på helgen.")
    with at_work(trying.me):
        write_remark(actor=trying.me, assessment_id=assessment, item="recover", remark=said, now=NOW)
    return {**_WHERE, "assessment_id": assessment, "participant_id": trying.person}


def with_demands(world: World) -> Mapping[str, object]:
    """Return an observation of "consented" beside which the task's demands are described."""
    trying = Trying(world)
    trial = trying.begin("demo-arbetsprov")
    trying.rate(trying.therapist, trial, 3, move_things=1)
    trying.rate(trying.therapist, trying.begin("demo-arbetskrav", Task(), trial), 3)
    return {**_WHERE, "assessment_id": trial, "participant_id": trying.person}


def _to_begin(world: World) -> Mapping[str, object]:
    trying = Trying(world)
    return {"instrument_id": trying.ids["demo-arbetsprov"], "participant_id": trying.person}


def _licences(world: World) -> Mapping[str, object]:
    load(world)
    return {}


def _therapist(world: World) -> Actor:
    return world.therapist()


def _me(world: World) -> Actor:
    return world.participant()


ASSESSMENTS = {
    "assessments:begin": Case({"what": "Post", "place": "Torsby"}, places=_to_begin, who=_therapist),
    "assessments:agree": Case({"text": "Vi prövar.", "keep_times": ""}, places=talked, who=_therapist),
    "assessments:rate": Case({"keep_times": "2"}, places=begun, who=_therapist),
    "assessments:done": Case(places=answered, who=_therapist),
    "assessments:licences": Case(places=_licences, who=lambda world: world.caseworker("region")),
    "assessments:my_rate": Case({"keep_times": "2"}, places=begun, who=_me),
    "assessments:my_done": Case(places=answered, who=_me),
    "assessments:my_remark": Case({"agrees": "no", "text": "Nej."}, places=talked, who=_me),
}
