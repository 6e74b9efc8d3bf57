"""Everybody chooses how Kedjan looks and works for them, and it holds wherever they log in."""

from dataclasses import replace

import pytest

from kedjan.audit.models import Event
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.organisations.domain.preferences import Colours, Density, Preferences
from kedjan.organisations.models import Account
from kedjan.organisations.operations import choose_preferences
from kedjan.organisations.queries import preferences_of
from tests.support.world import TODAY, World, noon

PAGE = "/account/preferences/"
CHOICE = {"language": "en", "colours": "dark", "density": "compact"}


def preferences(actor: Actor) -> Preferences:
    return preferences_of(Account.objects.get(pk=actor.account_id))


def test_before_any_choice_the_browser_decides_and_shortcuts_work(world: World) -> None:
    page = world.browser(world.caseworker()).get("/account/").content.decode()

    assert '<html lang="sv"' in page
    assert 'data-density="normal" data-colours="device"' in page
    assert preferences(world.caseworker()) == Preferences("", Density.NORMAL, Colours.OF_DEVICE, has_keys=True)


def test_a_choice_holds_from_the_next_page_and_in_another_browser(world: World) -> None:
    answer = world.browser(world.caseworker()).post(PAGE, CHOICE)

    assert answer.headers["Location"] == "/account/"
    page = world.browser(world.caseworker()).get("/account/").content.decode()
    assert '<html lang="en"' in page
    assert 'data-density="compact" data-colours="dark"' in page
    assert preferences(world.caseworker()) == Preferences("en", Density.COMPACT, Colours.DARK, has_keys=False)
    assert preferences(world.caseworker("af")) == Preferences()


def test_the_browser_may_be_let_to_decide_again(world: World) -> None:
    world.browser(world.caseworker()).post(PAGE, CHOICE)

    world.browser(world.caseworker()).post(PAGE, CHOICE | {"language": "browser"})

    assert preferences(world.caseworker()).language == ""


def test_that_somebody_chose_is_in_the_log_but_not_what(world: World) -> None:
    world.browser(world.participant()).post(PAGE, CHOICE)

    event = Event.objects.filter(kind="PreferencesChosen").get()
    assert event.payload == {"account_id": str(world.participant().account_id)}


@pytest.mark.parametrize("name", ["language", "colours", "density"])
def test_what_is_not_offered_is_refused_and_changes_nothing(world: World, name: str) -> None:
    answer = world.browser(world.caseworker()).post(PAGE, CHOICE | {name: "tlh"})

    assert answer.status_code == 200
    assert 'class="govuk-error-summary"' in answer.content.decode()
    assert preferences(world.caseworker()) == Preferences()


def test_the_button_in_the_header_changes_the_language_of_the_account_and_nothing_else(world: World) -> None:
    world.browser(world.caseworker()).post(PAGE, CHOICE)

    world.browser(world.caseworker()).post("/language/", {"language": "sv"})

    assert preferences(world.caseworker()) == Preferences("sv", Density.COMPACT, Colours.DARK, has_keys=False)
    assert 'lang="sv"' in world.browser(world.caseworker()).get("/account/").content.decode()


def test_a_language_that_is_not_ours_changes_nothing(world: World) -> None:
    world.browser(world.caseworker()).post("/language/", {"language": "tlh"})

    assert preferences(world.caseworker()) == Preferences()


def test_without_the_permission_nothing_is_chosen(world: World) -> None:
    nobody = replace(world.caseworker(), permissions=frozenset())

    with pytest.raises(NotPermitted):
        choose_preferences(actor=nobody, chosen=Preferences(language="en"), now=noon(TODAY))

    assert preferences(world.caseworker()) == Preferences()
