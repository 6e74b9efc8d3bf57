"""A consent is stored exactly as it was given, opens at once what it says, and is refused whole or not at all."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.terms import GdprTerms
from kedjan.consents.models import Consent, Grant
from kedjan.consents.operations import Agreement, CannotRecordConsent, ConsentRecorded, record_consent, withdraw_consent
from kedjan.consents.queries import ConsentView, OpeningView, consenting, consents_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.queries import person
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon

NOW, UNTIL = noon(TODAY), date(2014, 1, 14)


def agreement(world: World) -> Agreement:
    """Return a yes to the employment service for a year."""
    opening = Opening(
        world.organisation("af"),
        Purpose.SUPPORT,
        frozenset({Category.IDENTITY, Category.WORK}),
        frozenset({world.organisation("fk")}),
    )
    return Agreement(
        kind=ConsentKind.LIFTS_SECRECY,
        text="Ja, det får ni.",
        text_version="test",
        language="sv",
        method=ConsentMethod.ORAL_WITNESS,
        given_on=TODAY,
        until_on=UNTIL,
        openings=(opening,),
        witness=Witness("Vera Vittne", "Kollega"),
        told=TOLD,
    )


def given(world: World, actor: Actor, agreed: Agreement, name: str = "unasked", now: datetime = NOW) -> ConsentRecorded:
    with at_work(actor):
        return record_consent(actor=actor, participant_id=world.person(name), agreement=agreed, now=now)


def refused(world: World, agreed: Agreement, name: str = "unasked") -> list[str]:
    actor = world.caseworker()
    with unchanged(world, actor, name), pytest.raises(CannotRecordConsent) as refusal:
        given(world, actor, agreed, name)
    return codes(refusal.value)


def consents(world: World, actor: Actor, name: str = "unasked") -> tuple[ConsentView, ...]:
    with acting(actor):
        return consents_of(actor=actor, participant_id=world.person(name))


def name_seen_by(world: World, actor: Actor) -> str | None:
    with acting(actor):
        who = person(actor=actor, participant_id=world.person("unasked"))
    return who.name if who else None


def test_a_consent_keeps_the_exact_text_how_it_was_given_and_what_it_opens(world: World) -> None:
    actor = world.caseworker()

    event = given(world, actor, agreement(world))

    af = world.organisation("af")
    assert event == ConsentRecorded(
        event.consent_id,
        world.person("unasked"),
        ConsentKind.LIFTS_SECRECY,
        organisation_ids=(af,),
        until_on=UNTIL,
        told_by=TOLD.by,
        why_on_behalf=TOLD.why,
    )
    (found,) = consents(world, actor)
    assert (found.text, found.method, found.given_at) == ("Ja, det får ni.", ConsentMethod.ORAL_WITNESS, NOW)
    assert found.valid_until == datetime(2014, 1, 14, tzinfo=STOCKHOLM)
    assert found.last_on == date(2014, 1, 13)
    assert found.openings == (
        OpeningView(af, Purpose.SUPPORT, (Category.IDENTITY, Category.WORK), (world.organisation("fk"),)),
    )
    assert found.witness == Witness("Vera Vittne", "Kollega")
    assert {
        "consent_id": str(event.consent_id),
        "participant_id": str(world.person("unasked")),
        "kind": "lifts_secrecy",
        "organisation_ids": [str(af)],
        "until_on": "2014-01-14",
        "told_by": "meeting",
        "why_on_behalf": "no_e_id",
    } in recorded(actor, "ConsentRecorded")
    with acting(actor):
        row = Consent.objects.get(pk=event.consent_id)
    assert (row.text_version, row.language, row.recorded_by) == ("test", "sv", actor.account_id)


@pytest.mark.parametrize(
    ("told", "code"),
    [(None, "on-behalf-without-why"), (Told(ToldBy.LETTER, WhyOnBehalf.NOT_NOW), "told-otherwise")],
)
def test_what_staff_record_for_somebody_says_how_and_why(world: World, told: Told | None, code: str) -> None:
    assert refused(world, replace(agreement(world), told=told)) == [code]


def test_the_same_agreement_is_recorded_once_and_another_one_beside_it(world: World) -> None:
    actor, first = world.caseworker(), agreement(world)
    given(world, actor, first)

    assert refused(world, first) == ["consent-recorded-already"]

    for other in (
        replace(first, text="Ja, det får ni också."),
        replace(first, until_on=date(2013, 12, 1)),
        replace(first, given_on=TODAY - timedelta(days=1)),
        replace(first, openings=(replace(first.openings[0], categories=frozenset({Category.PLAN})),)),
    ):
        given(world, actor, other)
    assert len(consents(world, actor)) == 5


def test_the_same_words_about_other_terms_are_another_agreement(world: World) -> None:
    actor, first = world.caseworker(), replace(agreement(world), kind=ConsentKind.GDPR, openings=())
    pictures, names = GdprTerms("visa bilder", "vi vill"), GdprTerms("visa namn", "vi vill")

    given(world, actor, replace(first, terms=pictures))

    assert refused(world, replace(first, terms=pictures)) == ["consent-recorded-already"]
    given(world, actor, replace(first, terms=names))
    assert {one.terms for one in consents(world, actor)} == {pictures, names}


def test_what_was_taken_back_can_be_recorded_again(world: World) -> None:
    actor, agreed = world.caseworker(), agreement(world)
    event = given(world, actor, agreed)
    with acting(actor):
        withdraw_consent(actor=actor, consent_id=event.consent_id, now=NOW, told=TOLD)

    assert given(world, actor, agreed).consent_id != event.consent_id


def test_it_opens_from_the_moment_it_was_given_to_before_its_last_day(world: World) -> None:
    actor = world.caseworker()

    event = given(world, actor, replace(agreement(world), given_on=date(2013, 1, 7)))

    with acting(actor):
        grants = list(Grant.objects.filter(consent_id=event.consent_id))
    assert {(one.valid.lower, one.valid.upper) for one in grants} == {
        (noon(date(2013, 1, 7)), datetime(2014, 1, 14, tzinfo=STOCKHOLM))
    }


def test_it_opens_at_once_to_whom_it_names_and_to_nobody_else(world: World) -> None:
    assert name_seen_by(world, world.caseworker("af")) is None

    given(world, world.caseworker(), agreement(world))

    assert name_seen_by(world, world.caseworker("af")) == "Ulla Prov"
    assert name_seen_by(world, world.caseworker("sunne")) is None


def test_a_consent_of_the_morning_is_not_given_before_it_was_said(world: World) -> None:
    actor, morning = world.caseworker(), NOW - timedelta(hours=4)

    given(world, actor, agreement(world), now=morning)

    assert consents(world, actor)[0].given_at == morning


def test_a_consent_to_join_opens_nothing(world: World) -> None:
    actor = world.caseworker()

    event = given(world, actor, replace(agreement(world), kind=ConsentKind.JOIN_PROGRAMME, openings=()))

    assert event.organisation_ids == ()
    assert consents(world, actor)[0].openings == ()
    with acting(actor):
        people = [world.person("unasked"), world.person("invited")]
        joined = consenting(actor=actor, kind=ConsentKind.JOIN_PROGRAMME, participant_ids=people, now=NOW)
    assert joined == {world.person("unasked")}


def test_everything_that_is_wrong_is_said_and_nothing_is_stored(world: World) -> None:
    tomorrow = TODAY + timedelta(days=1)

    assert refused(world, replace(agreement(world), openings=(), given_on=tomorrow, until_on=tomorrow)) == [
        "consent-names-nobody",
        "consent-in-the-future",
        "consent-ends-before-it-starts",
    ]


def test_a_hidden_persons_consent_is_refused_like_nobodys(world: World) -> None:
    assert refused(world, agreement(world), "elsewhere") == ["no-such-person"]


def test_only_whoever_records_consents_may(world: World) -> None:
    for actor in (world.manager(), world.employer_contact(), world.participant()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            given(world, actor, agreement(world), "consented")
