"""The case: what comes next, by whom and until when, for each agency what is open to it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from kedjan.audit.domain.acts import Act
from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import invitation_states
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.participants.domain.answers import Answer
from tests.journeys.pages import html, links, text
from tests.journeys.steps import YES, answered, begun, gate
from tests.support.world import World

MINE = ("invite", "answer", "begin", "hand_over", "close")


def address(world: World, name: str = "consented", page: str = "case") -> str:
    return reverse(f"journeys:{page}", args=[world.person(name)])


def shown(world: World, actor: Actor, name: str = "consented") -> str:
    return text(world.browser(actor), address(world, name))


def actions(world: World, actor: Actor, name: str) -> set[str]:
    """Return which steps the page offers."""
    found = links(html(world.browser(actor), address(world, name)))
    return {page for page in MINE if address(world, name, page) in found}


def body(page: str, address: str) -> str:
    """Return the page without what every page has of its own: its address, and the token of its form."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(address, "")


def answer(world: World, given: Answer) -> None:
    actor, person = world.caseworker("fk"), world.person("invited")
    with acting(actor):
        state = invitation_states(actor=actor, participant_ids=[person])[person]
    answered(actor, state.invitation_id, given)


def test_before_the_invitation_the_next_step_is_to_invite(world: World) -> None:
    actor = world.caseworker("fk")

    assert "Nästa steg Bjud in Ansvarar" in shown(world, actor, "unasked")
    assert actions(world, actor, "unasked") == {"invite", "begin"}


def test_while_the_answer_is_awaited_its_last_day_is_said(world: World) -> None:
    actor = world.caseworker("fk")

    assert "Nästa steg Vänta på svar Senast 31 januari 2013" in shown(world, actor, "invited")
    assert actions(world, actor, "invited") == {"answer", "begin"}


@pytest.mark.parametrize(
    ("given", "next_step", "offered"),
    [
        (Answer.YES, "Ta emot samtycke och skriv in", {"invite", "begin"}),
        (Answer.LATER, "Fråga igen senare", {"invite", "begin"}),
        (Answer.NO, "Personen har tackat nej. Ett nej respekteras.", {"begin"}),
    ],
)
def test_the_answer_decides_what_comes_next(world: World, given: Answer, next_step: str, offered: set[str]) -> None:
    actor = world.caseworker("fk")
    answer(world, given)

    assert f"Nästa steg {next_step}" in shown(world, actor, "invited")
    assert actions(world, actor, "invited") == offered


def test_the_coordinator_is_offered_only_what_a_coordinator_may(world: World) -> None:
    assert actions(world, world.coordinator(), "consented") == {"hand_over", "close"}
    assert actions(world, world.therapist(), "consented") == set()


def test_the_case_of_somebody_enrolled_tells_the_first_gate_its_owner_and_its_day(world: World) -> None:
    page = shown(world, world.caseworker("fk"))

    assert "Sunne · född 1962 Clara Prov" in page
    assert "Nästa steg Ekonomi Senast 1 februari 2013 Ansvarar Socialtjänsten Sunne" in page
    assert "Samtycke att dela Gäller till 2 december 2015" in page
    assert "Vård Försäkringskassan Sunne ansvarar, senast 3 mars 2013. 0 av 3 uppgifter är klara. Saknas:" in page
    assert "Rehabmottagningen Torsby sedan 3 december 2012" in page
    assert "Samtycke till att delta i programmet 3 december 2012 · Försäkringskassan Sunne" in page


def test_a_gate_past_its_day_is_late(world: World) -> None:
    actor = world.caseworker("fk")
    begun(world, actor, yes=replace(YES, given_on=date(2012, 10, 1)))

    page = shown(world, actor, "unasked")

    assert "Nästa steg Ekonomi Försenat: skulle varit klart 30 november 2012" in page
    assert "senast 30 november 2012. 0 av 4 uppgifter är klara." in page
    assert "Försenad" in page


