"""Doubles on the pages: found by two numbers, compared, joined and parted."""

from kedjan.integrations.database.context import acting
from kedjan.rights.queries import merges
from tests.journeys.pages import html, links, queries, said
from tests.rights.asking import merged
from tests.support.people import PEOPLE
from tests.support.world import World

LIST = "/register/merges/"
WHY = "Samma person, enligt folkbokföringen."


def test_from_two_numbers_to_one_record_and_back(world: World) -> None:
    client = world.browser(world.caseworker("fk"))
    first, second = (PEOPLE[name].number for name in ("unasked", "consented"))

    answer = client.post(LIST, {"first": f"{first[:8]}-{first[8:]}", "second": second})
    address = answer.headers["Location"]
    assert first not in address
    page = said(html(client, address))
    assert "Förnamn" in page
    assert "Clara" in page
    assert "Ulla" in page
    places = [address.index(str(world.person(name))) for name in ("unasked", "consented")]
    keep = "first" if places[0] < places[1] else "second"
    assert client.post(address, {"keep": keep, "reason": WHY}).headers["Location"] == LIST

    assert "Ulla Prov" in said(html(client, LIST))
    (undo,) = (link for link in links(html(client, LIST)) if link.endswith("/undo/"))
    assert "Vill du ångra sammanslagningen?" in said(html(client, undo))
    assert client.post(undo).headers["Location"] == LIST
    assert "Ångrad" in said(html(client, LIST))
    assert "Sammanslagningen är redan ångrad." in said(html(client, undo))


def test_numbers_that_are_not_two_records_of_ours_are_told_alike(world: World) -> None:
    client = world.browser(world.caseworker("fk"))
    known, elsewhere, nobody = PEOPLE["unasked"].number, PEOPLE["elsewhere"].number, "191212121212"

    for second in (elsewhere, nobody, known):
        page = said(client.post(LIST, {"first": known, "second": second}).content.decode())
        assert "Numren hör inte till två poster i ert register." in page


def test_an_unexplained_merge_is_refused_on_the_page(world: World) -> None:
    client = world.browser(world.caseworker("fk"))
    address = f"{LIST}{world.person('unasked')}/{world.person('consented')}/"

    page = said(client.post(address, {"keep": "first", "reason": ""}).content.decode())

    assert "Skriv hur du vet att det är samma person." in page
    with acting(world.caseworker("fk")):
        assert merges(actor=world.caseworker("fk")) == ()


def test_the_pages_of_merging_ask_the_database_the_same(world: World) -> None:
    client = world.browser(world.caseworker("fk"))
    which = merged(world, "over", "private")

    counts = [
        len(queries(client, address))
        for address in (LIST, f"{LIST}{world.person('unasked')}/{world.person('consented')}/", f"{LIST}{which}/undo/")
    ]

    assert counts == [9, 11, 10]
