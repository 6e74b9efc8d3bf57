"""Logging in with an e-ID: staff by their own link, participants by the number that it proves, nobody else."""

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from kedjan.config.sessions import CONFIRMED
from kedjan.integrations.database.context import acting
from kedjan.organisations.models import Account, ElectronicIdentity
from kedjan.organisations.operations.electronic_identity import link_electronic_identity
from tests.eid.walking import asked, logged_in, parameter
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World, noon

LINK, UNLINK = "/account/e-id/link/", "/account/e-id/unlink/"
NO_ACCOUNT = "Det finns inget konto för den e-legitimationen. Be din handläggare om hjälp."
CLARA = PEOPLE["consented"].number


def linked(world: World, who: str = "staff-1", key: str = "fk") -> Client:
    """Return a browser in which the caseworker has linked the e-ID of somebody."""
    client = world.browser(world.caseworker(key))
    assert logged_in(client, who, LINK) == "/account/second-step/"
    return client


def test_staff_link_their_e_id_and_log_in_with_it(world: World, eid: str, settings: LazySettings) -> None:
    linked(world)
    settings.KEDJAN_SECOND_STEP = True
    client = Client()

    assert logged_in(client, "staff-1", "/login/e-id/?next=/cases/") == "/cases/"

    assert client.get("/cases/").status_code == 200


def test_a_participant_logs_in_by_the_number(world: World, eid: str) -> None:
    client = Client()

    assert logged_in(client, f"whoever:{CLARA[:8]}-{CLARA[8:]}") == "/"

    assert client.get("/me/").status_code == 200
    assert client.session["_auth_user_id"] == str(world.participant("consented").account_id)


@pytest.mark.parametrize(
    "who",
    [
        "nobody",
        f"no-person:{'198112189876'}",
        f"no-account:{PEOPLE['unasked'].number}",
        f"closed:{CLARA}",
        "no-number:hello",
        "closed-staff",
    ],
)
def test_who_has_no_account_is_told_the_same_whoever_they_are(world: World, eid: str, who: str) -> None:
    linked(world, "closed-staff")
    closed = [world.participant("consented").account_id, world.caseworker("fk").account_id]
    Account.objects.filter(pk__in=closed).update(is_active=False)
    client = Client()

    page = logged_in(client, who)

    assert NO_ACCOUNT in page
    assert "_auth_user_id" not in client.session


def test_without_the_numbers_claim_no_participant_logs_in(world: World, eid: str, settings: LazySettings) -> None:
    settings.KEDJAN_EID_NUMBER_CLAIM = ""

    assert NO_ACCOUNT in logged_in(Client(), f"whoever:{CLARA}")


def test_neither_number_nor_subject_is_kept(world: World, eid: str) -> None:
    linked(world, f"staff-1:{CLARA}")
    client = Client()
    logged_in(client, f"whoever:{CLARA}")

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM organisations_electronicidentity e")
        kept = str(cursor.fetchall())
    held = str(dict(client.session))
    assert "staff-1" not in kept
    assert b"staff-1".hex() not in kept
    assert CLARA not in kept + held
    assert CLARA[2:] not in kept + held
    assert "whoever" not in held


def test_an_e_id_is_one_accounts_and_an_account_has_one(world: World, eid: str) -> None:
    linked(world, "staff-1")

    other = world.browser(world.caseworker("af"))
    assert "Den e-legitimationen hör redan till ett annat konto." in logged_in(other, "staff-1", LINK)
    linked(world, "staff-2")

    assert ElectronicIdentity.objects.count() == 1
    assert NO_ACCOUNT in logged_in(Client(), "staff-1")


def test_a_link_is_made_only_by_somebody_who_has_just_told_who_they_are(world: World, eid: str) -> None:
    client = world.browser(world.caseworker("fk"))
    session = client.session
    session[CONFIRMED] = 0
    session.save()

    assert client.get(LINK).headers["Location"].startswith("/account/confirm/")
    assert client.post(UNLINK).headers["Location"].startswith("/account/confirm/")


def test_a_link_can_be_taken_away(world: World, eid: str) -> None:
    client = linked(world)
    assert "Din e-legitimation är kopplad till kontot." in client.get("/account/second-step/").content.decode()

    client.post(UNLINK)

    assert NO_ACCOUNT in logged_in(Client(), "staff-1")


def test_the_same_subject_at_another_provider_is_somebody_else(world: World, eid: str) -> None:
    actor = world.caseworker("fk")
    with acting(actor):
        link_electronic_identity(actor=actor, issuer="https://other.example", subject="staff-1", now=noon(TODAY))

    assert NO_ACCOUNT in logged_in(Client(), "staff-1")


def test_the_login_page_offers_it_only_where_there_is_a_provider(
    world: World, eid: str, settings: LazySettings
) -> None:
    assert "Logga in med e-legitimation" in Client().get("/login/").content.decode()
    settings.KEDJAN_EID_ISSUER = ""
    assert "Logga in med e-legitimation" not in Client().get("/login/").content.decode()
    assert Client().get("/login/e-id/").status_code == 404


def test_the_question_carries_what_only_we_can_finish(world: World, eid: str) -> None:
    first, second = asked(Client()), asked(Client())

    assert parameter(first, "code_challenge_method") == "S256"
    assert parameter(first, "response_type") == "code"
    for name in ("state", "nonce", "code_challenge"):
        assert len(parameter(first, name)) >= 43
        assert parameter(first, name) != parameter(second, name)
