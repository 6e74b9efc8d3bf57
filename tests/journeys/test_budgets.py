"""What each page asks of the database, session and actor included: a change that asks more must say so here."""

import pytest
from django.urls import reverse

from kedjan.kernel.actor import Actor
from tests.journeys.crowd import registered
from tests.journeys.pages import queries
from tests.journeys.steps import gate
from tests.support.world import TODAY, World

MOST = {"early_list": 7, "cases": 12, "case": 20}
BUDGETS = {
    "early_list": 7,
    "cases": 10,
    "case": 19,
    "invite": 6,
    "answer": 7,
    "begin": 11,
    "hand_over": 14,
    "close": 13,
    "gate": 14,
    "my_plan": 13,
    "my_consents": 10,
    "withdraw": 7,
}


def actor_and_address(world: World, page: str) -> tuple[Actor, str]:
    person = world.person({"invite": "unasked", "begin": "unasked", "answer": "invited"}.get(page, "consented"))
    if page in {"early_list", "cases"}:
        return world.caseworker("fk"), reverse(f"journeys:{page}")
    if page in {"my_plan", "my_consents"}:
        return world.participant(), reverse(f"journeys:{page}")
    if page == "withdraw":
        return world.participant(), reverse("journeys:withdraw", args=[world.consent("consented", "join_programme")])
    if page == "gate":
        return world.caseworker("fk"), reverse(
            "journeys:gate", args=[person, gate(world, world.caseworker("fk"), "economy").id]
        )
    return world.caseworker("fk"), reverse(f"journeys:{page}", args=[person])


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    actor, address = actor_and_address(world, page)

    asked = queries(world.browser(actor), address)

    assert len(asked) == budget, "\n".join(asked)
    assert budget <= MOST.get(page, budget)


def test_a_full_page_of_the_early_list_asks_no_more_than_a_short_one(world: World) -> None:
    registered(world, [TODAY] * 40)

    assert len(queries(world.browser(world.caseworker("fk")), reverse("journeys:early_list"))) == BUDGETS["early_list"]
