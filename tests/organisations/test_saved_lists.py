"""Somebody saves a list as they have narrowed it, finds it above the list, and removes it; nobody else sees it."""

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.organisations.domain.saved import MOST, ListKey, kept_query, refusals_to_save
from kedjan.organisations.operations import CannotForgetList, CannotSaveList, forget_list, save_list
from kedjan.organisations.queries import saved_lists
from tests.journeys.pages import html, links, text
from tests.journeys.watching import recorded
from tests.support.reasons import codes
from tests.support.world import World

LATE, PLACES = "/cases/?show=late", "/places/?words=k%C3%B6k&free=on"
SAVED, SAVE = "/account/lists/", "/account/lists/cases/save/"


def saved(actor: Actor, name: str = "Sena", show: str = "late", which: ListKey = ListKey.CASES) -> None:
    with acting(actor) as clock:
        save_list(actor=actor, which=which, name=name, asked={"show": show}, now=clock.now())


def names(actor: Actor) -> list[str]:
    with acting(actor):
        return [one.name for one in saved_lists(actor=actor)]


def send(client: Client, address: str, **typed: str) -> str:
    answer = client.post(address, typed)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_only_what_narrows_or_orders_the_list_is_kept_in_one_order() -> None:
    assert kept_query(ListKey.CASES, {"after": "x", "sort": "started", "show": " late "}) == "show=late&sort=started"
    assert kept_query(ListKey.PLACES, {"municipality": "", "words": "kök & disk"}) == "words=k%C3%B6k+%26+disk"
    assert kept_query(ListKey.CASES, {"words": "kök"}) == ""


def test_a_list_that_nothing_narrows_a_name_that_is_taken_and_one_too_many_are_refused() -> None:
    assert codes(refusals_to_save(name="Sena", query="", taken=["SENA"], count=MOST)) == [
        "list-not-narrowed",
        "list-name-taken",
        "too-many-lists",
    ]
    assert refusals_to_save(name="Sena", query="show=late", taken=["Senare"], count=MOST - 1) == ()


def test_a_narrowed_list_is_saved_from_the_page_and_stands_above_it(world: World) -> None:
    fk = world.staff_browser()
    assert f"{SAVE}?show=late" in links(html(fk, LATE))

    back = send(fk, f"{SAVE}?show=late", name="Sena hos oss", query="show=late")

    assert back == LATE
    assert "Sena hos oss" in text(fk, "/cases/")
    assert LATE in links(html(fk, "/cases/"))
    assert f"{SAVE}?show=late" not in links(html(fk, LATE))
    assert recorded(world.caseworker("fk"), "ListSaved")[0].keys() == {"account_id", "saved_id", "which"}


def test_places_are_saved_with_the_words_that_were_asked_for(world: World) -> None:
    therapist = world.browser(world.therapist())
    assert "/account/lists/places/save/?words=k%C3%B6k&free=on" in links(html(therapist, PLACES))

    send(therapist, "/account/lists/places/save/", name="Lediga kök", query="words=k%C3%B6k&free=on")

    assert PLACES in links(html(therapist, SAVED))


def test_a_refused_name_is_told_on_the_page_with_what_was_typed(world: World) -> None:
    saved(world.caseworker("fk"))
    client = world.staff_browser()

    answer = client.post(SAVE, {"name": "sena", "query": "show=ended"})

    assert answer.status_code == 200
    assert "Du har redan ett urval som heter så." in answer.content.decode()
    assert 'value="sena"' in answer.content.decode()
    assert names(world.caseworker("fk")) == ["Sena"]


def test_a_saved_list_is_removed_by_its_owner_alone(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    saved(fk)
    with acting(fk):
        (mine,) = saved_lists(actor=fk)
    with pytest.raises(CannotForgetList), acting(af) as clock:
        forget_list(actor=af, saved_id=mine.id, now=clock.now())
    refused = world.staff_browser("af").post(SAVED, {"remove": str(mine.id)})
    assert "Urvalet finns inte längre." in refused.content.decode()
    assert (names(fk), names(af)) == (["Sena"], [])

    assert send(world.staff_browser(), SAVED, remove=str(mine.id)) == SAVED

    assert names(fk) == []
    assert "Du har inga sparade urval." in text(world.staff_browser(), SAVED)


def test_a_list_that_one_may_not_see_is_not_saved(world: World) -> None:
    manager = world.manager()

    with pytest.raises(NotPermitted):
        saved(manager)

    assert names(manager) == []


def test_twenty_lists_are_enough(world: World) -> None:
    fk = world.caseworker("fk")
    for number in range(MOST):
        saved(fk, name=f"Urval {number}")

    with pytest.raises(CannotSaveList) as refusal:
        saved(fk, name="Ett till")

    assert codes(refusal.value) == ["too-many-lists"]
    assert len(names(fk)) == MOST


@pytest.mark.parametrize("remove", ["", "x", "01a202b2-d92f-748a-9127-802488828325"])
def test_what_is_no_saved_list_of_mine_is_said_to_be_gone(world: World, remove: str) -> None:
    answer = world.staff_browser().post(SAVED, {"remove": remove})

    assert answer.status_code == 200
    assert "Urvalet finns inte längre." in answer.content.decode()


def test_a_list_that_cannot_be_saved_is_missing(world: World) -> None:
    assert html(world.staff_browser(), reverse("organisations:save_list", args=["people"]), 404)
