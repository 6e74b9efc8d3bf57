"""Sessions: a new key at login, a limit of time, a list of one's own, and an end when something changes."""

import time
from datetime import date

import pytest
from django.test import Client

from kedjan.config.sessions import BEGAN, SEEN, browser_name
from kedjan.integrations.database.context import acting
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.models import Account, Session
from kedjan.organisations.operations import close_account, end_role, give_role, set_temporary_password
from tests.support.world import TODAY, World, noon

PASSWORD = "en lång mening som ingen gissar"
NEW = "en annan lång mening som ingen gissar"
MINUTE, HOUR = 60, 3600
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def account(world: World) -> Account:
    return Account.objects.get(pk=world.caseworker("fk").account_id)


def logged_in(world: World, agent: str = FIREFOX) -> Client:
    """Return a browser that has logged in with the password."""
    one = account(world)
    if not one.check_password(PASSWORD):
        one.set_password(PASSWORD)
        one.last_login = noon(date(2013, 1, 1))
        one.save(update_fields=["password", "last_login"])
    client = Client(headers={"user-agent": agent})
    assert client.post("/login/", {"username": one.username, "password": PASSWORD}).status_code == 302
    return client


def aged(client: Client, *, began: float = 0, seen: float = 0) -> Client:
    session = client.session
    session[BEGAN] -= began
    session[SEEN] -= seen
    session.save()
    return client


def is_in(client: Client) -> bool:
    return client.get("/cases/").status_code == 200


def test_login_gives_a_new_key_and_a_key_from_elsewhere_is_not_taken(world: World) -> None:
    client = Client()
    client.cookies["kedjan_session"] = "a" * 32
    one = account(world)
    one.set_password(PASSWORD)
    one.save(update_fields=["password"])

    client.post("/login/", {"username": one.username, "password": PASSWORD})

    assert client.cookies["kedjan_session"].value not in {"", "a" * 32}
    assert not Session.objects.filter(session_key="a" * 32).exists()


def test_the_key_is_another_one_after_login(world: World) -> None:
    client = world.browser(world.participant())
    before = client.cookies["kedjan_session"].value
    one = account(world)
    one.set_password(PASSWORD)
    one.save(update_fields=["password"])

    client.post("/login/", {"username": one.username, "password": PASSWORD})

    assert client.cookies["kedjan_session"].value != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize(
    ("began", "seen", "inside"), [(29, 29, True), (31, 31, False), (479, 1, True), (481, 1, False)]
)
def test_a_session_ends_after_half_an_hour_of_nothing_or_after_eight_hours(
    world: World, began: float, seen: float, *, inside: bool
) -> None:
    client = aged(logged_in(world), began=began * MINUTE, seen=seen * MINUTE)

    assert is_in(client) is inside


def test_whoever_was_away_too_long_logs_in_and_comes_back_to_the_page(world: World) -> None:
    client = aged(logged_in(world), seen=31 * MINUTE)

    address = client.get("/cases/?show=late").headers["Location"]

    assert address == "/login/?ended=1&next=%2Fcases%2F%3Fshow%3Dlate"
    assert "Du har loggats ut" in client.get(address).content.decode()
    answer = client.post(address, {"username": account(world).username, "password": PASSWORD})
    assert answer.headers["Location"] == "/cases/?show=late"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_led_to_another_site_after_login(world: World, wanted: str) -> None:
    logged_in(world)

    answer = Client().post(f"/login/?next={wanted}", {"username": account(world).username, "password": PASSWORD})

    assert answer.headers["Location"] == "/"


def test_what_was_written_too_late_is_shown_to_be_copied_and_nothing_is_done(world: World) -> None:
    client = aged(logged_in(world), seen=31 * MINUTE)
    note = "Vi har pratat om hur hon vill ha sin arbetsdag. <b>"

    answer = client.post("/account/password/", {"note": note, "old_password": "hemligt " * 5, "short": "ja"})

    assert answer.status_code == 403
    page = answer.content.decode()
    assert "arbetsdag. &lt;b&gt;" in page
    assert "hemligt" not in page
    assert "/login/?ended=1&amp;next=%2Faccount%2Fpassword%2F" in page


def test_being_there_is_noted_once_a_minute_and_not_at_every_click(world: World) -> None:
    client = aged(logged_in(world), seen=59)
    before = client.session[SEEN]
    client.get("/cases/")
    assert client.session[SEEN] == before

    aged(client, seen=2)
    client.get("/cases/")

    assert time.time() - client.session[SEEN] < 10


def test_the_pages_script_can_stay_and_is_told_when_it_is_over(world: World) -> None:
    client = aged(logged_in(world), seen=20)

    told = client.get("/session/").json()

    assert told["seconds"] == 1800
    assert told["token"]
    assert time.time() - client.session[SEEN] < 10
    assert aged(client, seen=31 * MINUTE).get("/session/").json() == {"seconds": 0}
    assert Client().get("/session/").json() == {"seconds": 0}


