"""Notices on the start page, the case, the person's page and their own page; the button that says they are read."""

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.notices.queries import notices
from tests.journeys.pages import html, text
from tests.notices.test_telling import withdraw
from tests.support.world import World
from tests.ui.pages import parsed

PAGE = "/notices/"
NEWS = "Nytt att läsa"


def press(client: Client, address: str) -> str:
    """Send the form of the news as the page holds it; return where it leads."""
    fields = [one for one in parsed(html(client, address)).iter("input") if one.get("type") == "hidden"]
    given = {"back": [str(one.get("value")) for one in fields if one.get("name") == "back"]}
    given["notice"] = [str(one.get("value")) for one in fields if one.get("name") == "notice"]
    return client.post(PAGE, given).headers["Location"]


def read(actor: Actor) -> list[str]:
    with acting(actor):
        rows = Reading.objects.filter(actor_id=actor.account_id, page__in=["config:start", "notices:notices"])
        return sorted(rows.values_list("page", flat=True))


def test_the_start_page_tells_what_is_new_two_at_a_time_until_all_is_read(world: World) -> None:
    browser = world.browser(world.caseworker("af"))
    first, led = text(browser, "/"), press(browser, "/")
    second = text(browser, "/")
    press(browser, "/")

    assert led == "/"
    assert (NEWS in first, NEWS in second, first != second) == (True, True, True)
    assert NEWS not in text(browser, "/")
    assert "Ett samtycke är återkallat" in text(browser, PAGE)


def test_a_name_that_a_page_says_is_noted_as_read(world: World) -> None:
    fk = world.caseworker("fk")
    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    html(world.browser(fk), "/")
    html(world.browser(fk), PAGE)

    assert set(read(fk)) == {"config:start", "notices:notices"}


def test_a_name_that_no_page_says_is_not_noted(world: World) -> None:
    af = world.caseworker("af")

    assert NEWS in text(world.browser(af), "/")
    html(world.browser(af), PAGE)

    with acting(af):
        assert not Reading.objects.filter(actor_id=af.account_id, participant_id=world.person("withdrawn")).exists()


def test_the_case_tells_what_is_new_about_its_person_alone(world: World) -> None:
    fk = world.browser(world.caseworker("fk"))
    withdraw(world.participant(), world.consent("consented", "follow_up_register"))

    assert "samtycke till uppföljning" in text(fk, reverse("journeys:case", args=[world.person("consented")]))
    assert NEWS not in text(fk, reverse("journeys:case", args=[world.person("placed")]))


def test_the_person_is_told_on_their_plan_and_says_that_it_is_read(world: World) -> None:
    me = world.participant()
    withdraw(world.caseworker("fk"), world.consent("consented", "follow_up_register"))
    browser = world.browser(me)
    assert "Du har tagit tillbaka samtycke till uppföljning." in text(browser, "/me/")

    assert press(browser, "/me/") == "/me/"

    assert NEWS not in text(browser, "/me/")
    assert read(me) == []


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "", "me"])
def test_the_button_leads_nowhere_else(world: World, back: str) -> None:
    answer = world.browser(world.caseworker("af")).post(PAGE, {"back": back, "notice": ["x"]})

    assert answer.headers["Location"] == PAGE


def test_a_page_without_notices_says_so(world: World) -> None:
    assert "Det finns inget att läsa än." in text(world.browser(world.caseworker("torsby")), PAGE)


def test_whoever_reads_the_page_marks_nothing(world: World) -> None:
    af = world.caseworker("af")

    html(world.browser(af), PAGE)

    with acting(af):
        assert len(notices(actor=af, unseen=True)) == 3
