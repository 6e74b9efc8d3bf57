"""A consent opens what its givers own; what a person is asked in the web they answer themselves, once, word by word."""

from dataclasses import replace
from datetime import date

import pytest
from psycopg.types.range import TimestamptzRange

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.terms import Paper, RecordsTerms
from kedjan.consents.operations import Agreement, agree, keep_scan, propose_consent, record_consent
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.operations import mark_gate
from kedjan.journeys.queries import case_of
from kedjan.kernel.ids import ProposalId, new_id
from kedjan.kernel.information import Category, Purpose
from tests.policies.additions import PDF, add_question_and_scan
from tests.policies.giving import NEXT_YEAR, give, take_back
from tests.policies.rows import Row, insert, refused, row, seen, sight, update
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon


def _sharing(world: World, *categories: Category) -> Agreement:
    """Return a question: may Försäkringskassan hand over to Torsby?"""
    givers = frozenset({world.organisation("fk")})
    return Agreement(
        kind=ConsentKind.LIFTS_SECRECY,
        text="Ja.",
        text_version="test",
        language="sv",
        method=ConsentMethod.SIGNED_WEB,
        given_on=TODAY,
        until_on=NEXT_YEAR,
        openings=(Opening(world.organisation("torsby"), Purpose.SUPPORT, frozenset(categories), givers),),
    )


def _asked(world: World, *categories: Category) -> ProposalId:
    fk = world.caseworker("fk")
    with acting(fk):
        event = propose_consent(
            actor=fk, participant_id=world.person("private"), agreement=_sharing(world, *categories), now=noon(TODAY)
        )
    return event.proposal_id


def _answered(world: World, asked: ProposalId) -> Row:
    """Return the consent as the person would write it."""
    me = world.participant("private")
    return {
        "id": new_id(),
        "participant_id": me.participant_id,
        "organisation_id": world.organisation("fk"),
        "proposal_id": asked,
        "kind": "lifts_secrecy",
        "category": "plan",
        "text_sealed": b"",
        "text_version": "test",
        "language": "sv",
        "method": "signed_web",
        "recorded_by": me.account_id,
        "given_at": noon(TODAY),
        "valid_from": noon(TODAY),
        "valid_until": noon(NEXT_YEAR),
    }


def _opened(world: World, consent: object) -> Row:
    return {
        "id": new_id(),
        "consent_id": consent,
        "participant_id": world.person("private"),
        "organisation_id": world.organisation("torsby"),
        "recorder_id": world.organisation("fk"),
        "giver_ids": [world.organisation("fk")],
        "purpose": "support",
        "category": "plan",
        "valid": TimestamptzRange(noon(TODAY), noon(NEXT_YEAR), "[)"),
    }


def test_a_consent_opens_what_its_giver_owns_and_nothing_of_others(world: World) -> None:
    """Arbetsförmedlingen marks a gate of Försäkringskassan's; Torsby is let in by the one giver or by the other."""
    person, torsby = world.person("consented"), world.caseworker("torsby")
    af = world.caseworker("af")
    with acting(af) as clock:
        case = case_of(actor=af, participant_id=person)
        assert case is not None
        gate = case.gates[0]
        mark_gate(
            actor=af,
            gate_id=gate.id,
            state=GateState.CLEAR,
            owner_id=gate.owner_id,
            due_on=gate.due_on,
            note="Klart.",
            now=clock.now(),
        )
    everybodys = seen(world.caseworker("fk"), "journeys_gatemark", person)

    door = give(world.caseworker("fk"), person, torsby.home, *Category, givers=[af.home])
    assert sight(torsby, person) == {
        "consents_grant": len(Category),
        "journeys_gatemark": 1,
        "journeys_teammember": 1,
    }
    take_back(world.caseworker("fk"), door)

    give(world.caseworker("fk"), person, torsby.home, *Category, givers=[world.organisation("fk")])
    assert sight(torsby, person)["journeys_gatemark"] == everybodys - 1
    assert sight(torsby, person)["participants_identity"] == 1


def test_an_employer_sees_who_comes_by_a_consent_of_whoever_placed_them_alone(world: World) -> None:
    take_back(world.caseworker("fk"), world.consent("placed", "place"))
    verkstaden = world.organisation("verkstaden")

    give(world.caseworker("fk"), world.person("placed"), verkstaden, Category.WORK, givers=[world.organisation("af")])
    assert seen(world.employer_contact("verkstaden"), "workplaces_placement") == 0

    give(world.caseworker("fk"), world.person("placed"), verkstaden, Category.WORK)
    assert seen(world.employer_contact("verkstaden"), "workplaces_placement") == 1


def test_a_caseworker_asks_and_the_person_says_yes(world: World) -> None:
    me, torsby = world.participant("private"), world.caseworker("torsby")
    asked = _asked(world, Category.IDENTITY)
    assert sight(torsby, world.person("private")) == {}

    with acting(me) as clock:
        event = agree(actor=me, proposal_id=asked, now=clock.now())

    assert sight(torsby, world.person("private")) == {
        "consents_grant": 1,
        "participants_identity": 1,
        "participants_namekey": 8,
        "participants_participant": 1,
    }
    with acting(me):
        found = row("consents_consent", {"id": event.consent_id})
    assert (found["method"], found["recorded_by"], found["proposal_id"]) == ("signed_web", me.account_id, asked)


