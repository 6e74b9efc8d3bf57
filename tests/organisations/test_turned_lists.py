"""Lists with one order of their own, by a day: turned round by the heading, page by page, and saved so."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from kedjan.integrations.database.context import acting
from kedjan.outcomes.queries import follow_ups_due
from kedjan.participants.queries import early_list, imports
from kedjan.rights.queries import corrections_to_answer
from tests.journeys.crowd import registered
from tests.journeys.pages import html
from tests.outcomes.crowd import start
from tests.participants.files import ASA, BO, staged
from tests.rights.asking import asked_for_correction
from tests.support.world import TODAY, World
from tests.ui.pages import parsed

TURNED = {
    "/early-list/": "-ends",
    "/follow-ups/": "-started",
    "/corrections/": "-since",
    "/participants/imports/": "came",
}


def _hrefs(page: str) -> set[str]:
    return {str(link.get("href")) for link in parsed(page).iter("a")}


def _all_pages(client: Client, address: str) -> list[str]:
    """Return the names of every row, through all pages of the list."""
    page = html(client, address)
    names = re.findall(r"Nummer \d\d", "".join(re.findall(r"<th[^>]*scope=.row.*?</th>", page, re.DOTALL)))
    onwards = parsed(page).find(".//a[@rel='next']")
    return names if onwards is None else names + _all_pages(client, str(onwards.get("href")))


@pytest.mark.parametrize(("address", "sort"), TURNED.items())
def test_the_heading_turns_the_list_and_the_turned_list_can_be_saved(world: World, address: str, sort: str) -> None:
    staged(world.caseworker("fk"), ASA)
    start(world, world.person("unasked"))
    asked_for_correction(world, "consented")
    browser = world.staff_browser()

    own, turned = _hrefs(html(browser, address)), _hrefs(html(browser, f"{address}?sort={sort}"))

    assert f"{address}?sort={sort}" in own
    assert not any("/save/" in one for one in own)
    assert address in turned
    assert any(one.endswith(f"/save/?sort={sort}") for one in turned)


@pytest.mark.parametrize("address", TURNED)
def test_what_the_list_cannot_be_ordered_by_leaves_it_as_it_is(world: World, address: str) -> None:
    browser = world.staff_browser()

    assert not any("/save/" in one for one in _hrefs(html(browser, f"{address}?sort=name")))


def test_the_early_list_holds_each_person_once_both_ways(world: World) -> None:
    registered(world, [TODAY + timedelta(days=number // 3) for number in range(60)])
    browser = world.staff_browser()

    own, turned = _all_pages(browser, "/early-list/"), _all_pages(browser, "/early-list/?sort=-ends")

    assert sorted(own) == sorted(turned) == [f"Nummer {number:02}" for number in range(60)]
    assert [int(name.split()[1]) // 3 for name in own] == sorted(int(name.split()[1]) // 3 for name in own)
    assert turned == own[::-1]


def test_every_query_turned_is_the_same_rows_the_other_way(world: World) -> None:
    fk = world.caseworker("fk")
    for row in (ASA, BO):
        staged(fk, row)
    for name in ("unasked", "invited"):
        start(world, world.person(name))
    asked_for_correction(world, "consented")
    asked_for_correction(world, "private")

    with acting(fk):
        soon = [
            early_list(actor=fk, start=TODAY, end=TODAY.replace(year=2014), is_latest_first=way)
            for way in (False, True)
        ]
        due = [follow_ups_due(actor=fk, today=TODAY.replace(year=2014), is_latest_first=way) for way in (False, True)]
        waits = [corrections_to_answer(actor=fk, is_latest_first=way) for way in (False, True)]
        files = [imports(actor=fk, is_oldest_first=way) for way in (False, True)]

    assert min(map(len, (soon[0], due[0], waits[0], files[0]))) > 1
    assert soon[0] == soon[1][::-1]
    assert due[0] == due[1][::-1]
    assert waits[0] == waits[1][::-1]
    assert files[0] == files[1][::-1]


def test_the_pages_of_the_turned_follow_ups_and_files_hold_each_row_once(world: World) -> None:
    fk, later = world.caseworker("fk"), TODAY.replace(year=2014)
    for row in (ASA, BO, ASA.replace("Åsa", "Eva")):
        staged(fk, row)

    with acting(fk):
        whole = follow_ups_due(actor=fk, today=later, is_latest_first=True)
        first = follow_ups_due(actor=fk, today=later, is_latest_first=True, limit=1)
        mark = (first[0].started_on, first[0].enrolment_id)
        rest = follow_ups_due(actor=fk, today=later, is_latest_first=True, after=mark)
        files = imports(actor=fk, is_oldest_first=True)
        more = imports(actor=fk, is_oldest_first=True, after=files[0].id)

    assert first + rest == whole
    assert len(whole) > 1
    assert (files[0], *more) == files
