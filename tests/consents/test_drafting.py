"""A consent that lifts secrecy names who hands over and who may see; whoever asks sees what still waits."""

from datetime import date, timedelta

from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.operations import propose_consent
from kedjan.consents.operations.drafting import Given, Sharing, sharing_agreement
from kedjan.consents.queries import unanswered
from kedjan.integrations.database.context import acting
from kedjan.kernel.information import Category
from kedjan.organisations.queries import organisations
from tests.policies.additions import question
from tests.support.world import TODAY, World, noon


def test_the_text_names_both_those_who_hand_over_and_those_who_see(world: World) -> None:
    fk, af, region = (world.organisation(key) for key in ("fk", "af", "region"))
    sharing = Sharing(frozenset({fk, region}), frozenset({af}), frozenset({Category.PLAN}), "planera")
    given = Given(ConsentMethod.SIGNED_WEB, TODAY, date(2014, 1, 14), "sv")

    with acting(world.caseworker("fk")):
        agreement = sharing_agreement(sharing, given)
        names = [found.name for found in organisations(ids={fk, af, region}).values()]

    assert len(names) == 3
    assert [name for name in names if name not in agreement.text] == []
    assert [one.organisation_id for one in agreement.openings] == [af]


def test_what_the_own_organisation_asked_and_nobody_answered_waits_the_longest_first(world: World) -> None:
    fk = world.caseworker("fk")
    asked = {"unasked": noon(TODAY) + timedelta(minutes=1), "consented": noon(TODAY)}
    with acting(fk):
        for name, at in asked.items():
            propose_consent(actor=fk, participant_id=world.person(name), agreement=question(), now=at)

    with acting(fk):
        found = unanswered(actor=fk, limit=10)
    with acting(world.caseworker("af")):
        others = unanswered(actor=world.caseworker("af"), limit=10)

    assert [one.participant_id for one in found] == [world.person("consented"), world.person("unasked")]
    assert others == ()