def test_ones_own_browsers_are_listed_by_name_and_the_others_are_not(world: World) -> None:
    client, other = logged_in(world), logged_in(world, "curl/8")
    world.browser(world.caseworker("af"))

    page = client.get("/account/").content.decode()

    assert page.count('class="kedjan-card"') == 2
    assert "Firefox, Windows" in page
    assert "Okänd webbläsare" in page
    assert other.cookies["kedjan_session"].value not in page
    assert page.count("Den du använder nu") == 1


def test_one_browser_can_be_logged_out_from_another_and_only_ones_own(world: World) -> None:
    client, other = logged_in(world), logged_in(world)
    stranger = world.browser(world.caseworker("af"))
    handle = client.get("/account/").content.decode().partition("/account/sessions/")[2].partition("/")[0]

    stranger.post(f"/account/sessions/{handle}/end/")
    assert is_in(other)
    client.post(f"/account/sessions/{handle}/end/")

    assert not is_in(other)
    assert is_in(client)


def test_all_other_browsers_can_be_logged_out_at_once(world: World) -> None:
    client, others = logged_in(world), [logged_in(world), logged_in(world)]

    client.post("/account/sessions/end-others/")

    assert is_in(client)
    assert [is_in(one) for one in others] == [False, False]


def test_a_new_password_logs_out_the_others_and_not_oneself(world: World) -> None:
    client, other = logged_in(world), logged_in(world)

    answer = client.post(
        "/account/password/", {"old_password": PASSWORD, "new_password": NEW, "repeated_password": NEW}
    )

    assert answer.headers["Location"] == "/account/"
    assert account(world).check_password(NEW)
    assert is_in(client)
    assert not is_in(other)


@pytest.mark.parametrize(
    ("old", "new", "again", "problem"),
    [
        ("fel", NEW, NEW, "Det är inte lösenordet du har nu."),
        (PASSWORD, "kort", "kort", "12"),
        (PASSWORD, NEW, NEW + "x", "Du skrev inte samma lösenord två gånger."),
        (PASSWORD, PASSWORD, PASSWORD, "Välj ett lösenord som du inte har nu."),
    ],
)
def test_a_password_that_does_not_do_is_refused_with_why(
    world: World, old: str, new: str, again: str, problem: str
) -> None:
    client = logged_in(world)

    answer = client.post("/account/password/", {"old_password": old, "new_password": new, "repeated_password": again})

    assert problem in answer.content.decode()
    assert account(world).check_password(PASSWORD)


def test_whoever_has_a_temporary_password_goes_nowhere_before_choosing_one(world: World) -> None:
    actor = world.operator()
    with acting(actor):
        temporary = set_temporary_password(actor=actor, account_id=world.caseworker("fk").account_id, now=noon(TODAY))
    client = Client()
    client.post("/login/", {"username": account(world).username, "password": temporary})

    assert client.get("/cases/").headers["Location"] == "/account/password/"
    answer = client.post(
        "/account/password/", {"old_password": temporary, "new_password": NEW, "repeated_password": NEW}
    )

    assert answer.headers["Location"] == "/"
    assert is_in(client)


def test_the_sixth_browser_logs_out_the_one_seen_longest_ago(world: World) -> None:
    clients = [logged_in(world) for _browser in range(5)]
    assert all(is_in(client) for client in clients)

    sixth = logged_in(world)

    assert [is_in(client) for client in clients] == [False, True, True, True, True]
    assert is_in(sixth)


@pytest.mark.parametrize("words", ["Kedjan-2026-{org}", "{user}-2026!!", "L0senord-{org}-1"])
def test_a_password_of_names_around_is_refused_with_why(world: World, words: str) -> None:
    client = logged_in(world)
    new = words.format(org="Sunne", user=account(world).username)

    answer = client.post(
        "/account/password/", {"old_password": PASSWORD, "new_password": new, "repeated_password": new}
    )

    assert "Lösenordet består mest av ord som är lätta att gissa" in answer.content.decode()
    assert account(world).check_password(PASSWORD)


@pytest.mark.parametrize("change", ["given", "ended", "closed", "password"])
def test_what_an_operator_changes_logs_the_account_out(world: World, change: str) -> None:
    client, actor, who = logged_in(world), world.operator(), world.caseworker("fk")
    with acting(actor):
        if change == "given":
            give_role(
                actor=actor,
                account_id=who.account_id,
                role=RoleKey.COORDINATOR,
                organisation_id=who.organisation_id,
                since_on=TODAY,
                until_on=None,
                now=noon(TODAY),
            )
        elif change == "ended":
            end_role(
                actor=actor,
                account_id=who.account_id,
                role=RoleKey.CASEWORKER,
                organisation_id=who.organisation_id,
                until_on=TODAY,
                now=noon(TODAY),
            )
        elif change == "closed":
            close_account(actor=actor, account_id=who.account_id, now=noon(TODAY))
        else:
            set_temporary_password(actor=actor, account_id=who.account_id, now=noon(TODAY))

    assert not is_in(client)
    assert not Session.objects.filter(account_id=who.account_id).exists()


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("", ""),
    ],
)
def test_a_browser_is_called_what_people_call_it(agent: str, name: str) -> None:
    assert browser_name(agent) == name
