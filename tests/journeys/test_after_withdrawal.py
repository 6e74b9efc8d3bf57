"""What the register's own organisation can do once a withdrawal has hidden what the others in the team wrote."""

from datetime import date
from functools import partial

import pytest

from kedjan.consents.operations import withdraw_consent
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.operations import (
    CannotCloseParticipation,
    CannotHandOver,
    close_participation,
    hand_over,
    mark_gate,
)
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from tests.journeys.watching import unchanged
from tests.support.reasons import codes
from tests.support.world import World, noon

TODAY = date(2013, 1, 14)


def the_case(world: World, actor: Actor) -> CaseView:
    with acting(actor):
        case = case_of(actor=actor, participant_id=world.person("consented"))
    assert case is not None
    return case


def mark(world: World, actor: Actor, kind: str) -> None:
    gate = next(one for one in the_case(world, world.caseworker("fk")).gates if one.kind == kind)
    with acting(actor):
        mark_gate(
            actor=actor,
            gate_id=gate.id,
            state=GateState.UNDER_WAY,
            owner_id=actor.home,
            due_on=gate.due_on,
            note="",
            now=noon(TODAY),
        )


def step_on(world: World, actor: Actor, to: str) -> None:
    case = the_case(world, actor)
    with acting(actor):
        hand_over(
            actor=actor,
            enrolment_id=case.enrolment_id,
            to=to,
            entered_on=TODAY,
            reason="Hindren löses under vägen.",
            now=noon(TODAY),
        )


def withdraw_everything(world: World) -> None:
    person = world.participant("consented")
    with acting(person):
        for one in consents_of(actor=person, participant_id=world.person("consented")):
            withdraw_consent(actor=person, consent_id=one.id, now=noon(TODAY))


def test_a_gate_that_others_marked_unseen_can_still_be_marked(world: World) -> None:
    mark(world, world.caseworker("af"), "motivation")
    withdraw_everything(world)

    mark(world, world.caseworker("fk"), "motivation")

    gate = next(one for one in the_case(world, world.caseworker("fk")).gates if one.kind == "motivation")
    assert gate.state is GateState.UNDER_WAY


def test_a_step_that_others_took_unseen_is_told_of_and_not_taken_twice(world: World) -> None:
    step_on(world, world.coordinator(), "step_2")
    withdraw_everything(world)
    fk = world.caseworker("fk")

    with unchanged(world, fk, "consented"), pytest.raises(CannotHandOver) as refusal:
        step_on(world, fk, "step_2")

    assert codes(refusal.value) == ["steps-are-hidden"]


def test_an_end_that_others_wrote_unseen_is_told_of_and_not_written_twice(world: World) -> None:
    coordinator, fk = world.coordinator(), world.caseworker("fk")
    case = the_case(world, coordinator)
    ending = partial(
        close_participation,
        enrolment_id=case.enrolment_id,
        outcome="education",
        exited_on=TODAY,
        now=noon(TODAY),
    )
    with acting(coordinator):
        ending(actor=coordinator)
    withdraw_everything(world)

    with unchanged(world, fk, "consented"), acting(fk), pytest.raises(CannotCloseParticipation) as refusal:
        ending(actor=fk)

    assert codes(refusal.value) == ["steps-are-hidden"]
