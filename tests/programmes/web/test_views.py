"""Who may read about programmes, and what they meet."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.world import World

LIST = "/programmes/"
FRAMSTEGET = "/programmes/framsteget/"


def test_a_caseworker_goes_from_the_list_to_the_programme(world: World) -> None:
    browser = world.browser(world.caseworker())

    listed, shown = browser.get(LIST), browser.get(FRAMSTEGET)

    assert f'href="{FRAMSTEGET}"' in listed.content.decode()
    assert "Källan säger emot sig själv" in shown.content.decode()


def test_a_steering_member_reads_the_programme_in_english(world: World) -> None:
    browser = world.browser(world.steering_member())
    browser.post(reverse("set_language"), {"language": "en", "next": FRAMSTEGET})

    assert "The source contradicts itself" in browser.get(FRAMSTEGET).content.decode()


@pytest.mark.parametrize("address", [LIST, FRAMSTEGET])
def test_a_participant_may_not_open_the_pages(world: World, address: str) -> None:
    assert world.browser(world.participant()).get(address).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("address", [LIST, FRAMSTEGET])
def test_a_visitor_is_sent_to_log_in(world: World, address: str) -> None:
    del world

    assert Client().get(address).status_code == HTTPStatus.FOUND


def test_a_programme_that_is_not_there_is_not_found(world: World) -> None:
    assert world.browser(world.caseworker()).get("/programmes/ingen/").status_code == HTTPStatus.NOT_FOUND
