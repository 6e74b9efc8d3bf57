"""Somebody is invited, and answers."""

from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import Channel
from kedjan.journeys.models import Invitation
from kedjan.journeys.operations import (
    CannotInvite,
    CannotRecordAnswer,
    InvitationAnswered,
    Invited,
    record_answer,
)
from kedjan.journeys.queries import InvitationState, invitation_states
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import InvitationId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.domain.answers import Answer
from kedjan.participants.queries import early_list
from tests.journeys.steps import NOW, answered, closed, invited
from tests.journeys.watching import recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import World


def state(world: World, actor: Actor, name: str) -> InvitationState | None:
    with acting(actor):
        return invitation_states(actor=actor, participant_ids=[world.person(name)]).get(world.person(name))


def waiting(world: World, name: str = "invited") -> InvitationId:
    found = state(world, world.caseworker(), name)
    assert found is not None
    return found.invitation_id


def on_the_list(world: World, name: str) -> bool:
    actor = world.caseworker()
    with acting(actor):
        items = early_list(actor=actor, start=date(2013, 1, 1), end=date(2014, 1, 1), limit=100)
    return world.person(name) in {item.participant_id for item in items}


def refused(world: World, name: str, actor: Actor | None = None, reply_by_on: date = date(2013, 1, 28)) -> list[str]:
    actor = actor or world.caseworker()
    with unchanged(world, actor, name), pytest.raises(CannotInvite) as refusal:
        invited(world, actor, name, reply_by_on)
    return codes(refusal.value)


def answer_refused(world: World, invitation_id: InvitationId, actor: Actor | None = None) -> list[str]:
    actor = actor or world.caseworker()
    with unchanged(world, actor, "invited"), acting(actor), pytest.raises(CannotRecordAnswer) as refusal:
        record_answer(actor=actor, invitation_id=invitation_id, answer=Answer.YES, now=NOW)
    return codes(refusal.value)


def test_an_invitation_says_how_it_went_out_and_when_an_answer_is_due(world: World) -> None:
    actor = world.caseworker()

    event = invited(world, actor, "unasked")

    due = date(2013, 1, 28)
    assert event == Invited(event.invitation_id, world.person("unasked"), Channel.PHONE, due)
    assert state(world, actor, "unasked") == InvitationState(event.invitation_id, NOW, due, None)
    assert recorded(actor, "Invited")[-1] == {
        "invitation_id": str(event.invitation_id),
        "participant_id": str(world.person("unasked")),
        "channel": "phone",
        "reply_by_on": "2013-01-28",
    }
    with acting(actor):
        row = Invitation.objects.get(pk=event.invitation_id)
    assert (row.channel, row.organisation_id, row.recorded_by) == ("phone", actor.organisation_id, actor.account_id)


@pytest.mark.parametrize("answer", Answer)
def test_the_answer_is_recorded_as_it_was_given(world: World, answer: Answer) -> None:
    actor, invitation_id = world.caseworker(), waiting(world)

    event = answered(actor, invitation_id, answer)

    assert event == InvitationAnswered(invitation_id, world.person("invited"), answer)
    found = state(world, actor, "invited")
    assert found is not None
    assert found.answer is answer
    assert recorded(actor, "InvitationAnswered")[-1] == {
        "invitation_id": str(invitation_id),
        "participant_id": str(world.person("invited")),
        "answer": answer.value,
        "told_by": None,
        "why_on_behalf": None,
    }


@pytest.mark.parametrize(("answer", "listed"), [(Answer.YES, True), (Answer.LATER, True), (Answer.NO, False)])
def test_only_a_no_takes_somebody_off_the_early_list(world: World, answer: Answer, *, listed: bool) -> None:
    answered(world.caseworker(), waiting(world), answer)

    assert on_the_list(world, "invited") is listed
    assert on_the_list(world, "unasked")


def test_a_no_is_respected(world: World) -> None:
    answered(world.caseworker(), waiting(world), Answer.NO)

    assert refused(world, "invited") == ["said-no"]


def test_somebody_who_said_later_is_asked_again_and_the_latest_counts(world: World) -> None:
    actor = world.caseworker()
    answered(actor, waiting(world), Answer.LATER)

    event = invited(world, actor, "invited")

    assert waiting(world) == event.invitation_id
    assert refused(world, "invited") == ["already-invited"]


def test_one_invitation_that_waits_is_enough(world: World) -> None:
    assert refused(world, "invited") == ["already-invited"]


def test_nobody_who_takes_part_is_invited(world: World) -> None:
    assert refused(world, "consented") == ["already-enrolled"]


def test_somebody_whose_participation_ended_can_be_invited_again(world: World) -> None:
    actor = world.caseworker()
    closed(world, actor, "consented")

    event = invited(world, actor, "consented")

    assert waiting(world, "consented") == event.invitation_id


def test_the_last_day_to_answer_has_not_passed(world: World) -> None:
    assert refused(world, "unasked", reply_by_on=date(2013, 1, 13)) == ["reply-by-has-passed"]
    invited(world, world.caseworker(), "unasked", date(2013, 1, 14))


def test_a_hidden_person_is_not_invited(world: World) -> None:
    assert refused(world, "elsewhere") == ["no-such-person"]
    assert refused(world, "unasked", world.caseworker("torsby")) == ["no-such-person"]


def test_an_answer_is_given_once(world: World) -> None:
    invitation_id = waiting(world)
    answered(world.caseworker(), invitation_id, Answer.LATER)

    assert answer_refused(world, invitation_id) == ["no-invitation-waits"]


def test_a_hidden_invitation_and_none_are_refused_alike(world: World) -> None:
    assert answer_refused(world, waiting(world), world.caseworker("af")) == ["no-invitation-waits"]
    assert answer_refused(world, InvitationId(new_id())) == ["no-invitation-waits"]


def test_a_coordinator_neither_invites_nor_answers(world: World) -> None:
    actor, invitation_id = world.coordinator(), waiting(world)

    with unchanged(world, actor, "invited"):
        with pytest.raises(NotPermitted):
            invited(world, actor, "unasked")
        with pytest.raises(NotPermitted):
            answered(actor, invitation_id, Answer.YES)
