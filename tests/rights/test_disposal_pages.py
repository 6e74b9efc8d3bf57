"""Disposal on the pages and in the file: what may go, what went, and stopping it for somebody."""

import re

import pytest

from kedjan.rights.operations import dispose
from kedjan.rights.web.disposal import safe
from tests.journeys.pages import html, said
from tests.policies.rows import seen
from tests.rights.disposing import Owner
from tests.support.database import KEY
from tests.support.world import World

ADDRESS, FILE = "/register/disposal/", "/register/disposal/protocol.csv"


@pytest.fixture
def owner(world: World, transactional_db: None, pytestconfig: pytest.Config) -> Owner:
    """Return the owner of a database of the test's own."""
    return Owner(pytestconfig.stash[KEY].owner_url())


def test_without_a_rule_the_page_says_so(world: World) -> None:
    assert "Er organisation har ingen gallringsregel" in said(html(world.browser(world.caseworker("fk")), ADDRESS))


def test_the_page_shows_what_may_go_and_afterwards_what_went(world: World, owner: Owner) -> None:
    owner.rules(world)
    owner.let_years_pass(10)
    client = world.browser(world.caseworker("fk"))
    page = said(html(client, ADDRESS))
    assert "60 månader efter sista anteckningen" in page
    assert "Gallra nu?" in page

    dispose(actor=world.caseworker("fk"))

    page = said(html(client, ADDRESS))
    assert "Det finns inget att gallra i dag." in page
    assert "Gallra nu?" not in page
    answer = client.get(FILE)
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Uppgifter;Rader;Äldre än;Gallrat;Källa"
    assert {line.split(";")[4] for line in lines[1:]} == {"'=Dokumenthanteringsplan 2000"}
    assert re.fullmatch(r'attachment; filename="kedjan-2023-01-1[45]\.csv"', answer.headers["Content-Disposition"])


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t", "\r"])
def test_a_formula_stays_text(text: str) -> None:
    assert safe(text) == f"'{text}"
    assert safe("a=1") == "a=1"


def test_a_hold_is_placed_on_the_page(world: World) -> None:
    client, who = world.browser(world.caseworker("fk")), world.person("consented")
    typed = {"until_on_day": "1", "until_on_month": "6", "until_on_year": "2023"}

    refused = said(client.post(f"/cases/{who}/hold/", {**typed, "reason": ""}).content.decode())
    assert "Skriv varför uppgifterna måste sparas." in refused
    answer = client.post(f"/cases/{who}/hold/", {**typed, "reason": "Tvist."})

    assert answer.headers["Location"] == f"/cases/{who}/information/"
    assert seen(world.participant(), "rights_legalhold") == 1
    assert "Stopp för gallring" in said(html(world.browser(world.participant()), "/me/information/"))
