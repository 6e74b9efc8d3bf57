"""The pages of a proposal that is changed and compared: what they say, ask and note: docs/rules/year-plan.md."""

from collections import Counter

import pytest
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_changes import PersonMoved
from kedjan.coaching.models import YearPlan
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import YearPlanId
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import asked, first_plan, view, wish
from tests.coaching.prepared import impossible_plan
from tests.coaching.test_by_hand import changed, later, plan_of
from tests.journeys.pages import queries
from tests.support.world import World

BUDGETS = {"plan_compare": 25, "plan_group": 11, "plan_person": 14, "plan_locks": 11, "plan_again": 5}


def versions(world: World) -> tuple[Grounds, YearPlanId, YearPlanId]:
    """Return a proposal, and what it became when somebody was moved out of its group, which starts a week later."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    group = plan_of(made, plan_id).groups[0]
    moved = changed(made, plan_id, later(group)).plan_id
    return made, plan_id, changed(made, moved, PersonMoved(group.participants[0], None)).plan_id


def said(made: Grounds, page: str, *places: object, query: str = "") -> str:
    """Return what a page says to the coordinator."""
    answer = made.world.browser(made.coordinator).get(f"{reverse(page, args=places)}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_asks_what_it_did(world: World, page: str, budget: int) -> None:
    made, _first, second = versions(world)
    group = plan_of(made, second).groups[0]
    places = {"plan_group": [group.id], "plan_person": [group.participants[0]]}.get(page, [])

    found = queries(world.browser(made.coordinator), reverse(f"coaching:{page}", args=[second, *places]))

    assert len(found) == budget, "\n".join(found)


def test_two_plans_are_compared_by_person_and_each_is_noted_once(world: World) -> None:
    made, first, second = versions(world)

    page = said(made, "coaching:plan_compare", second, query=f"?with={first}")

    assert "Plan 2013 och Plan 2013 (3)" in page
    assert "1 vecka längre" in page
    assert "9 veckor längre" in page
    assert "Blir utan plats" in page
    assert ">p1<" not in page
    with acting(made.coordinator):
        noted = Reading.objects.filter(page="coaching:plan_compare", category="identity")
        assert Counter(noted.values_list("participant_id", flat=True)) == Counter(made.people)


def test_a_plan_of_another_organisation_or_that_is_gone_is_compared_with_nothing(world: World) -> None:
    made, _first, second = versions(world)
    browser = world.browser(made.coordinator)

    answer = browser.get(reverse("coaching:plan_compare", args=[second]), {"with": str(made.programme.id)})

    assert answer.status_code == 404


def test_what_a_change_breaks_and_costs_is_shown_and_nothing_is_written(world: World) -> None:
    made, _first, second = versions(world)
    group = plan_of(made, second).groups[0]
    twice = f"?room={group.room}&week={group.start_week}&coach_1={group.coaches[0]}&coach_2={group.coaches[0]}&reserve="

    page = said(made, "coaching:plan_group", second, group.id, query=twice)

    assert "Ändringen bryter mot regler" in page
    assert "ska ha 2 olika coacher" in page
    assert "Vad planen kostar före och efter" in page
    with acting(made.coordinator):
        assert YearPlan.objects.filter(status=PlanStatus.PROPOSED).count() == 1


def test_a_broken_rule_about_a_person_names_them_and_is_noted(world: World) -> None:
    made, _first, second = versions(world)
    group = plan_of(made, second).groups[0]
    late = f"?room={group.room}&week=40&coach_1={group.coaches[0]}&coach_2={group.coaches[1]}&reserve="

    page = said(made, "coaching:plan_group", second, group.id, query=late)

    assert "Test Person" in page
    with acting(made.coordinator):
        noted = Reading.objects.filter(page="coaching:plan_group", category="identity")
        assert noted.count() == len(group.participants)


def test_a_change_that_comes_second_says_so_and_changes_nothing(world: World) -> None:
    made, first, second = versions(world)
    group = plan_of(made, first).groups[0]
    typed = {f"coach_{place}": one for place, one in enumerate(group.coaches, start=1)}

    answer = world.browser(made.coordinator).post(
        reverse("coaching:plan_group", args=[first, group.id]),
        {"room": group.room, "week": group.start_week + 2, "reserve": "", **typed},
    )

    assert answer.status_code == 200
    assert "Planen är inte ett förslag längre" in answer.content.decode()
    with acting(made.coordinator):
        assert YearPlan.objects.filter(status=PlanStatus.PROPOSED).values_list("pk", flat=True).get() == second


def test_a_version_that_is_no_longer_a_proposal_leads_to_the_newest(world: World) -> None:
    made, first, _second = versions(world)
    newer = view(made, first)

    page = said(made, "coaching:plan", first)

    assert "Det finns ett nyare förslag" in page
    assert "Publicera planen" not in page
    assert newer.item.status is PlanStatus.REPLACED


def test_a_plan_that_cannot_be_made_says_why_and_what_to_do(world: World) -> None:
    coordinator = world.coordinator()
    plan_id = impossible_plan(world)["plan_id"]

    page = world.browser(coordinator).get(reverse("coaching:plan", args=[plan_id])).content.decode()

    assert "det finns inte tillräckligt många coacher som kan leda den till slutet" in page
    assert reverse("coaching:plan_discard", args=[plan_id]) in page


def test_the_starts_to_aim_at_stand_beside_those_that_are_counted(world: World) -> None:
    made = settled(world)
    asked(made, wish(made))

    page = said(made, "coaching:groups")

    assert "Starter att sikta på" in page
    assert "36 om året" in page
