"""What outlasts broken glass is not written through it, whatever else the actor's organisation may record."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.models import Consent, Proposal
from kedjan.consents.operations import (
    Agreement,
    CannotBlock,
    CannotRecordConsent,
    propose_consent,
    record_consent,
    set_block,
)
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Refusal
from tests.consents.test_recording import agreement
from tests.journeys.watching import at_work, unchanged
from tests.policies.closing import look_without_consent
from tests.policies.giving import NEXT_YEAR, give
from tests.policies.rows import Row, insert, refused, seen
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon

HIDDEN, KINDS = "private", ("consents_consent", "consents_proposal", "consents_block")


def _recorded(actor: Actor, person: ParticipantId, agreed: Agreement) -> None:
    record_consent(actor=actor, participant_id=person, agreement=agreed, now=noon(TODAY))


def _proposed(actor: Actor, person: ParticipantId, agreed: Agreement) -> None:
    asked = replace(agreed, method=ConsentMethod.SIGNED_WEB, witness=None, told=None)
    propose_consent(actor=actor, participant_id=person, agreement=asked, now=noon(TODAY))


def _blocked(actor: Actor, person: ParticipantId, agreed: Agreement) -> None:
    closed = frozenset({Category.PLAN})
    one = agreed.openings[0].organisation_id
    set_block(actor=actor, participant_id=person, blocked_id=one, categories=closed, now=noon(TODAY))


WRITINGS = (_recorded, _proposed, _blocked)
Writing = Callable[[Actor, ParticipantId, Agreement], None]


@pytest.mark.parametrize("write", WRITINGS)
def test_whoever_sees_somebody_by_broken_glass_alone_records_no_agreement_and_no_block(
    world: World, write: Writing
) -> None:
    af, person = world.caseworker("af"), world.person(HIDDEN)
    look_without_consent(af, HIDDEN)

    with unchanged(world, af, HIDDEN), pytest.raises(Refusal) as refusal, at_work(af):
        write(af, person, agreement(world))

    assert isinstance(refusal.value, CannotRecordConsent | CannotBlock)
    assert codes(refusal.value) == ["seen-by-broken-glass"]


@pytest.mark.parametrize("write", WRITINGS)
def test_whoever_sees_somebody_by_consent_too_records_what_they_did_before(world: World, write: Writing) -> None:
    af, person = world.caseworker("af"), world.person(HIDDEN)
    give(world.caseworker("fk"), person, world.organisation("af"), Category.PLAN)
    look_without_consent(af, HIDDEN)
    before = _held(world)

    with acting(af):
        write(af, person, agreement(world))

    assert _held(world) - before == 1


def test_whoever_has_somebody_in_their_register_records_as_before(world: World) -> None:
    fk = world.caseworker("fk")
    look_without_consent(fk, HIDDEN)
    before = _held(world)

    with acting(fk):
        _recorded(fk, world.person(HIDDEN), agreement(world))

    assert _held(world) - before == 1


@pytest.mark.parametrize("table", KINDS)
def test_the_database_itself_takes_nothing_that_outlasts_the_glass(world: World, table: str) -> None:
    af, person = world.caseworker("af"), world.person(HIDDEN)
    look_without_consent(af, HIDDEN)

    with acting(af), refused():
        insert(table, _row(table, af, person))

    assert seen(world.participant(HIDDEN), table, person) == seen(world.caseworker("fk"), table, person)


@pytest.mark.parametrize("table", KINDS)
def test_the_database_takes_the_same_row_about_somebody_whom_a_consent_opens(world: World, table: str) -> None:
    af, person = world.caseworker("af"), world.person(HIDDEN)
    give(world.caseworker("fk"), person, world.organisation("af"), Category.PLAN)
    look_without_consent(af, HIDDEN)
    before = seen(world.participant(HIDDEN), table, person)

    with acting(af):
        insert(table, _row(table, af, person))

    assert seen(world.participant(HIDDEN), table, person) == before + 1


def _held(world: World) -> int:
    """Return how many agreements, questions and blocks the person has."""
    person = world.person(HIDDEN)
    return sum(seen(world.participant(HIDDEN), table, person) for table in KINDS)


def _row(table: str, actor: Actor, person: ParticipantId) -> Row:
    which = new_id()
    owned: Row = {"id": which, "participant_id": person, "organisation_id": actor.home}
    if table == "consents_block":
        who = {"recorder_id": actor.home, "set_by": actor.account_id}
        return owned | who | {"category": "plan", "since": noon(TODAY), "lifted_at": None}
    written = {"kind": "gdpr", "category": "plan", "text_version": "test", "language": "sv"}
    if table == "consents_proposal":
        asked = {"openings": "[]", "until_on": NEXT_YEAR, "proposed_at": noon(TODAY), "proposed_by": actor.account_id}
        return owned | written | asked | {"text_sealed": Proposal.TEXT.seal("Får vi?", which)}
    when = {"given_at": noon(TODAY), "valid_from": noon(TODAY), "valid_until": noon(NEXT_YEAR)}
    how = {"method": ConsentMethod.ORAL_WITNESS.value, "recorded_by": actor.account_id}
    return owned | written | when | how | {"text_sealed": Consent.TEXT.seal("Ja.", which)}
