"""The list of cases: the participations whose team one's organisation is in, running and ended."""

from dataclasses import replace
from datetime import date, timedelta

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.journeys.models import TeamMember
from kedjan.journeys.queries import Waits, waiting_gates_count
from kedjan.kernel.actor import Actor
from tests.journeys.crowd import registered
from tests.journeys.pages import html, links, newer, older, rows, text
from tests.journeys.steps import YES, begun, closed
from tests.support.world import TODAY, World

LIST, LATE, ENDED = "/cases/", "/cases/?show=late", "/cases/?show=ended"


def test_each_row_tells_the_step_the_next_day_and_how_it_stands(world: World) -> None:
    found = {row[0]: [row[1].partition(":")[0], *row[2:]] for row in rows(world.staff_browser(), LIST)}

    assert found == {
        "Clara Prov": ["Steg 1", "Sunne", "3 december 2012", "1 februari 2013", "4 öppna hinder"],
        "Vera Prov": ["Steg 1", "Sunne", "3 december 2012", "1 februari 2013", "4 öppna hinder"],
        "Pia Prov": ["Steg 2", "Sunne", "3 december 2012", "8 februari 2013", "2 öppna hinder"],
    }


def test_an_agency_counts_only_the_gates_that_are_open_to_it_and_not_those_who_withdrew(world: World) -> None:
    found = {row[0]: row[-2:] for row in rows(world.browser(world.caseworker("af")), LIST)}

    assert found["Clara Prov"] == ["2 april 2013", "1 öppet hinder"]
    assert set(found) == {"Clara Prov", "Pia Prov"}


def test_who_is_in_no_team_sees_nobody(world: World) -> None:
    assert "Här finns ingen just nu." in text(world.browser(world.caseworker("torsby")), LIST)


def test_the_ended_have_a_list_of_their_own(world: World) -> None:
    closed(world, world.caseworker("fk"), "consented")

    found = {row[0]: row[-2:] for row in rows(world.staff_browser(), ENDED)}

    assert found == {"Clara Prov": ["–", "Avslutad"], "Petra Prov": ["–", "Avslutad"]}
    assert "Clara Prov" not in text(world.staff_browser(), LIST)


def test_whoever_started_last_comes_first_and_nobody_is_lost_or_doubled(world: World) -> None:
    actor = world.caseworker("fk")
    for number, one in enumerate(registered(world, [date(2013, 3, 1)] * 30)):
        begun(World({**world.ids, f"person {number}": one}), actor, str(number), team=("fk",))
    client = world.staff_browser()

    first, further = rows(client, LIST), older(client, LIST)

    assert further is not None
    second = rows(client, further)
    found = [row[0] for row in (*first, *second)]
    assert len(first) == 25
    assert len(found) == len(set(found)) == 33
    assert {row[3] for row in second[-3:]} == {"3 december 2012"}
    assert older(client, further) is None
    assert newer(client, further) == LIST


def test_who_has_left_the_team_sees_the_case_no_more_in_the_list(world: World) -> None:
    actor = world.caseworker("fk")
    with acting(actor):
        members = TeamMember.objects.filter(
            enrolment_id=world.enrolment("consented"), organisation_id=world.organisation("af")
        )
        members.update(until_on=TODAY - timedelta(days=1))

    found = [row[0] for row in rows(world.browser(world.caseworker("af")), LIST)]

    assert found == ["Pia Prov"]


def test_a_broken_address_starts_at_the_top(world: World) -> None:
    assert rows(world.staff_browser(), f"{LIST}?after=x&id=1&show=all") == rows(world.staff_browser(), LIST)


def test_the_readings_are_noted(world: World) -> None:
    actor = world.caseworker("af")
    html(world.browser(actor), LIST)

    with acting(actor):
        found = set(Reading.objects.filter(page="journeys:cases").values_list("participant_id", "category"))

    assert found == {(world.person(name), kind) for name in ("consented", "placed") for kind in ("identity", "plan")}


def test_the_list_is_for_those_who_support(world: World) -> None:
    for actor in (world.employer_contact(), world.manager(), world.participant(), world.operator()):
        html(world.browser(actor), LIST, 403)


def test_what_is_late_has_a_list_of_its_own_and_is_counted_gate_by_gate(world: World) -> None:
    actor = world.caseworker("fk")
    assert rows_of(world, actor) == []
    begun(world, actor, yes=replace(YES, given_on=date(2012, 10, 1)))

    assert rows_of(world, actor) == ["Ulla Prov"]
    assert rows_of(world, world.caseworker("sunne")) == ["Ulla Prov"]
    assert rows_of(world, world.caseworker("af")) == []
    with acting(actor):
        assert waiting_gates_count(actor=actor, which=Waits(is_late=True), today=TODAY) == 3
        assert waiting_gates_count(actor=actor, which=Waits(is_ours=True, is_late=True), today=TODAY) == 1


def test_what_waits_for_us_and_for_others_have_lists_of_their_own(world: World) -> None:
    sunne = world.browser(world.caseworker("sunne"))

    ours = [row[0] for row in rows(sunne, "/cases/?show=ours")]
    others = [row[0] for row in rows(sunne, "/cases/?show=others")]

    assert (ours, others) == (["Clara Prov"], ["Clara Prov", "Pia Prov"])


def test_whoever_started_first_comes_first_when_asked_and_nobody_is_lost_or_doubled(world: World) -> None:
    actor = world.caseworker("fk")
    for number, one in enumerate(registered(world, [date(2013, 3, 1)] * 30)):
        begun(World({**world.ids, f"person {number}": one}), actor, str(number), team=("fk",))
    client, oldest = world.staff_browser(), f"{LIST}?sort=started"

    first, further = rows(client, oldest), older(client, oldest)

    assert further is not None
    found = [row[0] for row in (*first, *rows(client, further))]
    assert {row[3] for row in first[:3]} == {"3 december 2012"}
    assert len(found) == len(set(found)) == 33
    assert newer(client, further) == oldest
    assert oldest in links(html(client, LIST))


def rows_of(world: World, actor: Actor) -> list[str]:
    """Return the names on the list of what is late."""
    client = world.browser(actor)
    return [] if "Inget är försenat." in text(client, LATE) else [row[0] for row in rows(client, LATE)]
