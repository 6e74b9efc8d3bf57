"""A consent is taken back by the person, or on their word by whoever recorded it; it closes at once and for good."""

import pytest

from kedjan.consents.domain.effects import Effect
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.on_behalf import Told, ToldBy
from kedjan.consents.models import Grant
from kedjan.consents.operations import CannotWithdrawConsent, ConsentWithdrawn, withdraw_consent
from kedjan.consents.queries import ConsentView, consents_of, effects_of_withdrawal
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.watching import at_work, recorded, unchanged
from tests.policies.giving import give
from tests.support.reasons import codes
from tests.support.told import TOLD, told_to
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
KIND = ConsentKind.LIFTS_SECRECY


def withdrawn(actor: Actor, consent_id: ConsentId) -> ConsentWithdrawn:
    with at_work(actor):
        return withdraw_consent(actor=actor, consent_id=consent_id, now=NOW, told=told_to(actor))


def refused(world: World, actor: Actor, consent_id: ConsentId) -> list[str]:
    with unchanged(world, actor, "consented"), pytest.raises(CannotWithdrawConsent) as refusal:
        withdrawn(actor, consent_id)
    return codes(refusal.value)


def consent(world: World, kind: ConsentKind = KIND) -> ConsentView:
    actor = world.participant()
    with acting(actor):
        found = consents_of(actor=actor, participant_id=world.person("consented"))
    return next(one for one in found if one.kind is kind)


def sees_the_case(world: World, actor: Actor) -> bool:
    with acting(actor):
        return case_of(actor=actor, participant_id=world.person("consented")) is not None


@pytest.mark.parametrize("by", ["the person", "the recorder"])
def test_it_closes_at_once_to_the_team_and_stays_as_history(world: World, by: str) -> None:
    actor = world.participant() if by == "the person" else world.caseworker("fk")
    consent_id = world.consent("consented", KIND)
    assert sees_the_case(world, world.caseworker("af"))

    event = withdrawn(actor, consent_id)

    told = told_to(actor)
    codes_told = (None, None) if told is None else (told.by, told.why)
    assert event == ConsentWithdrawn(consent_id, world.person("consented"), KIND, *codes_told)
    assert not sees_the_case(world, world.caseworker("af"))
    assert not sees_the_case(world, world.coordinator())
    assert sees_the_case(world, world.caseworker("fk"))
    assert (consent(world).withdrawn_at, consent(world).active(NOW)) == (NOW, False)
    assert recorded(actor, "ConsentWithdrawn")[-1] == {
        "consent_id": str(consent_id),
        "participant_id": str(world.person("consented")),
        "kind": "lifts_secrecy",
        "told_by": codes_told[0],
        "why_on_behalf": codes_told[1],
    }


def test_every_opening_of_the_consent_is_closed_and_no_other(world: World) -> None:
    withdrawn(world.participant(), world.consent("consented", KIND))

    actor = world.participant()
    with acting(actor):
        open_now = Grant.objects.filter(participant_id=world.person("consented"), withdrawn_at__isnull=True)
        purposes = set(open_now.values_list("purpose", flat=True))
    assert purposes == {"follow_up"}
    assert consent(world, ConsentKind.JOIN_PROGRAMME).active(NOW)


def test_what_an_older_consent_opens_too_stays_open(world: World) -> None:
    me, af = world.participant(), world.organisation("af")
    newer = give(
        world.caseworker("fk"), world.person("consented"), af, Category.PLAN, givers=[world.organisation("fk")]
    )

    with acting(me):
        found = consents_of(actor=me, participant_id=world.person("consented"))
        effects = effects_of_withdrawal(found, next(one for one in found if one.id == newer), NOW)

    assert effects == (Effect(af, Purpose.SUPPORT, closed=(), kept=(Category.PLAN,)),)


def test_it_is_taken_back_once(world: World) -> None:
    withdrawn(world.participant(), world.consent("consented", KIND))

    assert refused(world, world.participant(), world.consent("consented", KIND)) == ["consent-not-active"]


@pytest.mark.parametrize("told", [None, Told(ToldBy.LINK, None), Told(ToldBy.MEETING, None)])
def test_what_staff_take_back_for_somebody_says_how_and_why(world: World, told: Told | None) -> None:
    actor, consent_id = world.caseworker("fk"), world.consent("consented", KIND)

    with unchanged(world, actor, "consented"), pytest.raises(CannotWithdrawConsent) as refusal, at_work(actor):
        withdraw_consent(actor=actor, consent_id=consent_id, now=NOW, told=told)

    assert codes(refusal.value) == ["on-behalf-without-why"]


def test_whoever_takes_it_back_themselves_was_told_by_nobody(world: World) -> None:
    me, consent_id = world.participant(), world.consent("consented", KIND)

    with unchanged(world, me, "consented"), pytest.raises(CannotWithdrawConsent) as refusal, at_work(me):
        withdraw_consent(actor=me, consent_id=consent_id, now=NOW, told=TOLD)

    assert codes(refusal.value) == ["on-behalf-of-nobody"]


def test_somebody_elses_consent_and_none_are_refused_alike(world: World) -> None:
    for actor in (world.participant("private"), world.coordinator(), world.caseworker("af")):
        assert refused(world, actor, world.consent("consented", KIND)) == ["consent-not-active"]
    assert refused(world, world.participant(), ConsentId(new_id())) == ["consent-not-active"]


def test_whoever_may_record_nothing_takes_nothing_back(world: World) -> None:
    for actor in (world.manager(), world.employer_contact(), world.operator()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            withdrawn(actor, world.consent("consented", KIND))
