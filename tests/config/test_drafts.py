"""Drafts where they meet the session and the page's own right: kept when the time ran out, unseen where the page is."""

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.config.sessions import BEGAN, SEEN
from tests.journeys.pages import html
from tests.journeys.steps import gate
from tests.organisations.typing import DRAFTS, keep, slip_of
from tests.policies.closing import close
from tests.policies.rows import seen
from tests.support.world import World

OFFER, TABLE = "/places/offer/", "organisations_draft"
TEXT = "Packa lådor och skriva etiketter på svenska."
HOUR = 3600


def _left_too_long(client: Client, moment: str = SEEN) -> None:
    session = client.session
    session[moment] -= 9 * HOUR
    session.save()


@pytest.mark.parametrize("moment", [SEEN, BEGAN])
@pytest.mark.parametrize("address", [OFFER, DRAFTS])
def test_what_is_sent_when_the_time_is_over_is_a_draft_after_the_next_login(
    world: World, address: str, moment: str
) -> None:
    contact = world.employer_contact()
    client = world.browser(contact)
    slip = slip_of(html(client, OFFER))
    _left_too_long(client, moment)

    answer = client.post(address, {"draft": slip, "tasks": TEXT})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "sparat som utkast" in page
    assert slip not in page
    assert "/login/?ended=1&amp;next=%2Fplaces%2Foffer%2F" in page
    assert client.get(OFFER).status_code == 302
    assert TEXT in html(world.browser(contact), OFFER)


def test_it_writes_over_an_older_draft(world: World) -> None:
    contact = world.employer_contact()
    client = world.browser(contact)
    keep(client, OFFER, tasks="Något äldre")
    slip = slip_of(html(client, OFFER))
    _left_too_long(client)

    client.post(OFFER, {"draft": slip, "tasks": TEXT})

    page = html(world.browser(contact), OFFER)
    assert (TEXT in page, "Något äldre" in page) == (True, False)


def test_a_form_of_another_account_is_not_kept_when_the_time_is_over(world: World) -> None:
    contact, other = world.employer_contact(), world.employer_contact("kafeet")
    slip = slip_of(html(world.browser(other), OFFER))
    client = world.browser(contact)
    _left_too_long(client)

    answer = client.post(OFFER, {"draft": slip, "tasks": TEXT})

    assert answer.status_code == 403
    assert "sparat som utkast" not in answer.content.decode()
    assert [seen(one, TABLE) for one in (contact, other)] == [0, 0]


def test_nothing_is_kept_for_somebody_who_is_not_logged_in(world: World) -> None:
    contact = world.employer_contact()
    client = world.browser(contact)
    slip = slip_of(html(client, OFFER))
    client.logout()

    answer = client.post(DRAFTS, {"draft": slip, "tasks": TEXT})

    assert (answer.status_code, seen(contact, TABLE)) == (302, 0)


def test_a_draft_is_not_shown_where_the_page_no_longer_is(world: World) -> None:
    """Its page answers 404, and the draft stands nowhere else."""
    af = world.caseworker("af")
    client = world.browser(af)
    page = reverse("journeys:gate", args=[world.person("consented"), gate(world, af, "motivation").id])
    keep(client, page, note=TEXT)
    assert TEXT in html(client, page)

    close(world.participant(), world.person("consented"), world.organisation("af"))

    assert TEXT not in html(client, page, 404)
    assert seen(af, TABLE) == 1


def test_a_participant_finds_their_own_draft(world: World) -> None:
    client = world.browser(world.participant())
    page = f"/me/corrections/participants_identity/{world.person('consented')}/"

    keep(client, page, wrong=TEXT)

    assert TEXT in html(client, page)
    assert TEXT not in html(world.browser(world.participant("private")), "/me/information/")


def test_a_form_that_is_open_to_everyone_is_not_kept_for_anybody(world: World) -> None:
    """A barrier is told of without saying by whom, also by somebody who is logged in."""
    assert 'name="draft"' not in html(world.staff_browser(), reverse("help:report"))
