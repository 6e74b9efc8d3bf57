"""The profile as it is read: from assessments that are done and that the reader may see."""

from datetime import date

from kedjan.assessments.domain.profile import Source, Sureness, gaps
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.operations import agree
from kedjan.assessments.queries import demands_of, profile_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from tests.assessments.trying import NOW, TASK, Trying
from tests.journeys.watching import at_work
from tests.support.world import TODAY, World


def levels(trying: Trying, actor: Actor) -> dict[str, tuple[int, Source, date]]:
    """Return the profile as the actor reads it."""
    with acting(actor):
        found = profile_of(actor=actor, participant_id=trying.person, today=TODAY)
    return {one.skill: (one.value, one.source, one.on) for one in found.levels}


def test_an_observation_comes_before_what_was_agreed_and_that_before_one_side(world: World) -> None:
    trying = Trying(world)
    talk = trying.dialogue(own=2, assessor=3, know_wishes=2, know_strengths=4)
    with at_work(trying.therapist):
        steps = {"know_strengths": 3}
        agree(
            actor=trying.therapist,
            participant_id=trying.person,
            assessment_id=talk,
            text="Ja.",
            steps=steps,
            now=NOW,
        )
    trying.rate(trying.therapist, trying.begin("demo-arbetsprov"), 4)

    found = levels(trying, trying.me)

    assert found["move_things"] == (4, Source.OBSERVED, TASK.on)
    assert found["know_strengths"] == (3, Source.AGREED, TODAY)
    assert found["know_wishes"] == (2, Source.AGREED, TODAY)
    assert found["keep_times"] == (3, Source.ASSESSOR, TODAY)
    assert levels(trying, world.caseworker("af")) == levels(trying, trying.therapist) == found


def test_an_assessment_that_is_not_done_says_nothing(world: World) -> None:
    trying = Trying(world)
    trying.rate(trying.me, trying.begin(), 2)

    assert levels(trying, trying.me) == levels(trying, trying.therapist) == {}


def test_whoever_sees_no_assessments_reads_an_empty_profile(world: World) -> None:
    trying = Trying(world)
    trying.dialogue()

    assert levels(trying, world.caseworker("torsby")) == {}


def test_a_tasks_demands_lie_beside_the_ability(world: World) -> None:
    trying = Trying(world)
    trial = trying.begin("demo-arbetsprov")
    trying.rate(trying.therapist, trial, 3, move_things=1)
    asked = trying.begin("demo-arbetskrav", Task(), trial)
    trying.rate(trying.therapist, asked, 3)

    with acting(trying.me):
        profile = profile_of(actor=trying.me, participant_id=trying.person, today=TODAY)
    found = gaps(profile, demands_of(trying.view(trying.me, asked)))
    assert {one.demand.skill: one.lacks for one in found if one.lacks} == {"move_things": 2}
    assert {one.sureness for one in profile.levels} == {Sureness.SEEN_ONCE}
    assert demands_of(trying.view(trying.me, trial)) == ()