def test_a_caseworker_keeps_the_scan_of_a_paper(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk) as clock:
        consent = world.consent("private", "join_programme")
        keep_scan(actor=fk, consent_id=consent, name="Skannat.PDF", content=PDF, now=clock.now())

    assert seen(fk, "consents_scan", world.person("private")) == 1
    assert seen(world.participant("private"), "consents_scan") == 1


def test_nobody_answers_for_another(world: World) -> None:
    _asked(world, Category.PLAN)
    yes = {"answered_at": noon(TODAY), "agreed": True}

    for actor in (world.caseworker("fk"), world.caseworker("torsby"), world.participant("consented")):
        with acting(actor):
            assert update("consents_proposal", yes, {}) == 0


def test_a_question_is_answered_once_and_an_answer_is_not_taken_away(world: World) -> None:
    asked = _asked(world, Category.PLAN)
    no = {"answered_at": noon(TODAY), "agreed": False}

    with acting(world.participant("private")):
        with refused():
            update("consents_proposal", {"answered_at": None, "agreed": None}, {"id": asked})
        assert update("consents_proposal", no, {"id": asked}) == 1
        assert update("consents_proposal", no, {"id": asked}) == 0


@pytest.mark.parametrize(
    "change", ["nothing asked", "kind", "category", "method", "organisation", "recorded by", "who"]
)
def test_a_person_agrees_to_nothing_else_than_they_were_asked(world: World, change: str) -> None:
    pattern = _answered(world, _asked(world, Category.PLAN))
    changes: dict[str, Row] = {
        "nothing asked": {"proposal_id": None},
        "kind": {"kind": "follow_up_register"},
        "category": {"category": "health_documents"},
        "method": {"method": "signed_paper"},
        "organisation": {"organisation_id": world.organisation("torsby")},
        "recorded by": {"recorded_by": world.caseworker("fk").account_id},
        "who": {"participant_id": world.person("consented")},
    }

    with acting(world.participant("private")), refused():
        insert("consents_consent", pattern | changes[change])


def test_a_person_agrees_to_nothing_that_they_were_not_asked(world: World) -> None:
    asked = _asked(world, Category.PLAN)
    pattern = _answered(world, asked)

    with acting(world.participant("consented")), refused():
        insert("consents_consent", pattern | {"participant_id": world.person("consented")})
    with acting(world.participant("private")):
        update("consents_proposal", {"answered_at": noon(TODAY), "agreed": False}, {"id": asked})
        with refused():
            insert("consents_consent", pattern)


def test_a_person_opens_nothing_under_what_was_signed_on_paper(world: World) -> None:
    paper = world.consent("private", "join_programme")

    with acting(world.participant("private")), refused():
        insert("consents_grant", _opened(world, paper))


def test_a_person_opens_nothing_under_the_yes_of_another_or_for_longer_than_it_lasts(world: World) -> None:
    me, other = world.participant("private"), world.participant("consented")
    answered = _answered(world, _asked(world, Category.PLAN))
    with acting(me):
        insert("consents_consent", answered)
        with refused():
            longer = TimestamptzRange(noon(TODAY), noon(date(2014, 1, 15)), "[)")
            insert("consents_grant", _opened(world, answered["id"]) | {"valid": longer})
    with acting(other), refused():
        insert("consents_grant", _opened(world, answered["id"]))
    with acting(me):
        update("consents_consent", {"withdrawn_at": noon(TODAY), "withdrawn_by": me.account_id}, {"id": answered["id"]})
        with refused():
            insert("consents_grant", _opened(world, answered["id"]))


def test_a_scan_belongs_to_the_consent_of_the_same_person_organisation_and_kind(world: World) -> None:
    add_question_and_scan(world)
    fk = world.caseworker("fk")
    with acting(fk):
        pattern = row("consents_scan", {"participant_id": world.person("private")})
        for wrong in (
            {"participant_id": world.person("consented")},
            {"consent_id": world.consent("consented", "join_programme")},
            {"category": "health_documents"},
        ):
            with refused():
                insert("consents_scan", pattern | {"id": new_id()} | wrong)
    following_up = replace(fk, purpose=Purpose.FOLLOW_UP)
    with acting(following_up), refused():
        insert("consents_scan", pattern | {"id": new_id()})


def test_a_power_of_attorney_is_seen_by_those_who_may_see_certificates_alone(world: World) -> None:
    """It names care providers, so it is a kind of information of its own."""
    fk, person = world.caseworker("fk"), world.person("consented")
    mandate = replace(
        _sharing(world),
        kind=ConsentKind.COLLECT_RECORDS,
        method=ConsentMethod.SIGNED_PAPER,
        openings=(),
        told=TOLD,
        terms=RecordsTerms(("Vårdcentralen",), frozenset(Paper), date(2012, 1, 1), TODAY, "se vad som behövs"),
    )
    before = {key: seen(world.caseworker(key), "consents_consent", person) for key in ("sunne", "region")}

    with acting(fk):
        record_consent(actor=fk, participant_id=person, agreement=mandate, now=noon(TODAY))

    after = {key: seen(world.caseworker(key), "consents_consent", person) for key in ("sunne", "region")}
    assert after == {"sunne": before["sunne"], "region": before["region"] + 1}
