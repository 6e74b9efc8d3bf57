"""The start page of those who see no cases: employers, those who follow results, officers and whoever runs Kedjan."""

from datetime import timedelta

from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.config.start.officers import to_review
from kedjan.config.start.rows import Question
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import FixedClock
from kedjan.ui.http import Acting
from tests.config.starting import LATE, MINE, NEW, WAITS, leads, lists, rows
from tests.outcomes.test_publications import published
from tests.reviews.asking import asked
from tests.support.world import World


def test_an_employer_sees_who_is_there_which_place_is_free_and_nobody_elses(world: World) -> None:
    found = lists(world.browser(world.employer_contact()))

    assert found[MINE] == ["Pia är hos er Montera cyklar, till och med 28 februari 2013"]
    assert found[WAITS] == ["Montera cyklar är ledig Erbjuden 5 november 2012. Laget väljer den med en deltagare."]
    assert rows(world, world.employer_contact("kafeet"), MINE) == ["Inget väntar på dig just nu."]


def test_the_names_that_an_employer_reads_are_noted(world: World) -> None:
    employer = world.employer_contact()

    lists(world.browser(employer))

    with acting(employer):
        found = Reading.objects.filter(actor_id=employer.account_id, page="config:start")
        assert list(found.values_list("participant_id", "category")) == [(world.person("placed"), "work")]


def test_the_owner_of_a_programme_is_asked_to_publish_and_others_read_what_is_new(world: World) -> None:
    manager = world.manager()
    assert lists(world.browser(manager))[MINE] == [
        "Framsteget: publicera resultatet Kvartalet slutade 31 december 2012"
    ]
    assert leads(world.browser(manager), MINE) == {
        "Framsteget: publicera resultatet": reverse("outcomes:publish", args=["framsteget"])
    }

    published(manager)

    assert rows(world, manager, MINE) == ["Inget väntar på dig just nu."]
    for reader in (world.steering_member(), world.evaluator(), world.employer_contact()):
        assert rows(world, reader, NEW) == ["Framsteget: nytt resultat Till och med 31 december 2012"]


def test_an_officer_answers_and_is_late_after_thirty_days(world: World) -> None:
    officer, me = world.officer(), world.participant()
    question = asked(world)

    assert leads(world.browser(officer), MINE) == {
        "Svara en person som undrar över läsningen den 8 januari 2013": reverse("reviews:question", args=[question])
    }
    assert any(row.startswith("Din fråga om vem som har läst Du frågade") for row in rows(world, me, WAITS))
    assert late_after(officer, timedelta(days=29)) == 0
    assert late_after(officer, timedelta(days=31)) == 1


def late_after(officer: Actor, time: timedelta) -> int:
    with acting(officer) as clock:
        later = FixedClock(clock.now() + time)
        return len(to_review(Acting(officer, later), clock.now())[Question.LATE].rows)


def test_whoever_runs_kedjan_sees_the_programmes_that_were_loaded(world: World) -> None:
    assert rows(world, world.operator(), MINE) == ["Inget väntar på dig just nu."]
    assert rows(world, world.operator(), LATE) == ["Inget är försenat."]
