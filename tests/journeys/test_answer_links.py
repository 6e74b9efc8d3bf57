"""A link answers one invitation once, shows nothing about the person, and says the same whenever it does not work."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from kedjan.audit.models import Event
from kedjan.integrations.database.context import acting
from kedjan.journeys.operations import record_answer
from kedjan.journeys.queries import InvitationState, invitation_states
from kedjan.organisations.domain.links import LONGEST, LinkPurpose, ends_at
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.models import Membership, SingleUseLink
from kedjan.organisations.operations.links import look_at_link, make_link, use_link
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.protection import Strength
from tests.policies.closing import protect
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World, noon

NOW = noon(TODAY)
PURPOSE = LinkPurpose.ANSWER_INVITATION


def invitation(world: World) -> InvitationState:
    actor, person = world.caseworker("fk"), world.person("invited")
    with acting(actor):
        return invitation_states(actor=actor, participant_ids=[person])[person]


def link(world: World) -> str:
    """Return the path of a link that the caseworker has made on the page for it."""
    page = world.browser(world.caseworker("fk")).post(f"/cases/{world.person('invited')}/answer/link/")
    found = re.search(r"http://testserver(/answer/[\w-]{43}/)", page.content.decode())
    assert found is not None
    return found[1]


def token_of(path: str) -> str:
    return path.split("/")[2]


def over(path: str) -> str:
    """Return the page, but for the token against forgery and the address itself, which differ every time."""
    answer = Client().get(path)
    assert answer.status_code == 404
    page = re.sub(r'name="csrfmiddlewaretoken"\s+value="\w+"', "", answer.content.decode())
    return page.replace(path, "")


def test_the_person_answers_themselves_and_the_record_says_so(world: World) -> None:
    path = link(world)

    page = Client().get(path).content.decode()
    answered = Client().post(path, {"answer": "yes"})

    assert "Vill du vara med i Framsteget?" in page
    assert "Tack för ditt svar" in answered.content.decode()
    assert invitation(world).answer is Answer.YES
    with acting(world.caseworker("fk")):
        event = Event.objects.get(kind="InvitationAnswered", participant_id=world.person("invited"))
    assert (event.payload["told_by"], event.payload["why_on_behalf"]) == ("link", None)


def test_the_pages_show_nothing_about_the_person(world: World) -> None:
    path, who = link(world), PEOPLE["invited"]

    pages = Client().get(path).content.decode() + Client().post(path, {"answer": "later"}).content.decode()

    for secret in (who.given_name, who.family_name, who.number, str(world.person("invited"))):
        assert secret not in pages + path


def test_a_link_is_used_once_and_looking_does_not_use_it(world: World) -> None:
    path = link(world)
    for _ in range(3):
        assert Client().get(path).status_code == 200

    Client().post(path, {"answer": "no"})
    again = Client().post(path, {"answer": "yes"})

    assert again.status_code == 404
    assert invitation(world).answer is Answer.NO


def test_an_answer_without_a_choice_leaves_the_link_as_it_was(world: World) -> None:
    path = link(world)

    assert "Välj ett svar" in Client().post(path, {"answer": ""}).content.decode()

    assert Client().get(path).status_code == 200


def test_used_over_unknown_and_answered_otherwise_are_told_the_same(world: World) -> None:
    used, old, answered = link(world), link(world), link(world)
    assert use_link(token=token_of(used), purpose=PURPOSE, now=NOW)
    unknown = over("/answer/" + "x" * 43 + "/")
    pages = {"used": over(used)}
    waiting, actor = invitation(world).invitation_id, world.caseworker("fk")
    with acting(actor):
        record_answer(actor=actor, invitation_id=waiting, answer=Answer.LATER, now=NOW)
    pages |= {"answered": over(answered), "old": over(old)}

    assert set(pages.values()) == {unknown}


def test_a_link_ends_after_seven_days_at_most_and_with_the_day_to_answer_by(world: World) -> None:
    actor = world.caseworker("fk")
    about = invitation(world).invitation_id
    with acting(actor):
        token = make_link(actor=actor, purpose=PURPOSE, about=about, wanted=None, now=NOW)
        seen = [
            look_at_link(token=token, purpose=PURPOSE, needs=Permission.INVITE, now=at)
            for at in (NOW, NOW + LONGEST - timedelta(seconds=1), NOW + LONGEST)
        ]

    assert [one is not None for one in seen] == [True, True, False]
    assert ends_at(made_at=NOW, wanted=NOW + timedelta(days=2)) == NOW + timedelta(days=2)
    assert ends_at(made_at=NOW, wanted=NOW + timedelta(days=30)) == NOW + LONGEST


def test_a_link_is_used_by_one_of_two(world: World) -> None:
    token = token_of(link(world))

    assert [use_link(token=token, purpose=PURPOSE, now=NOW) for _ in range(2)] == [True, False]


def test_a_link_gives_no_more_than_its_maker_has_today(world: World) -> None:
    path = link(world)

    Membership.objects.filter(account_id=world.caseworker("fk").account_id).update(
        since_on=date(2012, 1, 1), until_on=TODAY
    )

    over(path)
    assert Client().post(path, {"answer": "yes"}).status_code == 404


def test_the_database_holds_neither_the_token_nor_what_it_is_about(world: World) -> None:
    token, about = token_of(link(world)), invitation(world).invitation_id

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(l)::text FROM organisations_singleuselink l")
        kept = str(cursor.fetchall())

    assert token not in kept
    assert token.encode().hex() not in kept
    assert str(about) not in kept
    assert str(about).encode().hex() not in kept


@pytest.mark.parametrize("who", ["unasked", "consented"])
def test_no_link_is_made_where_no_answer_is_awaited(world: World, who: str) -> None:
    answer = world.browser(world.caseworker("fk")).post(f"/cases/{world.person(who)}/answer/link/")

    assert answer.status_code == 404
    assert SingleUseLink.objects.count() == 0


def test_the_answer_page_offers_a_link_while_an_answer_is_awaited(world: World) -> None:
    browser = world.browser(world.caseworker("fk"))

    assert "Gör en länk" in browser.get(f"/cases/{world.person('invited')}/answer/").content.decode()
    assert "Gör en länk" not in browser.get(f"/cases/{world.person('consented')}/answer/").content.decode()


@pytest.mark.parametrize("strength", Strength)
def test_no_link_is_made_for_somebody_with_protected_identity_and_the_page_says_why(
    world: World, strength: Strength
) -> None:
    browser = world.browser(world.caseworker("fk"))
    protect(world.caseworker("fk"), world.person("invited"), strength)

    answer = browser.post(f"/cases/{world.person('invited')}/answer/link/")

    assert "Personen har skyddad identitet. Ingen länk kan skickas." in answer.content.decode()
    assert SingleUseLink.objects.count() == 0
    assert "Gör en länk" not in browser.get(f"/cases/{world.person('invited')}/answer/").content.decode()


@pytest.mark.parametrize("strength", Strength)
def test_a_link_that_was_made_before_is_over_when_the_identity_is_protected(world: World, strength: Strength) -> None:
    path = link(world)

    protect(world.caseworker("fk"), world.person("invited"), strength)

    over(path)
    assert Client().post(path, {"answer": "yes"}).status_code == 404
    assert invitation(world).answer is None
