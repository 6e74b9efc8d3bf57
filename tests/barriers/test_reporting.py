"""Telling of a barrier: without logging in, without saying who one is, once, and not too often."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from kedjan.audit.models import Event
from kedjan.barriers.domain.reports import MOST_FROM_ONE_PLACE
from kedjan.barriers.queries import report, reports, reports_waiting
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from tests.barriers.telling import CONTACT, WORDS, told
from tests.journeys.pages import html, text
from tests.policies.rows import seen
from tests.support.world import World
from tests.ui.pages import parsed

PAGE = "/help/accessibility/report/"
SENT = "/help/accessibility/report/sent/"


def _once(client: Client) -> str:
    field = parsed(html(client, PAGE)).find(".//input[@name='once']")
    assert field is not None
    return str(field.get("value"))


def _waiting(world: World) -> int:
    with acting(world.operator()):
        return reports_waiting(actor=world.operator())


def test_a_visitor_tells_of_a_barrier_and_is_told_what_happens_next(world: World) -> None:
    client = Client()

    answer = client.post(PAGE, {"words": WORDS, "contact": CONTACT, "once": _once(client)})

    assert (answer.status_code, answer.headers["Location"]) == (302, SENT)
    assert "svarar de inom en vecka" in text(client, SENT)
    with acting(world.operator()):
        (line,) = reports(actor=world.operator())
        found = report(actor=world.operator(), report_id=line.id)
    assert found is not None
    assert (found.words, found.contact, found.language, line.wants_answer) == (WORDS, CONTACT, "sv", True)


def test_nothing_says_who_wrote_it_even_if_they_are_logged_in(world: World) -> None:
    person = world.participant()

    world.browser(person).post(PAGE, {"words": WORDS})

    with acting(world.operator()):
        found = Event.objects.filter(kind="BarrierReported")
        assert [row.actor_id for row in found] == [row.actor_id for row in found if row.actor_id != person.account_id]
    assert seen(person, "barriers_report") == 0
    assert seen(world.operator(), "barriers_report") == 1


def test_whoever_wrote_it_goes_on_as_who_they_are(world: World) -> None:
    browser = world.browser(world.participant())

    browser.post(PAGE, {"words": WORDS})

    assert browser.get(reverse("journeys:my_path")).status_code == 200


def test_a_report_that_is_sent_twice_is_one(world: World) -> None:
    client = Client()
    typed = {"words": WORDS, "once": _once(client)}

    answers = [client.post(PAGE, typed).headers["Location"] for _time in range(2)]

    assert answers == [SENT, SENT]
    assert _waiting(world) == 1


def test_too_many_from_one_place_must_wait_and_keep_what_they_wrote(world: World) -> None:
    for _time in range(MOST_FROM_ONE_PLACE):
        told(address="127.0.0.1")
    client = Client()

    page = client.post(PAGE, {"words": WORDS}).content.decode()
    elsewhere = client.post(PAGE, {"words": WORDS}, headers={"X-Forwarded-For": "198.51.100.7"})

    assert "Vänta en timme, eller ring eller skriv till oss." in page
    assert WORDS in page
    assert elsewhere.status_code == 302
    assert _waiting(world) == MOST_FROM_ONE_PLACE + 1


@pytest.mark.parametrize("words", ["", "   ", "x" * 4001])
def test_nothing_and_too_much_are_refused_on_the_page(world: World, words: str) -> None:
    page = Client().post(PAGE, {"words": words})

    assert page.status_code == 200
    assert "govuk-error-summary" in page.content.decode()
    assert _waiting(world) == 0


def test_markup_is_stored_as_it_is_and_shown_as_text(world: World) -> None:
    Client().post(PAGE, {"words": "<script>alert(1)</script>", "contact": "<b>x</b>"})
    browser = world.browser(world.operator())
    with acting(world.operator()):
        (line,) = reports(actor=world.operator())

    page = html(browser, f"/help/accessibility/reports/{line.id}/")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_another_site_cannot_send_it(world: World) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(PAGE, {"words": WORDS, "once": str(new_id())})

    assert answer.status_code == 403
    assert _waiting(world) == 0


@pytest.mark.django_db
def test_the_statement_leads_to_the_form_and_says_what_the_law_asks_for() -> None:
    with override_settings(KEDJAN_RESPONSIBLE="Fryksdalens samordningsförbund"):
        page = html(Client(), "/help/accessibility/")

    assert f'href="{PAGE}"' in page
    for said in (
        "Fryksdalens samordningsförbund",
        "delvis förenlig",
        "22 november 2026".replace(" ", "\N{NO-BREAK SPACE}"),
        "https://www.digg.se/tdosanmalan",
        "2018:1937",
    ):
        assert said in page
