"""The pages of a year and its plans: what they ask of the database, whose names they note, and what they say."""

import pytest
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.coaching.web import plans
from kedjan.integrations.database.context import acting
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import asked, first_plan, published, view
from tests.journeys.pages import queries
from tests.support.world import World

BUDGETS = {"groups": 9, "plan": 12, "plan_why": 14, "plan_publish": 7}


def proposal(world: World) -> tuple[Grounds, dict[str, str]]:
    """Return a year with a proposal, and the addresses of its pages."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    plan = view(made, plan_id).plan
    assert plan is not None
    return made, {
        "groups": reverse("coaching:groups"),
        "plan": reverse("coaching:plan", args=[plan_id]),
        "plan_why": reverse("coaching:plan_why", args=[plan_id, "group", plan.groups[0].id]),
        "plan_publish": reverse("coaching:plan_publish", args=[plan_id]),
    }


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    made, addresses = proposal(world)

    found = queries(world.browser(made.coordinator), addresses[page])

    assert len(found) == budget, "\n".join(found)


def test_a_page_that_shows_names_shows_no_code(world: World) -> None:
    made, addresses = proposal(world)

    said = world.browser(made.coordinator).get(addresses["plan_why"]).content.decode()

    assert said.count("Test Person") == 10
    assert ">p1<" not in said


def test_without_the_solvers_the_pages_say_when_planning_is_ready(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = settled(world, waiting=0)
    monkeypatch.setattr(plans, "is_ready", lambda: False)
    browser = world.browser(made.coordinator)

    for page in ("coaching:groups", "coaching:plan_new"):
        answer = browser.get(reverse(page))
        assert answer.status_code == 200
        assert "Planeringen är inte klar än" in answer.content.decode()


def test_the_year_shows_what_is_published_and_counts_it(world: World) -> None:
    made, _addresses = proposal(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)

    said = world.browser(made.coordinator).get(reverse("coaching:groups")).content.decode()

    assert "Planerade starter" in said
    assert "Sunne, Biblioteket" in said


def test_whoever_no_plan_can_hold_is_named_to_the_planner_and_the_reading_noted(world: World) -> None:
    made = settled(world)
    (outside,) = made.enrolled(1, code="1784")
    made.waits(outside)
    plan_id = asked(made)
    first_plan(made, plan_id)

    said = world.browser(made.coordinator).get(reverse("coaching:plan", args=[plan_id])).content.decode()

    assert "Är inte med i planen" in said
    assert reverse("coaching:case_group", args=[made.people[-1]]) in said
    with acting(made.coordinator):
        assert Reading.objects.filter(page="coaching:plan", participant_id=made.people[-1]).exists()
