"""What each page asks of the database, session and actor included: a change that asks more must say so here."""

import pytest
from django.urls import reverse

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from tests.journeys.crowd import registered
from tests.journeys.pages import queries
from tests.journeys.steps import gate
from tests.support.world import TODAY, World

MOST = {"early_list": 8, "cases": 12, "case": 20}
BUDGETS = {
    "early_list": 8,
    "cases": 10,
    "case": 20,
    "invite": 6,
    "answer": 7,
    "begin": 11,
    "hand_over": 15,
    "close": 14,
    "gate": 15,
    "gate_task": 15,
    "my_gate": 12,
    "my_path": 14,
    "my_consents": 10,
    "withdraw": 7,
}


def actor_and_address(world: World, page: str) -> tuple[Actor, str]:
    person = world.person({"invite": "unasked", "begin": "unasked", "answer": "invited"}.get(page, "consented"))
    if page in {"early_list", "cases"}:
        return world.caseworker("fk"), reverse(f"journeys:{page}")
    if page in {"my_path", "my_consents"}:
        return world.participant(), reverse(f"journeys:{page}")
    if page == "withdraw":
        return world.participant(), reverse("journeys:withdraw", args=[world.consent("consented", "join_programme")])
    if page in {"gate", "gate_task", "my_gate"}:
        return _of_a_gate(world, page, person)
    return world.caseworker("fk"), reverse(f"journeys:{page}", args=[person])


def _of_a_gate(world: World, page: str, person: ParticipantId) -> tuple[Actor, str]:
    economy = gate(world, world.caseworker("fk"), "economy").id
    if page == "my_gate":
        return world.participant(), reverse("journeys:my_gate", args=[economy])
    places = [person, economy, "budget_advice"] if page == "gate_task" else [person, economy]
    return world.caseworker("fk"), reverse(f"journeys:{page}", args=places)


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    actor, address = actor_and_address(world, page)

    asked = queries(world.browser(actor), address)

    assert len(asked) == budget, "\n".join(asked)
    assert budget <= MOST.get(page, budget)


def test_a_full_page_of_the_early_list_asks_no_more_than_a_short_one(world: World) -> None:
    registered(world, [TODAY] * 40)

    assert len(queries(world.browser(world.caseworker("fk")), reverse("journeys:early_list"))) == BUDGETS["early_list"]
