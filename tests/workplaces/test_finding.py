"""Trial places are found by what is done there: other endings, parts of compounds, slips of a finger."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.workplaces.operations import close_place
from kedjan.workplaces.queries import Wanted, open_places
from tests.support.world import TODAY, World, noon
from tests.workplaces.offers import OFFER, offered


def found(world: World, asked: str) -> list[str]:
    actor = world.caseworker()
    with acting(actor):
        return [one.title for one in open_places(actor=actor, on=TODAY, which=Wanted(words=asked))]


@pytest.fixture
def offers(world: World) -> World:
    offered(world, replace(OFFER, title="Lokalvård", tasks="Städa kontor och möblera samlingssalar."))
    offered(world, replace(OFFER, title="Trädgårdsarbete", tasks="Rensa rabatter, kratta grusgångar."))
    return world


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("städar kontoret", "Lokalvård"),
        ("lokalvårdare", "Lokalvård"),
        ("samlingssal", "Lokalvård"),
        ("trädgård", "Trädgårdsarbete"),
        ("arbete", "Trädgårdsarbete"),
        ("trädgrdsarbete", "Trädgårdsarbete"),
        ("KRATTA", "Trädgårdsarbete"),
        ("rabatterna", "Trädgårdsarbete"),
    ],
)
def test_the_place_is_found(offers: World, asked: str, title: str) -> None:
    assert found(offers, asked)[:1] == [title]


@pytest.mark.parametrize("asked", ["svetsning", "' OR 1=1 --", "%", "(((", "a" * 500])
def test_nothing_else_is_found_and_nothing_breaks(offers: World, asked: str) -> None:
    assert found(offers, asked) == []


def test_a_closed_place_is_not_found(offers: World) -> None:
    actor = offers.employer_contact("kafeet")
    place_id = offered(offers, replace(OFFER, title="Slöjd"))
    assert found(offers, "slöjd") == ["Slöjd"]

    with acting(actor):
        close_place(actor=actor, place_id=place_id, now=noon(TODAY))

    assert found(offers, "slöjd") == []
