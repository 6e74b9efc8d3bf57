"""Near days stand where somebody looks first: the start page of who follows, the list of calls, and my own pages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import near, near_days
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, new_id
from tests.config.starting import MINE, rows
from tests.journeys.pages import html
from tests.journeys.pages import rows as listed
from tests.journeys.test_clocks import written
from tests.journeys.test_naming_worker import named
from tests.support.world import TODAY, World

DAY_91 = "Clara Prov: Dag 91: också annat arbete hos arbetsgivaren vägs in Om 20 dagar, 3 februari 2013."


def on_day_71(world: World) -> None:
    """Let the person have been on sick leave for seventy-one days."""
    written(world, world.caseworker(), began_on=date(2012, 11, 5))


def near_codes(actor: Actor) -> set[str]:
    with acting(actor) as clock:
        return {one.due.milestone.code for one in near_days(actor=actor, clock=clock)}


def of_clara(world: World, actor: Actor) -> list[str]:
    return [row for row in rows(world, actor, MINE) if "Dag 91" in row]


def test_a_near_day_stands_on_the_start_page_until_it_has_passed(world: World) -> None:
    assert of_clara(world, world.caseworker()) == []

    on_day_71(world)

    assert of_clara(world, world.caseworker()) == [f"{DAY_91} Stäm av med: Försäkringskassan."]


def test_a_day_further_away_than_its_lead_is_not_near(world: World) -> None:
    written(world, world.caseworker(), began_on=TODAY - timedelta(days=91 - 31 - 1))

    assert of_clara(world, world.caseworker()) == []


def test_who_follows_the_person_sees_it_and_their_colleagues_do_not(world: World) -> None:
    fk = world.caseworker()
    on_day_71(world)

    colleague = replace(fk, account_id=AccountId(new_id()))

    named(world, fk, fk.account_id)

    assert "chain-91" in near_codes(fk)
    assert "chain-91" not in near_codes(colleague)


def test_an_organisation_that_may_not_read_what_started_it_is_not_told(world: World) -> None:
    on_day_71(world)

    with acting(world.caseworker("torsby")) as clock:
        assert near_days(actor=world.caseworker("torsby"), clock=clock) == ()


def test_where_there_are_many_only_those_whom_one_follows_are_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    fk = world.caseworker()
    on_day_71(world)
    monkeypatch.setattr(near, "FEW", 0)
    assert of_clara(world, fk) == []

    monkeypatch.setattr(near, "FEW", 1)
    named(world, fk, fk.account_id)

    assert of_clara(world, fk) != []


def test_the_early_list_says_other_near_days_beside_the_end_of_the_benefit(world: World) -> None:
    written(world, world.caseworker(), began_on=date(2012, 11, 5), name="unasked")

    found = {row[0]: row[2] for row in listed(world.staff_browser(), "/early-list/")}

    assert found["Ulla Prov"] == (
        "Tar slut om 76 dagar. Inte inbjuden än. Dag 91: också annat arbete hos arbetsgivaren vägs in, om 20 dagar"
    )


def test_the_person_sees_their_near_days_on_their_start_page_and_in_their_plan(world: World) -> None:
    on_day_71(world)

    assert any(row.startswith("Du har varit sjukskriven i 90 dagar.") for row in rows(world, world.participant(), MINE))
    assert "Nära dagar" in html(world.my_browser(), "/me/")
    assert "Du har varit sjukskriven i 90 dagar." in html(world.my_browser(), "/me/")
