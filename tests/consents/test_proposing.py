"""A question to the person is asked as an agreement is recorded: whole or not at all; and answered once, in time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.operations import (
    Agreement,
    CannotAnswer,
    CannotRecordConsent,
    ConsentDeclined,
    ConsentProposed,
    ConsentRecorded,
    agree,
    decline,
    propose_consent,
)
from kedjan.consents.queries import consents_of, proposals_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import ProposalId
from tests.consents.test_recording import agreement
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

NOW, UNTIL = noon(TODAY), date(2013, 6, 1)
Answer = Callable[..., ConsentRecorded | ConsentDeclined]


def question(world: World) -> Agreement:
    """Return what the person can say yes to in the web, until the end of May."""
    return replace(
        agreement(world), method=ConsentMethod.SIGNED_WEB, witness=None, told=None, until_on=UNTIL, text="Får ni det?"
    )


def asked(world: World, asking: Agreement | None = None, name: str = "consented") -> ConsentProposed:
    actor = world.caseworker()
    with at_work(actor):
        return propose_consent(
            actor=actor, participant_id=world.person(name), agreement=asking or question(world), now=NOW
        )


def refused(world: World, asking: Agreement, name: str = "consented") -> list[str]:
    with unchanged(world, world.caseworker(), name), pytest.raises(CannotRecordConsent) as refusal:
        asked(world, asking, name)
    return codes(refusal.value)


def test_a_question_waits_with_its_exact_text_and_what_a_yes_would_open(world: World) -> None:
    event = asked(world)

    me = world.participant()
    with acting(me):
        (found,) = proposals_of(actor=me, participant_id=world.person("consented"))
    assert event == ConsentProposed(found.id, world.person("consented"), ConsentKind.LIFTS_SECRECY)
    assert (found.text, found.until_on, found.organisation_id) == ("Får ni det?", UNTIL, world.organisation("fk"))
    assert (found.answered_at, found.agreed, found.proposed_at) == (None, None, NOW)
    assert recorded(world.caseworker(), "ConsentProposed") == [
        {
            "proposal_id": str(found.id),
            "participant_id": str(world.person("consented")),
            "kind": "lifts_secrecy",
        }
    ]


def test_a_hidden_person_is_asked_like_nobody(world: World) -> None:
    assert refused(world, question(world), "elsewhere") == ["no-such-person"]


def test_what_could_not_be_agreed_to_is_not_asked(world: World) -> None:
    assert refused(world, replace(question(world), openings=())) == ["consent-names-nobody"]


@pytest.mark.parametrize("changed", ["text", "language", "until_on", "openings", "kind"])
def test_the_same_question_is_asked_once_and_another_one_beside_it(world: World, changed: str) -> None:
    first = question(world)
    asked(world, first)

    assert refused(world, first) == ["asked-already"]

    others = {
        "text": replace(first, text="Får ni det också?"),
        "language": replace(first, language="en"),
        "until_on": replace(first, until_on=date(2013, 7, 1)),
        "openings": replace(first, openings=(replace(first.openings[0], organisation_id=world.organisation("sunne")),)),
        "kind": replace(first, kind=ConsentKind.JOIN_PROGRAMME, openings=()),
    }
    asked(world, others[changed])
    me = world.participant()
    with acting(me):
        assert len(proposals_of(actor=me, participant_id=world.person("consented"))) == 2


def test_what_was_answered_can_be_asked_again(world: World) -> None:
    me, first = world.participant(), asked(world)
    with acting(me):
        decline(actor=me, proposal_id=first.proposal_id, now=NOW)

    assert asked(world).proposal_id != first.proposal_id


def test_a_yes_holds_from_the_day_it_is_said_and_for_what_was_asked(world: World) -> None:
    me, later = world.participant(), noon(date(2013, 5, 31))
    event = asked(world)

    with acting(me):
        agree(actor=me, proposal_id=event.proposal_id, now=later)
        (found,) = proposals_of(actor=me, participant_id=world.person("consented"))
        given = next(
            one for one in consents_of(actor=me, participant_id=world.person("consented")) if one.text == "Får ni det?"
        )

    assert (found.answered_at, found.agreed) == (later, True)
    assert (given.given_at, given.last_on, given.told) == (later, date(2013, 5, 31), None)
    assert given.recorded_by_organisation == world.organisation("fk")
    assert [(one.organisation_id, one.givers) for one in given.openings] == [
        (world.organisation("af"), (world.organisation("fk"),))
    ]


def test_a_yes_after_the_last_day_is_refused(world: World) -> None:
    me, event = world.participant(), asked(world)

    with unchanged(world, me, "consented"), pytest.raises(CannotAnswer) as refusal, at_work(me):
        agree(actor=me, proposal_id=event.proposal_id, now=noon(UNTIL))

    assert codes(refusal.value) == ["consent-ends-before-it-starts"]


def test_a_no_is_recorded(world: World) -> None:
    me, event = world.participant(), asked(world)

    with acting(me):
        said = decline(actor=me, proposal_id=event.proposal_id, now=NOW)
        (found,) = proposals_of(actor=me, participant_id=world.person("consented"))

    assert said == ConsentDeclined(event.proposal_id, world.person("consented"), ConsentKind.LIFTS_SECRECY)
    assert (found.answered_at, found.agreed) == (NOW, False)
    assert [one["proposal_id"] for one in recorded(me, "ConsentDeclined")] == [str(event.proposal_id)]


@pytest.mark.parametrize("answer", [agree, decline])
def test_a_question_is_answered_once_by_the_one_who_was_asked(world: World, answer: Answer) -> None:
    me, event = world.participant(), asked(world)
    strangers = (world.participant("private"), replace(me, participant_id=None))

    for other in strangers:
        with unchanged(world, me, "consented"), pytest.raises(CannotAnswer) as refusal, at_work(other):
            answer(actor=other, proposal_id=event.proposal_id, now=NOW)
        assert codes(refusal.value) == ["proposal-not-open"]
    with acting(me):
        decline(actor=me, proposal_id=event.proposal_id, now=NOW)
    with unchanged(world, me, "consented"), pytest.raises(CannotAnswer) as refusal, at_work(me):
        answer(actor=me, proposal_id=ProposalId(event.proposal_id), now=NOW + timedelta(hours=1))
    assert codes(refusal.value) == ["proposal-not-open"]
