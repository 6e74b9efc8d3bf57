"""What those around the person read of questions and answers, and a renewal that the rules refuse."""

from datetime import date

from django.urls import reverse

from kedjan.consents.domain.kinds import ConsentKind
from tests.consents.test_pages import ORAL, agreements, asked, days, how, of_kind
from tests.journeys.pages import said, text
from tests.support.world import World


def test_those_around_the_person_read_what_was_asked_and_answered_and_that_the_person_signed(world: World) -> None:
    question = asked(world)
    before = text(world.staff_browser(), agreements(world))

    world.browser(world.participant()).post(question, {"answer": "yes"})

    after = text(world.staff_browser(), agreements(world))
    assert "Väntar på svar sedan 14 januari 2013" in before
    assert "Väntar på svar" not in after
    assert "Ja, 14 januari 2013" in after
    assert "14 januari 2013. Undertecknat på webben" in after


def test_a_renewal_that_the_rules_refuse_is_said_with_what_was_typed(world: World) -> None:
    (old,) = of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY)
    address = reverse("consents:renew", args=[world.person("consented"), old.id])

    page = world.staff_browser().post(address, {**how(ORAL), **days("last_on", date(2019, 1, 1))}).content.decode()

    assert "Samtycket får gälla i högst 5 år. Det kan lämnas på nytt." in said(page)
    assert "Vera Vittne" in page
    assert of_kind(world.caseworker("fk"), world, ConsentKind.LIFTS_SECRECY) == [old]
