"""Whoever has logged in and has no role today is told why and what to do, and is not sent round in a ring."""

from datetime import date, timedelta

from django.test import Client

from kedjan.organisations.models import Account, Membership
from tests.support.world import TODAY, World


def browser(world: World, *, since_on: date, until_on: date | None) -> Client:
    account_id = world.caseworker("fk").account_id
    Membership.objects.filter(account_id=account_id).update(since_on=since_on, until_on=until_on)
    client = Client()
    client.force_login(Account.objects.get(pk=account_id))
    return client


def test_a_role_that_ended_is_told_with_its_day(world: World) -> None:
    client = browser(world, since_on=date(2012, 1, 1), until_on=TODAY)

    answer = client.get("/", follow=True)

    assert answer.redirect_chain == [("/no-role/", 302)]
    page = answer.content.decode()
    assert "Handläggare, Försäkringskassan Sunne: slutade gälla den 14\xa0januari\xa02013." in page
    assert "Säg ditt användarnamn" in page


def test_a_role_that_has_not_begun_is_told_with_its_day(world: World) -> None:
    client = browser(world, since_on=TODAY + timedelta(days=1), until_on=None)

    assert "börjar den 15\xa0januari\xa02013" in client.get("/no-role/").content.decode()


def test_every_page_leads_there_and_the_way_in_too(world: World) -> None:
    client = browser(world, since_on=date(2012, 1, 1), until_on=TODAY)

    assert client.get("/cases/", follow=True).redirect_chain == [("/login/", 302), ("/no-role/", 302)]
    assert client.get("/login/").headers["Location"] == "/no-role/"


def test_whoever_gets_a_role_is_let_in_at_once(world: World) -> None:
    client = browser(world, since_on=date(2012, 1, 1), until_on=TODAY)

    Membership.objects.filter(account_id=world.caseworker("fk").account_id).update(until_on=TODAY + timedelta(days=1))

    assert client.get("/").status_code == 200
    assert client.get("/no-role/").headers["Location"] == "/"


def test_a_visitor_is_sent_to_log_in(world: World) -> None:
    del world

    assert Client().get("/no-role/").headers["Location"] == "/login/"
