"""A page on paper: asked for with a button, noted as a print, and seen by the person and their officer."""

import inspect

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.audit.domain.acts import Act
from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.ui.words import day
from tests.assessments.placing import places_of_assessments
from tests.attacks.markup import tags
from tests.journeys.pages import html, said, text
from tests.permissions.addresses import addresses
from tests.policies.closing import look_without_consent, protect
from tests.reviews.asking import asked
from tests.support.world import TODAY, World

PRINT = {"print": "yes"}
BUTTON = "Skriv ut"
PAGES = {
    "assessments:list": {Category.IDENTITY, Category.PLAN, Category.ASSESSMENTS},
    "consents:agreements": {Category.IDENTITY, Category.PLAN},
    "journeys:case": {Category.IDENTITY, Category.PLAN, Category.ECONOMY, Category.HEALTH_DOCUMENTS},
    "meetings:case_meetings": {Category.IDENTITY, Category.PLAN},
    "papers:case_papers": {Category.IDENTITY, Category.PLAN, Category.HEALTH_DOCUMENTS},
    "plans:plan": {Category.IDENTITY, Category.PLAN},
    "workplaces:case_place": {Category.IDENTITY, Category.WORK},
}
OF_ONE_THING = {"assessments:assessment"}  # which stands in the address beside the person


def address(world: World, page: str = "journeys:case", name: str = "placed") -> str:
    return reverse(page, args=[world.person(name)])


def printed(client: Client, url: str) -> str:
    answer = client.post(url, PRINT)
    assert answer.status_code == 200
    return answer.content.decode()


def noted(actor: Actor) -> set[tuple[str, str, str, ParticipantId]]:
    """Return how, what and about whom the actor has read, and on which page."""
    with acting(actor):
        rows = Reading.objects.filter(actor_id=actor.account_id)
        found = {(one.act, one.page, str(one.category), one.participant_id) for one in rows}
    return {(act, page, kind, ParticipantId(who)) for act, page, kind, who in found if who is not None}


MADE_FOR_PAPER = {"coaching:certificate", "coaching:seat_letter", "papers:letter"}  # tests/coaching, tests/papers
OF_A_MEETING = {"meetings:letter"}  # which alone stands in the address; tests/meetings


@pytest.mark.parametrize("page", PAGES)
def test_a_page_on_paper_is_noted_as_a_print_of_what_it_shows(world: World, page: str) -> None:
    actor = world.caseworker("fk")
    before = noted(actor)

    body = printed(world.browser(actor), address(world, page))

    found = noted(actor) - before
    assert {(act, where, who) for act, where, _kind, who in found} == {(Act.PRINT, page, world.person("placed"))}
    assert {kind for _act, _where, kind, _who in found} <= PAGES[page]
    assert Category.IDENTITY in {kind for _act, _where, kind, _who in found}
    assert f"Utskriven {day(TODAY)}" in body
    assert "av Caseworker fk, Handläggare, Försäkringskassan Sunne." in body
    assert 'class="kedjan-nav' not in body


@pytest.mark.parametrize("page", PAGES)
def test_the_page_says_the_same_on_paper(world: World, page: str) -> None:
    client = world.browser(world.caseworker("fk"))

    assert said(printed(client, address(world, page))) == said(html(client, address(world, page)))


def test_the_page_to_print_leads_back(world: World) -> None:
    url = f"{address(world, 'workplaces:case_place')}?municipality=1766"

    body = printed(world.browser(world.caseworker("fk")), url)

    assert f'href="{url}"' in body


def test_every_page_that_shows_one_person_and_asks_nothing_can_be_printed(world: World) -> None:
    """Forms are not for paper, and the others that have the person in their address are forms or files."""
    shows = {
        one.name
        for one in addresses()
        if "participant_id" in one.places and "POST" not in inspect.getsource(inspect.unwrap(one.view))
    }
    can_print = {one.name for one in addresses() if one.view.__dict__.get("can_print")}

    stays = {"coaching:member"}  # what coaches write about somebody
    asks = {"meetings:times"}  # between which days
    no_page = {"consents:scan_file", "journeys:make_link", "coaching:seat_link", "papers:paper_file"}
    assert shows - stays - asks - no_page == can_print - OF_A_MEETING == {*PAGES, *MADE_FOR_PAPER, *OF_ONE_THING}
    for page in PAGES:
        assert BUTTON in _buttons(html(world.browser(world.caseworker("fk")), address(world, page)))


def test_an_assessment_is_printed_as_it_is_shown(world: World) -> None:
    actor = world.caseworker("fk")
    places = places_of_assessments(world)
    url = reverse("assessments:assessment", args=[world.person("placed"), places["assessment_id"]])
    client = world.browser(actor)

    body = printed(client, url)

    assert {act for act, where, _kind, _who in noted(actor) if where == "assessments:assessment"} == {Act.PRINT}
    shown = html(client, url)
    assert said(body) == said(shown)
    assert BUTTON in _buttons(shown)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_with_protected_identity_is_printed(world: World, page: str) -> None:
    actor = world.caseworker("fk")
    protect(actor, world.person("placed"))
    client = world.browser(actor)
    before = noted(actor)

    answer = client.post(address(world, page), PRINT)

    assert answer.status_code == 403
    assert noted(actor) == before
    assert BUTTON not in _buttons(html(client, address(world, page)))


def test_what_is_hidden_is_not_printed(world: World) -> None:
    actor = world.caseworker("torsby")

    answer = world.browser(actor).post(address(world), PRINT)

    assert answer.status_code == 404
    assert noted(actor) == set()


def test_asking_for_paper_where_there_is_none_is_nothing(world: World) -> None:
    answer = world.browser(world.caseworker("fk")).post(reverse("journeys:cases"), PRINT)

    assert answer.status_code == 200
    assert b"Utskriven" not in answer.content


def test_the_person_reads_that_a_page_was_printed(world: World) -> None:
    printed(world.browser(world.caseworker("fk")), address(world, name="consented"))

    assert "Skrev ut." in text(world.browser(world.participant()), reverse("reviews:who_looked"))


def test_the_officer_reads_that_a_page_was_printed(world: World) -> None:
    printed(world.browser(world.caseworker("fk")), address(world, name="consented"))
    question = asked(world, on=TODAY)

    page = text(world.browser(world.officer()), reverse("reviews:question", args=[question]))

    assert "Skrev ut" in page


def test_the_officer_reads_that_a_page_was_printed_behind_broken_glass(world: World) -> None:
    reader = world.caseworker("af")
    attempt = look_without_consent(reader, "private")
    printed(world.browser(reader), address(world, name="private"))

    page = text(world.browser(world.officer("af")), reverse("reviews:emergency", args=[attempt]))

    assert "namn och personnummer, plan och steg Skrev ut" in page


def _buttons(page: str) -> set[str]:
    return {one.text.strip() for one in tags(page) if one.name == "button"}
