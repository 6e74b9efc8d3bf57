"""Places are ordered by their columns in the database, over all pages, with å, ä and ö last."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.workplaces.queries import PlaceOrder, Wanted, open_places
from tests.journeys.pages import html, links, rows
from tests.support.world import TODAY, World
from tests.workplaces.offers import OFFER, offered

TITLES = ("Ängsarbete", "bageri", "Åkeri", "Café", "Örtagård")
IN_ORDER = ["bageri", "Café", "Montera cyklar", "Åkeri", "Ängsarbete", "Örtagård"]


@pytest.fixture
def many(world: World) -> World:
    """The world with five places more, of different hours."""
    for number, title in enumerate(TITLES):
        offered(world, replace(OFFER, title=title, hours_per_week=10 + number % 3))
    return world


def titles(world: World, which: Wanted) -> list[str]:
    """Return the titles of all pages, two places on each."""
    actor = world.therapist()
    found: list[str] = []
    with acting(actor):
        after = None
        while page := open_places(actor=actor, on=TODAY, which=replace(which, most=2), after=after):
            found.extend(one.title for one in page)
            after = page[-1].id
    return found


def test_titles_stand_in_swedish_order_over_all_pages_both_ways(many: World) -> None:
    assert titles(many, Wanted(order=PlaceOrder.TITLE)) == IN_ORDER
    assert titles(many, Wanted(order=PlaceOrder.TITLE, is_backwards=True)) == IN_ORDER[::-1]


@pytest.mark.parametrize("order", PlaceOrder)
def test_no_place_is_lost_or_doubled_where_many_are_equal(many: World, order: PlaceOrder) -> None:
    for which in (Wanted(order=order), Wanted(order=order, is_backwards=True)):
        assert sorted(titles(many, which)) == sorted(IN_ORDER)


def test_the_page_is_ordered_by_the_heading_that_was_chosen(many: World) -> None:
    therapist = many.browser(many.therapist())

    assert "/places/?sort=title" in links(html(therapist, "/places/"))
    assert [row[0] for row in rows(therapist, "/places/?sort=title")] == IN_ORDER
    assert "/places/?sort=-title" in links(html(therapist, "/places/?sort=title"))
    assert 'aria-sort="ascending"' in html(therapist, "/places/?sort=title")
    assert rows(therapist, "/places/?sort=nothing") == rows(therapist, "/places/")


def test_the_order_goes_along_with_the_filter_and_is_not_offered_for_words(many: World) -> None:
    therapist = many.browser(many.therapist())

    assert '<input type="hidden" name="sort" value="title"' in html(therapist, "/places/?sort=title")
    assert not any("sort=" in one for one in links(html(therapist, "/places/?words=bageri")))
