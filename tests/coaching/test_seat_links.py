"""A link answers about one seat once, tells when and where and nothing more, and shows afterwards what was answered."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Event
from kedjan.coaching.models import Seat
from kedjan.config.logs import HidesSecrets
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import start_of_swedish_day
from kedjan.kernel.readability import EASY, lix
from kedjan.organisations.domain.links import LONGEST_OF_ALL, LinkPurpose, ends_at
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.models import Membership, SingleUseLink
from kedjan.organisations.operations.links import look_back_at_link
from kedjan.participants.domain.protection import Strength
from tests.coaching.sending import with_an_offer
from tests.coaching.test_seats import answer_of
from tests.permissions.test_plain_language import prose
from tests.policies.closing import protect
from tests.policies.rows import update
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World, noon
from tests.ui.pages import parsed, words

_PURPOSE = LinkPurpose.ANSWER_SEAT


def sent_link(world: World) -> str:
    """Return the path of a link that the caseworker has made for the seat that "consented" is offered."""
    where = reverse("coaching:seat_link", args=[world.person("consented")])
    page = world.browser(world.caseworker("fk")).post(where).content.decode()
    found = re.search(r"http://testserver(/seat/[\w-]{43}/)", page)
    assert found is not None, page
    return found[1]


def secret_of(path: str) -> str:
    """Return what stands in the place of the address."""
    return path.split("/")[2]


@pytest.fixture
def path(world: World) -> str:
    """Return a link to a seat that waits for an answer."""
    with_an_offer(world)
    return sent_link(world)


def test_the_person_answers_themselves_and_the_record_says_so(world: World, path: str) -> None:
    Client().post(path, {"answer": "yes"})

    with acting(world.participant()):
        row = Seat.objects.get(participant_id=world.person("consented"))
        assert (row.answer, row.told_by, row.why_on_behalf) == ("yes", "link", "")
        assert Event.objects.filter(kind="SeatAnswered").count() == 1


def test_looking_writes_nothing_and_an_answer_is_taken_once(world: World, path: str) -> None:
    for _ in range(3):
        assert "Skicka svaret" in Client().get(path).content.decode()
    assert answer_of(world, world.participant()) == ("", True)

    Client().post(path, {"answer": "no"})
    again = Client().post(path, {"answer": "yes"})

    assert "Du har svarat: Nej, jag vill inte vara med." in again.content.decode()
    assert answer_of(world, world.participant()) == ("no", False)


def test_afterwards_the_link_shows_what_was_answered_and_asks_for_nothing(world: World, path: str) -> None:
    sent = Client().post(path, {"answer": "yes"}, follow=True).content.decode()

    later = Client().get(path).content.decode()

    for page in (sent, later):
        assert "Du har svarat: Ja, jag vill ha platsen." in page
        assert "Medborgarhuset" in page
        assert "Skicka svaret" not in page


def test_the_pages_say_when_and_where_and_neither_who_nor_what_about(world: World, path: str) -> None:
    who = PEOPLE["consented"]

    asked = Client().get(path).content.decode()
    answered = Client().post(path, {"answer": "yes"}, follow=True).content.decode()

    assert "Storgatan 1" in asked
    assert "Måndag" in asked
    for secret in (who.given_name, who.family_name, who.number, str(world.person("consented")), "Framsteget"):
        assert secret not in asked + answered
    for word in ("coach", "rehab", "försäkringskassan", "arbetsförmedlingen", "deltagare"):
        assert word not in words_of(asked) + words_of(answered)


def test_the_page_of_a_link_is_easy_to_read(path: str) -> None:
    assert lix(prose(Client().get(path).content.decode())) <= EASY


def test_an_answer_without_a_choice_leaves_the_link_as_it_was(world: World, path: str) -> None:
    assert "Skicka svaret" in Client().post(path, {"answer": ""}).content.decode()

    assert answer_of(world, world.participant()) == ("", True)


def test_a_link_lives_as_long_as_the_question_and_no_longer(world: World, path: str) -> None:
    by, actor = start_of_swedish_day(TODAY + timedelta(weeks=2, days=1)), world.caseworker("fk")
    moments = (noon(TODAY), by - timedelta(seconds=1), by)

    with acting(actor):
        seen = [
            look_back_at_link(token=secret_of(path), purpose=_PURPOSE, needs=Permission.WAIT_FOR_GROUP, now=at)
            for at in moments
        ]

    assert [one is not None for one in seen] == [True, True, False]
    assert ends_at(made_at=by, wanted=None, longest=_PURPOSE.longest) == by + LONGEST_OF_ALL


def test_what_is_over_unknown_withdrawn_or_started_is_told_the_same(world: World, path: str) -> None:
    unknown = over("/seat/" + "x" * 43 + "/")
    with acting(world.caseworker("fk")):
        update("coaching_group", {"status": "started", "started_at": noon(TODAY)}, {"code": "offered"})
    started = over(path)
    with acting(world.caseworker("fk")):
        update("coaching_group", {"status": "planned", "started_at": None}, {"code": "offered"})
        update("coaching_seat", {"left_on": TODAY}, {"participant_id": world.person("consented")})

    assert {started, over(path)} == {unknown}
    assert Client().post(path, {"answer": "yes"}).status_code == 404
    assert answer_of(world, world.participant()) == ("", False)


def test_an_answer_on_the_telephone_is_shown_by_the_link_too(world: World, path: str) -> None:
    where = reverse("coaching:seat_answer", args=[world.person("consented")])
    world.staff_browser("fk").post(where, {"answer": "yes", "told_by": "telephone", "told_why": "no_e_id"})

    assert "Du har svarat: Ja" in Client().get(path).content.decode()


def test_a_link_gives_no_more_than_its_maker_has_today(world: World, path: str) -> None:
    account = world.caseworker("fk").account_id
    Membership.objects.filter(account_id=account).update(until_on=TODAY - timedelta(days=1))

    assert Client().get(path).status_code == 404
    assert Client().post(path, {"answer": "yes"}).status_code == 404
    assert answer_of(world, world.participant()) == ("", True)


@pytest.mark.parametrize("strength", [Strength.MARKED])
def test_no_link_is_made_for_somebody_with_protected_identity_and_the_page_says_why(
    world: World, strength: Strength
) -> None:
    with_an_offer(world)
    protect(world.caseworker("fk"), world.person("consented"), strength)
    browser, who = world.browser(world.caseworker("fk")), world.person("consented")

    refused = browser.post(reverse("coaching:seat_link", args=[who])).content.decode()

    assert "Personen har skyddad identitet. Ingen länk kan skickas." in refused
    assert SingleUseLink.objects.count() == 0
    assert "Gör en länk" not in browser.get(reverse("coaching:seat_answer", args=[who])).content.decode()


def test_no_link_is_made_where_no_answer_is_awaited(world: World, path: str) -> None:
    Client().post(path, {"answer": "yes"})
    who = world.person("consented")
    browser = world.browser(world.caseworker("fk"))

    assert browser.post(reverse("coaching:seat_link", args=[who])).status_code == 404
    assert browser.post(reverse("coaching:seat_link", args=[world.person("private")])).status_code == 404
    assert "Gör en länk" not in browser.get(reverse("coaching:seat_answer", args=[who])).content.decode()
    assert SingleUseLink.objects.count() == 1


def test_the_log_of_the_machine_never_holds_the_secret(path: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "x", 1, "Not Found: %s", (path,), None)

    assert HidesSecrets().filter(record) is True

    assert record.getMessage() == "Not Found: /seat/…/"


def words_of(page: str) -> str:
    """Return all the words of the page, its head and its foot too."""
    return words(parsed(page)).lower()


def over(path: str) -> str:
    """Return the page of a link that does not work, but for what differs every time."""
    answer = Client().get(path)
    assert answer.status_code == 404
    page = re.sub(r'name="csrfmiddlewaretoken"\s+value="\w+"', "", answer.content.decode())
    return page.replace(path, "")
