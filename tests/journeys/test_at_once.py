"""Two colleagues do the same thing at the same moment, each on a connection of their own: one wins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from kedjan.consents.operations import ConsentWithdrawn, withdraw_consent
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.models import GateMark
from kedjan.journeys.operations import GateMarked, mark_gate
from kedjan.journeys.queries import invitation_states
from kedjan.kernel.actor import Actor
from kedjan.kernel.refusal import Refusal
from kedjan.participants.domain.answers import Answer
from tests.journeys.steps import NOW, answered, begun, case, closed, gate, handed_over, invited
from tests.journeys.watching import at_work, recorded
from tests.policies.rows import seen
from tests.support.reasons import codes
from tests.support.told import told_to
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("transactional_db")


def at_once(*acts: Callable[[], object]) -> list[list[str]]:
    """Start the acts at the same moment; return why each was refused, with nothing for the one that won."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> list[str]:
        try:
            connection.ensure_connection()
            barrier.wait(timeout=10)
            act()
        except Refusal as refusal:
            return codes(refusal)
        finally:
            connection.close()
        return []

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def marked(world: World, actor: Actor, state: GateState) -> GateMarked:
    one = gate(world, actor, "economy")
    with at_work(actor):
        return mark_gate(
            actor=actor,
            gate_id=one.id,
            state=state,
            owner_id=one.owner_id,
            due_on=date(2013, 2, 1),
            note="Klart.",
            now=NOW,
        )


def withdrawn(world: World, actor: Actor) -> ConsentWithdrawn:
    with at_work(actor):
        return withdraw_consent(
            actor=actor, consent_id=world.consent("consented", "lifts_secrecy"), now=NOW, told=told_to(actor)
        )


def test_two_handovers_at_once_go_one_step(world: World) -> None:
    actors = world.caseworker("fk"), world.coordinator()
    before = [len(recorded(actor, "HandedOver")) for actor in actors]

    outcome = at_once(*(partial(handed_over, world, actor) for actor in actors))

    assert outcome == [[], ["stage-does-not-follow"]]
    assert [one.stage.key for one in case(world, actors[0]).entries] == ["step_1", "step_2"]
    assert sum(len(recorded(actor, "HandedOver")) for actor in actors) == sum(before) + 1


def test_two_yeses_at_once_begin_once(world: World) -> None:
    actor = world.caseworker()

    outcome = at_once(*[partial(begun, world, actor)] * 3)

    assert outcome == [[], ["already-enrolled"], ["already-enrolled"]]
    assert seen(actor, "journeys_enrolment", world.person("unasked")) == 1
    assert seen(actor, "consents_consent", world.person("unasked")) == 3


def test_a_participation_ends_once_and_does_not_go_on_after_it(world: World) -> None:
    actor = world.caseworker()

    outcome = at_once(*[partial(closed, world, actor)] * 2)

    assert outcome == [[], ["already-closed"]]
    assert at_once(partial(handed_over, world, actor)) == [["already-closed"]]


def test_two_invitations_at_once_send_one(world: World) -> None:
    actor = world.caseworker()

    outcome = at_once(*[partial(invited, world, actor)] * 2)

    assert outcome == [[], ["already-invited"]]
    assert seen(actor, "journeys_invitation", world.person("unasked")) == 1


def test_two_answers_at_once_leave_the_first(world: World) -> None:
    actor, person = world.caseworker(), world.person("invited")
    with acting(actor):
        state = invitation_states(actor=actor, participant_ids=[person])[person]

    outcome = at_once(*(partial(answered, actor, state.invitation_id, answer) for answer in (Answer.YES, Answer.NO)))

    assert outcome == [[], ["no-invitation-waits"]]
    assert seen(actor, "journeys_invitationanswer", person) == 1


def test_two_marks_at_once_are_both_kept_in_one_order(world: World) -> None:
    actor = world.caseworker()
    gate_id = gate(world, actor, "economy").id

    outcome = at_once(*(partial(marked, world, actor, state) for state in (GateState.CLEAR, GateState.UNDER_WAY)))

    assert outcome == [[], []]
    with acting(actor):
        marks = GateMark.objects.filter(gate_id=gate_id).order_by("sequence")
        assert [one.sequence for one in marks] == [1, 2, 3]


def test_a_consent_is_taken_back_once(world: World) -> None:
    outcome = at_once(*(partial(withdrawn, world, actor) for actor in (world.participant(), world.caseworker("fk"))))

    assert outcome == [[], ["consent-not-active"]]
