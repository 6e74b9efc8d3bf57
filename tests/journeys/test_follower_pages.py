"""The pages of who follows a person: the team's, where one's own organisation names its worker, and the person's."""

import pytest
from django.urls import reverse

from kedjan.kernel.readability import EASY, reading
from kedjan.organisations.models import Account
from tests.journeys.pages import html, queries, text
from tests.journeys.steps import closed
from tests.journeys.test_naming_worker import BEGAN, HANDED, following, named
from tests.support.world import World

MINE = reverse("journeys:my_followers")


def address(world: World) -> str:
    return reverse("journeys:followers", args=[world.person("consented")])


def name_of(world: World) -> str:
    return Account.objects.get(pk=world.caseworker("fk").account_id).name


def test_the_page_says_who_follows_the_person_at_each_organisation_and_since_when(world: World) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)

    for client in (world.staff_browser(), world.browser(world.caseworker("af"))):
        assert f"{name_of(world)} sedan 3 december 2012" in text(client, address(world))


def test_the_first_worker_is_named_with_a_day_alone(world: World) -> None:
    actor, client = world.caseworker("fk"), world.staff_browser()
    assert "Utse någon hos er" in text(client, address(world))

    sent = client.post(address(world), {"worker": str(actor.account_id), "since_on": "2012-12-03"})

    assert sent.status_code == 302
    assert [row.worker for row in following(world, actor)] == [actor.account_id]


def test_a_change_asks_why_and_what_is_handed_over(world: World) -> None:
    actor, client = world.caseworker("fk"), world.staff_browser()
    named(world, actor, actor.account_id, since_on=BEGAN)
    typed = {"worker": "nobody", "since_on": "2013-01-14"}

    refused = client.post(address(world), typed)
    sent = client.post(address(world), {**typed, "why": "has_left", "note": "Ring på förmiddagen."})

    assert "Välj varför någon annan följer deltagaren." in refused.content.decode()
    assert sent.status_code == 302
    said = text(client, address(world))
    assert "Har slutat eller bytt arbete. Ring på förmiddagen." in said
    assert "Ingen är utsedd sedan 14 januari 2013" in said


def test_an_empty_form_names_nobody(world: World) -> None:
    assert world.staff_browser().post(address(world), {}).status_code == 200
    assert following(world, world.caseworker("fk")) == ()


def test_after_the_end_the_page_shows_who_followed_and_asks_nothing(world: World) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)
    closed(world, actor)

    said = text(world.staff_browser(), address(world))

    assert name_of(world) in said
    assert "Lämna över hos er" not in said


def test_nobody_else_finds_the_page(world: World) -> None:
    assert world.browser(world.caseworker("torsby")).get(address(world)).status_code == 404


def test_i_read_who_follows_me_and_what_changed(world: World) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)
    assert f"{name_of(world)} har följt dig sedan 3 december 2012" in text(world.my_browser(), MINE)

    named(world, actor, None, handover=HANDED)

    said = text(world.my_browser(), MINE)
    assert "Ingen följer dig just nu. Fråga dem vem du kan ringa." in said
    assert "Ring på förmiddagen." in said
    assert reading(said).lix <= EASY


def test_i_read_of_a_change_among_my_news(world: World) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)
    named(world, actor, None, handover=HANDED)

    assert "Någon annan följer dig nu" in text(world.my_browser(), reverse("plans:my_plan"))


@pytest.mark.parametrize(("which", "budget"), [("staff", 17), ("mine", 13)])
def test_the_pages_ask_what_they_did(world: World, which: str, budget: int) -> None:
    actor = world.caseworker("fk")
    named(world, actor, actor.account_id, since_on=BEGAN)
    client = world.staff_browser() if which == "staff" else world.my_browser()

    asked = queries(client, address(world) if which == "staff" else MINE)

    assert len(asked) == budget, "\n".join(asked)


def test_the_case_says_who_follows_the_person_and_leads_there(world: World) -> None:
    actor, client = world.caseworker("fk"), world.staff_browser()
    case = reverse("journeys:case", args=[world.person("consented")])
    assert name_of(world) not in text(client, case).partition("Laget")[2]
    named(world, actor, actor.account_id, since_on=BEGAN)

    assert f"Följs av {name_of(world)} sedan 3 december 2012" in text(client, case)
    assert f'href="{address(world)}">Se vem som följer deltagaren' in html(client, case)

    named(world, actor, None, handover=HANDED)
    assert "Ingen är utsedd sedan 14 januari 2013" in text(client, case)


def test_where_i_am_says_who_follows_me(world: World) -> None:
    actor, page = world.caseworker("fk"), reverse("journeys:my_path")
    named(world, actor, actor.account_id, since_on=BEGAN)
    assert f"{name_of(world)} har följt dig sedan 3 december 2012" in text(world.my_browser(), page)

    named(world, actor, None, handover=HANDED)
    assert "Ingen följer dig just nu." in text(world.my_browser(), page)
