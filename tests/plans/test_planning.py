"""The plan is written, proposed, answered and marked: the person decides, and what is refused changes nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kedjan.consents.domain.on_behalf import Told, ToldBy
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.transitions import ALREADY_CLOSED
from kedjan.kernel.ids import PlanItemId, new_id
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.plans.domain.codes import Dimension, ItemKind, State, Step
from kedjan.plans.domain.items import Content
from kedjan.plans.domain.transitions import MOVED_ON
from kedjan.plans.operations import CannotChangePlan, NewStep
from kedjan.plans.operations.items import NO_SUCH_ITEM
from tests.journeys.watching import recorded
from tests.plans.planned import DUE, TOLD, begun, nothing_changed, only, plan, took
from tests.support.world import TODAY, World

YES, NO, COMMENT = Step.ACCEPTED, Step.DECLINED, Step.COMMENTED


def test_the_person_writes_a_goal_in_their_own_words(world: World) -> None:
    me = world.participant()

    event = begun(world, me, Step.WRITTEN, Content("Jag vill jobba med djur. "), kind=ItemKind.GOAL)

    item = only(world, world.caseworker("af"))
    assert (item.id, item.kind, item.state) == (event.item_id, ItemKind.GOAL, State.AGREED)
    assert item.agreed == Content("Jag vill jobba med djur.")
    assert recorded(me, "PlanStepTaken")[0]["step"] == "written"


def test_somebody_writes_for_the_person_and_says_how_they_said_it(world: World) -> None:
    af = world.caseworker("af")

    begun(world, af, Step.WRITTEN, Content("Ett jobb nära hemmet."), kind=ItemKind.GOAL, told=TOLD)

    (written,) = only(world, world.participant()).history
    assert (written.told, written.by_organisation, written.is_the_persons) == (TOLD, af.organisation_id, True)


def test_a_need_is_proposed_with_its_measure_and_the_person_is_told(world: World) -> None:
    sunne, me = world.caseworker("sunne"), world.participant()
    need = Content("Trappan till rummet.", "Vi byter rum.", world.organisation("sunne"), DUE)

    begun(world, sunne, Step.PROPOSED, need, kind=ItemKind.OBSTACLE, dimension=Dimension.PREMISES)

    item = only(world, me)
    assert (item.state, item.reads, item.comes_first) == (State.PROPOSED, need, True)
    assert NoticeKind.PLAN_PROPOSED in _told(world)


@pytest.mark.parametrize(
    ("answer", "words", "state"),
    [(YES, "", State.AGREED), (NO, "Jag orkar inte ännu.", State.DECLINED), (COMMENT, "Varför?", State.PROPOSED)],
)
def test_the_person_answers_and_whoever_proposed_reads_the_answer(
    world: World, answer: Step, words: str, state: State
) -> None:
    af, me = world.caseworker("af"), world.participant()
    item_id = begun(world, af, Step.PROPOSED).item_id

    took(me, item_id, NewStep(answer, words=words, seen=1))

    item = only(world, af)
    assert (item.state, item.history[-1].words, item.history[-1].is_the_persons) == (state, words, True)
    with acting(af):
        told = notices(actor=af, participant_id=world.person("consented"), unseen=True)
    assert [one.title for one in told] == ["Ett förslag har fått svar"]


def test_an_answer_to_an_older_wording_is_refused(world: World) -> None:
    af, me = world.caseworker("af"), world.participant()
    item_id = begun(world, af, Step.PROPOSED).item_id
    took(af, item_id, NewStep(Step.PROPOSED, Content("Besök badhuset.", due_on=DUE)))

    with nothing_changed(world), pytest.raises(CannotChangePlan) as refusal:
        took(me, item_id, NewStep(YES, seen=1))

    assert refusal.value.reasons == (MOVED_ON,)
    took(me, item_id, NewStep(YES, seen=2))
    assert only(world, me).reads.text == "Besök badhuset."


def test_a_second_answer_changes_nothing(world: World) -> None:
    af, me = world.caseworker("af"), world.participant()
    item_id = begun(world, af, Step.PROPOSED).item_id
    took(me, item_id, NewStep(NO, words="Nej.", seen=1))

    with nothing_changed(world), pytest.raises(CannotChangePlan):
        took(me, item_id, NewStep(YES, seen=1))


def test_a_change_of_what_is_agreed_waits_for_the_person(world: World) -> None:
    af, me = world.caseworker("af"), world.participant()
    item_id = begun(world, me, Step.WRITTEN).item_id
    took(me, item_id, NewStep(Step.STARTED))

    took(af, item_id, NewStep(Step.PROPOSED, Content("Besök biblioteket i Sunne.", due_on=DUE)))
    assert (only(world, me).state, only(world, me).reads.text) == (State.UNDER_WAY_ASKED, "Besök biblioteket.")
    took(me, item_id, NewStep(YES, seen=3))

    assert (only(world, me).state, only(world, me).reads.text) == (State.UNDER_WAY, "Besök biblioteket i Sunne.")


def test_the_team_marks_what_is_done_and_the_person_drops_what_they_no_longer_want(world: World) -> None:
    af, me = world.caseworker("af"), world.participant()
    done, dropped = (begun(world, me, Step.WRITTEN).item_id for _number in range(2))

    took(af, done, NewStep(Step.DONE))
    took(me, dropped, NewStep(Step.DROPPED))

    assert {one.id: one.state for one in plan(world, me)} == {done: State.DONE, dropped: State.DROPPED}


@pytest.mark.parametrize("step", [Step.ACCEPTED, Step.DECLINED, Step.DROPPED])
def test_nobody_decides_for_the_person_without_their_word(world: World, step: Step) -> None:
    af, me = world.caseworker("af"), world.participant()
    kind = Step.WRITTEN if step is Step.DROPPED else Step.PROPOSED
    item_id = begun(world, me if kind is Step.WRITTEN else af, kind).item_id
    taking = NewStep(step, words="Nej." if step is NO else "", seen=1)

    for told in (None, Told(ToldBy.LINK, None)):
        with nothing_changed(world), pytest.raises(CannotChangePlan):
            took(af, item_id, replace(taking, told=told))

    took(af, item_id, replace(taking, told=TOLD))
    assert only(world, me).history[-1].told == TOLD


def test_who_is_not_in_the_team_or_sees_nothing_writes_nothing(world: World) -> None:
    item_id = begun(world, world.participant(), Step.WRITTEN).item_id

    for actor in (world.caseworker("torsby"), world.participant("withdrawn")):
        with nothing_changed(world), pytest.raises(CannotChangePlan) as refusal:
            took(actor, item_id, NewStep(Step.DONE))
        assert refusal.value.reasons == (NO_SUCH_ITEM,)
    with nothing_changed(world), pytest.raises(CannotChangePlan):
        begun(world, world.caseworker("torsby"), Step.PROPOSED)


def test_a_role_that_supports_nobody_writes_nothing(world: World) -> None:
    item_id = begun(world, world.participant(), Step.WRITTEN).item_id

    for actor in (world.manager(), world.employer_contact(), world.officer()):
        with nothing_changed(world), pytest.raises(NotPermitted):
            took(actor, item_id, NewStep(Step.DONE))


def test_a_plan_ends_with_the_participation(world: World) -> None:
    with nothing_changed(world), pytest.raises(CannotChangePlan) as refusal:
        begun(world, world.participant("private"), Step.WRITTEN, name="private")

    assert refusal.value.reasons == (ALREADY_CLOSED,)


def test_nobody_has_a_plan_before_a_programme(world: World) -> None:
    with nothing_changed(world), pytest.raises(CannotChangePlan) as refusal:
        begun(world, world.caseworker("fk"), Step.PROPOSED, name="invited")

    assert [one.code for one in refusal.value.reasons] == ["plan-no-programme"]


def test_all_that_is_missing_is_said_at_once_and_nothing_is_written(world: World) -> None:
    af = world.caseworker("af")
    past = Content("", due_on=TODAY - timedelta(days=1))

    with nothing_changed(world), pytest.raises(CannotChangePlan) as refusal:
        begun(world, af, Step.PROPOSED, past, kind=ItemKind.OBSTACLE)

    codes = [one.code for one in refusal.value.reasons]
    assert codes == ["plan-no-text", "plan-no-dimension", "plan-no-measure", "plan-day-has-passed"]


def test_a_thing_that_is_not_there_is_refused(world: World) -> None:
    with nothing_changed(world), pytest.raises(CannotChangePlan) as refusal:
        took(world.caseworker("af"), PlanItemId(new_id()), NewStep(Step.DONE))

    assert refusal.value.reasons == (NO_SUCH_ITEM,)


def test_the_plan_is_closed_to_whom_the_person_shuts_out(world: World) -> None:
    begun(world, world.participant(), Step.WRITTEN)

    assert len(plan(world, world.caseworker("af"))) == 1
    assert plan(world, world.caseworker("torsby")) == ()
    assert plan(world, world.participant("withdrawn")) == ()


def _told(world: World) -> set[NoticeKind]:
    me = world.participant()
    with acting(me):
        return {one.kind for one in notices(actor=me, participant_id=world.person("consented"), unseen=True)}
