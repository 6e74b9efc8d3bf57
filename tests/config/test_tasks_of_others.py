"""A task that an organisation has at somebody else's gate stands on its own start page, and leads to the task."""

from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.tasks import TaskState
from kedjan.journeys.queries import waiting_tasks
from kedjan.kernel.actor import Actor
from tests.config.starting import LATE, MINE, leads, rows
from tests.journeys.steps import closed, gate
from tests.journeys.test_gate_tasks import marked
from tests.support.world import TODAY, World

QUESTIONS = "Clara Prov: Få svar på frågor om din ersättning"


def waiting(world: World, actor: Actor) -> list[str]:
    with acting(actor):
        found = waiting_tasks(actor=actor, today=TODAY, within=None)
    return [one.task.key for one in found if one.gate.participant_id == world.person("consented")]


def test_a_task_at_the_gate_of_another_is_ones_own_and_late_past_its_day(world: World) -> None:
    fk = world.caseworker()

    assert f"{QUESTIONS} Försenat Skulle ha varit klart 2 januari 2013" in rows(world, fk, LATE)
    assert not any(row.startswith(QUESTIONS) for row in rows(world, fk, MINE))
    assert not any(row.startswith(QUESTIONS) for row in rows(world, world.caseworker("sunne"), LATE))


def test_it_leads_to_the_task_itself(world: World) -> None:
    economy = gate(world, world.caseworker(), "economy")

    found = leads(world.staff_browser(), LATE)

    person = world.person("consented")
    assert found[QUESTIONS] == reverse("journeys:gate_task", args=[person, economy.id, "benefit_questions"])


def test_a_task_that_is_done_or_given_to_another_waits_no_more(world: World) -> None:
    fk, economy = world.caseworker(), gate(world, world.caseworker(), "economy").id
    assert "benefit_questions" in waiting(world, fk)

    marked(fk, economy, "benefit_questions", TaskState.UNDER_WAY, world.organisation("af"))

    assert "benefit_questions" not in waiting(world, fk)

    marked(fk, economy, "benefit_questions", TaskState.DONE, world.organisation("fk"))

    assert "benefit_questions" not in waiting(world, fk)


def test_a_task_waits_for_nobody_before_the_one_that_comes_first(world: World) -> None:
    fk, economy = world.caseworker(), gate(world, world.caseworker(), "economy").id
    marked(fk, economy, "budget_advice", TaskState.OPEN, world.organisation("fk"))
    assert "budget_advice" not in waiting(world, fk)

    marked(fk, economy, "papers_sorted", TaskState.DONE)

    assert "budget_advice" in waiting(world, fk)


def test_an_ended_participation_and_somebody_outside_the_team_have_no_tasks(world: World) -> None:
    fk = world.caseworker()
    assert waiting(world, world.caseworker("torsby")) == []

    closed(world, fk)

    assert "benefit_questions" not in waiting(world, fk)
