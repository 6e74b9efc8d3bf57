"""The demo's participant has a plan: what they wrote, two proposals that wait, and one that has had a no."""

from collections import Counter

from kedjan.cli.demo.cast import Cast
from kedjan.cli.demo.planning import tell_of_plan
from kedjan.integrations.database.context import acting
from kedjan.plans.domain.codes import State
from kedjan.plans.queries import own_notes
from tests.plans.planned import plan
from tests.support.world import World


def test_a_participants_plan_waits_for_whoever_steps_in(world: World) -> None:
    me, fk = world.participant(), world.caseworker("fk")
    cast = Cast(
        fk=fk,
        curious=fk,
        coordinator=world.coordinator(),
        therapist=world.therapist(),
        employer=world.employer_contact(),
        manager=world.manager(),
        by_kind={},
        kommuner={},
    )

    tell_of_plan(cast, me.account_id, world.person("consented"))

    assert Counter(one.state for one in plan(world, fk)) == {State.AGREED: 2, State.PROPOSED: 2, State.DECLINED: 1}
    with acting(me):
        assert len(own_notes(actor=me, participant_id=world.person("consented"))) == 1