def test_the_municipality_sees_no_trace_of_the_medical_gate(world: World) -> None:
    medical = gate(world, world.caseworker("fk"), "medical")
    client = world.browser(world.caseworker("sunne"))

    for page in ("case", "hand_over", "close"):
        shown_there = html(client, address(world, page=page))
        assert medical.title not in shown_there
        assert "Underlag" not in shown_there
        assert str(medical.id) not in shown_there
    html(client, reverse("journeys:gate", args=[world.person("consented"), medical.id]), 404)
    assert "Vård" not in html(client, "/cases/")


def test_the_employment_service_sees_neither_economy_nor_the_medical_gate(world: World) -> None:
    page = shown(world, world.caseworker("af"))

    assert "Nästa steg Motivation Senast 2 april 2013" in page
    assert not {"Ekonomi", "Vård", "Underlag"} & set(page.split())


def test_the_consent_that_is_told_is_the_teams_and_not_the_one_to_an_employer(world: World) -> None:
    assert "Samtycke att dela Gäller till 2 december 2015" in shown(world, world.caseworker("fk"), "placed")


def test_an_ended_case_offers_no_steps_and_no_gates_to_change(world: World) -> None:
    actor = world.caseworker("fk")

    page = shown(world, actor, "private")

    assert "Petra Prov Avslutad" in page
    assert "Nästa steg Uppföljning 12 månader efter start" in page
    assert "Arbete hos annan arbetsgivare 28 december 2012" in page
    assert actions(world, actor, "private") == {"invite"}
    assert not any("/gates/" in link for link in links(html(world.browser(actor), address(world, "private"))))


def test_a_withdrawal_is_told_and_whoever_registered_the_person_still_sees_their_own(world: World) -> None:
    page = shown(world, world.caseworker("fk"), "withdrawn")

    assert "Samtycke att dela Finns inte" in page
    assert page.count("Samtycke återkallat 7 januari 2013") == 3


def test_hidden_and_missing_are_the_same_answer_on_every_page_about_a_person(world: World) -> None:
    gate_id = gate(world, world.caseworker("fk"), "economy", "private").id
    client, nobody = world.browser(world.caseworker("af")), new_id()

    for page in ("case", *MINE, "gate"):
        last = [gate_id] if page == "gate" else []
        people = world.person("private"), world.person("unasked"), world.person("withdrawn"), nobody
        addresses = [reverse(f"journeys:{page}", args=[person, *last]) for person in people]
        assert len({body(html(client, one, 404), one) for one in addresses}) == 1


def test_a_404_leaves_a_refusal_and_no_reading(world: World) -> None:
    actor = world.caseworker("af")
    html(world.browser(actor), address(world, "private"), 404)

    with acting(actor):
        found = Reading.objects.filter(actor_id=actor.account_id).values_list("act", flat=True)
        assert set(found) <= {Act.REFUSED}


def test_each_page_is_for_its_roles(world: World) -> None:
    for actor in (world.employer_contact(), world.manager(), world.evaluator(), world.participant()):
        client = world.browser(actor)
        for page in ("case", *MINE):
            html(client, address(world, page=page), 403)
    for page in ("invite", "answer"):
        html(world.browser(world.coordinator()), address(world, page=page), 403)
    for page in ("begin", "hand_over", "close"):
        html(world.browser(world.therapist()), address(world, page=page), 403)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("fk", {"identity", "plan", "economy", "health_documents"}),
        ("sunne", {"identity", "plan", "economy"}),
        ("af", {"identity", "plan"}),
    ],
)
def test_the_reading_names_what_the_gates_that_were_shown_are_about(world: World, key: str, expected: set[str]) -> None:
    actor = world.caseworker(key)
    shown(world, actor)

    with acting(actor):
        noted = Reading.objects.filter(page="journeys:case", participant_id=world.person("consented"))
        found = set(noted.filter(actor_id=actor.account_id).values_list("category", flat=True))

    assert found == expected
