"""What is done with the register itself stands on one page with what waits in each, and under one entry of the menu."""

import re

import pytest
from django.urls import reverse

from tests.journeys.pages import html, links, queries, text
from tests.rights.asking import asked_for_correction
from tests.support.world import World

PAGE = "/register/"
NAMES = ("participants:imports", "rights:corrections", "rights:merges", "rights:disposal")


def menu(page: str) -> list[str]:
    """Return the entries of the main menu in their order."""
    inside = page.partition('class="kedjan-nav__list"')[2].partition("</ul>")[0]
    return re.findall(r">\s*([^<>]+?)\s*</a>", inside)


def current(page: str) -> list[str]:
    return re.findall(r'kedjan-nav__link"[^>]*aria-current="page">\s*([^<]+?)\s*</a>', page)


def test_the_page_leads_to_each_and_says_what_waits(world: World) -> None:
    fk = world.browser(world.caseworker("fk"))
    before = text(fk, PAGE)

    asked_for_correction(world)

    assert "Ingen väntar" in before
    assert "Väntar på svar: 1" in text(fk, PAGE)
    assert "Inget att gallra" in before
    assert {reverse(name) for name in NAMES} <= set(links(html(fk, PAGE)))


def test_a_caseworker_has_eight_entries_and_a_coordinator_still_finds_corrections(world: World) -> None:
    fk, coordinator = world.browser(world.caseworker("fk")), world.browser(world.coordinator())

    assert menu(html(fk, "/")) == [
        "Start",
        "Tidig lista",
        "Deltagare",
        "Provplatser",
        "Uppföljningar",
        "Registret",
        "Program",
        "Resultat",
    ]
    assert "Rättelser" in menu(html(coordinator, "/"))
    assert coordinator.get(PAGE).status_code == 403


@pytest.mark.parametrize("name", [*NAMES, "rights:register"])
def test_whoever_is_within_reads_so_in_the_menu(world: World, name: str) -> None:
    assert current(html(world.browser(world.caseworker("fk")), reverse(name))) == ["Registret"]


def test_the_page_asks_the_database_the_same(world: World) -> None:
    asked_for_correction(world)

    assert len(queries(world.browser(world.caseworker("fk")), PAGE)) == 6
