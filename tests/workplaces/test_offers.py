"""An employer offers places and closes them."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import TrialPlaceId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.workplaces.domain.features import PlaceFeature
from kedjan.workplaces.operations import CannotClosePlace, CannotOfferPlace, close_place, offer_place
from kedjan.workplaces.queries import Wanted, open_places, places_of_my_organisation
from tests.support.people import TORSBY
from tests.support.reasons import codes
from tests.support.world import TODAY, World
from tests.workplaces.offers import NOW, OFFER, handed_over, offered, taken

KARLSTAD = "1780"


def test_an_offered_place_is_open_to_staff_as_it_was_described(world: World) -> None:
    place_id = offered(world)

    actor = world.therapist()
    with acting(actor):
        place = open_places(actor=actor, on=TODAY)[0]

    assert (place.id, place.title, place.employer_name) == (place_id, "Montering", "Kaféet i Torsby")
    assert (place.hours_per_week, place.capacity, place.taken, place.free) == (15, 1, 0, 1)
    assert place.features == {PlaceFeature.QUIET, PlaceFeature.SEATED}


def test_a_place_that_is_not_described_is_refused_and_none_is_offered(world: World) -> None:
    actor = world.employer_contact("kafeet")

    with acting(actor):
        with pytest.raises(CannotOfferPlace) as refusal:
            offer_place(actor=actor, offer=replace(OFFER, title="", municipality_code="9999"), now=NOW)
        assert places_of_my_organisation(actor=actor, on=TODAY) == ()

    assert codes(refusal.value) == ["place-is-not-described", "unknown-municipality"]


def test_a_caseworker_offers_no_places(world: World) -> None:
    actor = world.caseworker("af")

    with acting(actor):
        before = open_places(actor=actor, on=TODAY)
        with pytest.raises(NotPermitted):
            offer_place(actor=actor, offer=OFFER, now=NOW)
        assert open_places(actor=actor, on=TODAY) == before


def test_a_closed_place_is_still_on_the_employers_page_but_not_among_the_open_ones(world: World) -> None:
    place_id = offered(world)
    actor = world.employer_contact("kafeet")

    with acting(actor):
        event = close_place(actor=actor, place_id=place_id, now=NOW)
        (own,) = places_of_my_organisation(actor=actor, on=TODAY)
        still_open = open_places(actor=actor, on=TODAY)

    assert (event.place_id, own.id, own.closed_at, own.free) == (place_id, place_id, NOW, 0)
    assert place_id not in {place.id for place in still_open}


def test_a_place_is_closed_once(world: World) -> None:
    place_id = offered(world)
    actor = world.employer_contact("kafeet")

    with acting(actor):
        close_place(actor=actor, place_id=place_id, now=NOW)
        with pytest.raises(CannotClosePlace) as refusal:
            close_place(actor=actor, place_id=place_id, now=NOW)

    assert codes(refusal.value) == ["closed-already"]


@pytest.mark.parametrize("is_there", [True, False])
def test_another_employer_cannot_close_a_place_nor_learn_whether_it_is_there(world: World, is_there: bool) -> None:
    place_id = offered(world) if is_there else TrialPlaceId(new_id())
    other = world.employer_contact("verkstaden")

    with acting(other):
        with pytest.raises(CannotClosePlace) as refusal:
            close_place(actor=other, place_id=place_id, now=NOW)
        assert (place_id in {place.id for place in open_places(actor=other, on=TODAY)}) is is_there

    assert codes(refusal.value) == ["no-such-place"]


def test_the_list_is_filtered_by_municipality_and_by_room(world: World) -> None:
    full = offered(world, replace(OFFER, municipality_code=TORSBY))
    elsewhere = offered(world, replace(OFFER, municipality_code=KARLSTAD))
    handed_over(world)
    taken(world, full)
    actor = world.therapist()

    with acting(actor):
        in_torsby = open_places(actor=actor, on=TODAY, which=Wanted(municipality_code=TORSBY))
        free_then = open_places(actor=actor, on=NOW.date().replace(day=21), which=Wanted(is_free=True))
        free_today = open_places(actor=actor, on=TODAY, which=Wanted(is_free=True))

    assert [place.id for place in in_torsby] == [full]
    assert {full, elsewhere} & {place.id for place in free_then} == {elsewhere}
    assert {full, elsewhere} & {place.id for place in free_today} == {full, elsewhere}


def test_the_pages_of_the_list_hold_each_place_once(world: World) -> None:
    all_ids = {offered(world, replace(OFFER, title=f"Plats {number}")) for number in range(5)}
    actor = world.therapist()

    with acting(actor):
        first = open_places(actor=actor, on=TODAY, which=Wanted(most=2))
        second = open_places(actor=actor, on=TODAY, which=Wanted(most=2), after=first[-1].id)
        third = open_places(actor=actor, on=TODAY, which=Wanted(most=2), after=second[-1].id)

    found = [place.id for place in (*first, *second, *third)]
    assert len(found) == len(set(found)) == 6
    assert set(found[:5]) == all_ids
