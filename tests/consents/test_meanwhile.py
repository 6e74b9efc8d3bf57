"""What somebody else does while a form is read: the form is refused in words, and what they did stands."""

from datetime import datetime

import pytest
from django.urls import reverse

from kedjan.consents.domain.closing import refusals_of_words
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.on_behalf import Told
from kedjan.consents.operations import (
    BlockLifted,
    CannotBreakGlass,
    ConsentWithdrawn,
    Glass,
    GlassBroken,
    lift_block,
    withdraw_consent,
)
from kedjan.consents.queries import emergencies
from kedjan.consents.web import blocking, glass, staff
from kedjan.integrations.database.context import act_as, acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from tests.consents.closing import block
from tests.consents.closing import glass as typed_glass
from tests.consents.test_block_pages import MINE, lift_mine, of_person, standing
from tests.consents.test_pages import agreements, of_kind
from tests.journeys.pages import said, text
from tests.support.people import PEOPLE
from tests.support.world import World


def test_what_the_person_takes_back_while_staff_read_is_taken_back_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def after_the_person(*, actor: Actor, consent_id: ConsentId, now: datetime, told: Told | None) -> ConsentWithdrawn:
        act_as(world.participant())
        withdraw_consent(actor=world.participant(), consent_id=consent_id, now=now)
        act_as(actor)
        return withdraw_consent(actor=actor, consent_id=consent_id, now=now, told=told)

    monkeypatch.setattr(staff, "withdraw_consent", after_the_person)
    consent = world.consent("consented", "lifts_secrecy")

    page = world.staff_browser().post(
        reverse("consents:withdraw_for", args=[world.person("consented"), consent]),
        {"told_by": "telephone", "told_why": "wants_help"},
    )

    assert "Samtycket finns inte eller är redan återkallat. Ladda om sidan." in said(page.content.decode())
    (found,) = of_kind(world.participant(), world, ConsentKind.LIFTS_SECRECY)
    assert (found.withdrawn_at is None, found.withdrawal_told) == (False, None)
    assert "Återkallat åt deltagaren" not in text(world.staff_browser(), agreements(world))


@pytest.mark.parametrize("who", ["person", "staff"])
def test_what_is_lifted_while_somebody_else_reads_is_lifted_once(
    world: World, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    def twice(
        *,
        actor: Actor,
        participant_id: ParticipantId,
        blocked_id: OrganisationId,
        categories: frozenset[Category],
        now: datetime,
    ) -> BlockLifted:
        def lifted() -> BlockLifted:
            return lift_block(
                actor=actor, participant_id=participant_id, blocked_id=blocked_id, categories=categories, now=now
            )

        lifted()
        return lifted()

    monkeypatch.setattr(blocking, "lift_block", twice)
    world.staff_browser().post(of_person(world, "blocks"), block(world))
    client, address = {
        "person": (world.my_browser(), lift_mine(world)),
        "staff": (world.staff_browser(), of_person(world, "lift_block", world.organisation("af"))),
    }[who]

    page = client.post(address, {"categories": ["plan"]})

    assert "Det finns ingen sådan spärr att häva. Ladda om sidan." in said(page.content.decode())
    assert standing(world) == []


def test_staff_are_told_what_is_blocked_already_and_what_was_chosen_is_kept(world: World) -> None:
    address = of_person(world, "blocks")
    world.staff_browser().post(address, block(world))

    page = world.staff_browser().post(address, block(world))

    assert "Det är redan spärrat." in said(page.content.decode())
    assert 'value="plan" checked' in " ".join(page.content.decode().split())
    assert len(standing(world)) == 1


def test_a_form_of_staff_that_says_nothing_closes_nothing(world: World) -> None:
    assert world.staff_browser().post(of_person(world, "blocks"), {"confirmed": "yes"}).status_code == 200
    assert standing(world) == []


def test_what_was_lifted_stands_no_longer_on_the_pages(world: World) -> None:
    world.staff_browser().post(of_person(world, "blocks"), block(world, "af", Category.PLAN, Category.ECONOMY))

    world.my_browser().post(lift_mine(world), {"categories": ["plan"]})

    for page in (text(world.my_browser(), MINE), text(world.staff_browser(), of_person(world, "blocks"))):
        assert "Ekonomi och ersättning, sedan 14 januari 2013" in page
        assert "Plan och steg, sedan" not in page


def test_what_the_rules_of_broken_glass_refuse_is_said_with_what_was_typed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stricter(*, actor: Actor, glass: Glass, now: datetime) -> GlassBroken:
        raise CannotBreakGlass(*refusals_of_words(" "))

    monkeypatch.setattr(glass, "break_glass", stricter)
    af = world.caseworker("af")

    page = world.browser(af).post("/emergency/", typed_glass(PEOPLE["private"].number))

    assert "Skriv med egna ord varför det behövs." in said(page.content.decode())
    assert "Hon har ramlat och svarar inte." in page.content.decode()
    with acting(af):
        assert emergencies(actor=af) == ()
