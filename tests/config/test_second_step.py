"""The second step at login: a code once, a recovery code once, and nothing without it where it is demanded."""

import json
import re
import time
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import connection
from django.http import QueryDict
from django.test import Client, RequestFactory

from kedjan.audit.models import Event
from kedjan.config.second_step.forms import Counted
from kedjan.config.second_step.pages import second_step_view
from kedjan.config.sessions import CONFIRMED
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import FixedClock
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.operations.second_step import Recognised, new_codes, remove_all_methods
from kedjan.organisations.queries.second_step import PASSKEY, Method, has_second_step, methods_of
from kedjan.ui.http import let_act
from tests.config.second_step import PASSWORD, is_in, password_given, shown, with_app, with_password
from tests.support.world import TODAY, World, noon

CODE, OVERVIEW, APP = "/login/code/", "/account/second-step/", "/account/second-step/app/"


def codes(world: World, account: Account) -> tuple[str, ...]:
    actor = world.caseworker("fk")
    with acting(actor):
        return new_codes(actor=actor, account=account, now=noon(TODAY))


def test_the_password_alone_lets_nobody_in_who_has_an_app(world: World) -> None:
    someone = with_app(world)

    client = password_given(someone.account)

    assert client.get("/cases/").headers["Location"] == "/login/"
    assert client.get(CODE).status_code == 200
    assert client.post(CODE, {"code": someone.code()}).headers["Location"] == "/"
    assert is_in(client)


def test_a_code_works_once(world: World) -> None:
    someone = with_app(world)
    code = someone.code()
    password_given(someone.account).post(CODE, {"code": code})

    again = password_given(someone.account)
    page = again.post(CODE, {"code": code}).content.decode()

    assert "Det stämmer inte. Försök igen." in page
    assert not is_in(again)


def test_a_code_without_the_password_is_asked_of_nobody(world: World) -> None:
    someone = with_app(world)

    answer = Client().post(CODE, {"code": someone.code()})

    assert answer.headers["Location"] == "/login/"


def test_the_password_holds_ten_minutes_for_the_code(world: World) -> None:
    someone = with_app(world)
    client = password_given(someone.account)
    session = client.session
    session["waits_for_second_step"] = {"account": str(someone.account.pk), "since": time.time() - 601}
    session.save()

    assert client.post(CODE, {"code": someone.code()}).headers["Location"] == "/login/"


def test_guessing_codes_must_wait_as_guessing_passwords(world: World) -> None:
    someone = with_app(world)
    client = password_given(someone.account)
    for _ in range(5):
        client.post(CODE, {"code": "000000"})

    page = client.post(CODE, {"code": someone.code()}).content.decode()

    assert "Det blev för många försök." in page
    assert not is_in(client)


def test_a_form_that_does_not_say_what_is_right_takes_no_answer(world: World) -> None:
    request = RequestFactory().post(CODE)
    let_act(request, None, FixedClock(noon(TODAY)))

    form = Counted(request, with_password(world), QueryDict())

    assert not form.is_valid()
    assert form.has_error(NON_FIELD_ERRORS, "wrong")


def test_a_new_session_key_comes_with_each_step(world: World) -> None:
    someone = with_app(world)
    client = Client()
    client.get("/login/passkey/options/")
    keys = [client.cookies["kedjan_session"].value]
    client.post("/login/", {"username": someone.account.username, "password": PASSWORD})
    keys.append(client.cookies["kedjan_session"].value)
    client.post(CODE, {"code": someone.code()})
    keys.append(client.cookies["kedjan_session"].value)

    assert len(set(keys)) == 3


def test_the_page_that_was_asked_for_comes_after_the_code(world: World) -> None:
    someone = with_app(world)
    client = Client()
    asked = client.post("/login/?next=/cases/", {"username": someone.account.username, "password": PASSWORD})

    answer = client.post(asked.headers["Location"], {"code": someone.code()})

    assert answer.headers["Location"] == "/cases/"


def test_a_recovery_code_works_once(world: World) -> None:
    someone = with_app(world)
    code = codes(world, someone.account)[0]

    first, second = password_given(someone.account), password_given(someone.account)
    first.post(CODE, {"code": code})
    second.post(CODE, {"code": code})

    assert (is_in(first), is_in(second)) == (True, False)
    assert [method.left for method in methods_of(AccountId(someone.account.pk)) if method.left] == [9]


def test_new_recovery_codes_end_the_old(world: World) -> None:
    someone = with_app(world)
    old = codes(world, someone.account)[0]
    codes(world, someone.account)
    client = password_given(someone.account)

    client.post(CODE, {"code": old})

    assert not is_in(client)


def test_where_it_is_demanded_staff_go_nowhere_without_a_second_step(world: World, settings: LazySettings) -> None:
    settings.KEDJAN_SECOND_STEP = True
    client = password_given(with_password(world))

    assert client.get("/cases/").headers["Location"] == OVERVIEW
    assert client.get("/").headers["Location"] == OVERVIEW
    assert "Du har inget andra steg än" in client.get(OVERVIEW).content.decode()
    assert client.get(APP).status_code == 200


def test_where_it_is_demanded_participants_and_those_with_a_code_go_on(world: World, settings: LazySettings) -> None:
    settings.KEDJAN_SECOND_STEP = True
    someone = with_app(world)
    client = password_given(someone.account)
    client.post(CODE, {"code": someone.code()})

    assert is_in(client)
    assert world.browser(world.participant()).get("/me/").status_code == 200


def test_an_app_is_added_with_its_first_code_and_recovery_codes_are_shown_once(
    world: World, settings: LazySettings
) -> None:
    settings.KEDJAN_SECOND_STEP = True
    account = with_password(world)
    client = password_given(account)
    page = client.get(APP).content.decode()
    secret = re.sub(r"\s", "", page.partition("<code>")[2].partition("</code>")[0])

    assert "Koden stämmer inte" in client.post(APP, {"code": "000000"}).content.decode()
    shown_once = client.post(APP, {"code": shown(secret)}).content.decode()

    assert len(re.findall(r"<code>\d{8}</code>", shown_once)) == 10
    assert is_in(client)
    assert has_second_step(AccountId(account.pk))
    overview = client.get(OVERVIEW).content.decode()
    assert "App med koder" in overview
    assert "10 kvar" in overview
    assert not re.search(r"\d{8}", re.sub(r'value="\w+"', "", overview))


def test_the_secret_is_sealed_in_the_database(world: World) -> None:
    someone = with_app(world)
    codes(world, someone.account)

    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator")
        kept = "".join(str(row) for row in cursor.fetchall())

    assert someone.secret not in kept
    assert all(code not in kept for code in codes(world, someone.account))


def test_before_something_that_matters_one_is_asked_again(world: World) -> None:
    client = password_given(with_password(world))
    session = client.session
    session[CONFIRMED] -= 601
    session.save()

    address = client.get(APP).headers["Location"]
    wrong = client.post(address, {"password": "fel"})
    right = client.post(address, {"password": PASSWORD})

    assert address == f"/account/confirm/?next={APP.replace('/', '%2F')}"
    assert "Det stämmer inte" in wrong.content.decode()
    assert right.headers["Location"] == APP
    assert client.get(APP).status_code == 200


def test_without_a_password_a_code_confirms_and_with_neither_one_logs_in_again(world: World) -> None:
    someone = with_app(world)
    Account.objects.filter(pk=someone.account.pk).update(password="!")
    client = world.browser(world.caseworker("fk"))

    assert client.post("/account/confirm/", {"code": someone.code()}).headers["Location"] == "/account/"
    Authenticator.objects.all().delete()
    assert "logga in igen" in client.get("/account/confirm/").content.decode()


def test_one_takes_away_only_what_is_ones_own_and_the_codes_go_with_the_last(world: World) -> None:
    mine, other = with_app(world), with_app(world, "af")
    codes(world, mine.account)
    client = world.browser(world.caseworker("fk"))
    ids = {row.user_id: row.pk for row in Authenticator.objects.filter(type="totp")}

    assert client.post(f"{OVERVIEW}{ids[other.account.pk]}/remove/").status_code == 404
    assert client.get(f"{OVERVIEW}{ids[mine.account.pk]}/remove/").status_code == 200
    client.post(f"{OVERVIEW}{ids[mine.account.pk]}/remove/")

    assert [row.user_id for row in Authenticator.objects.all()] == [other.account.pk]


def test_an_operator_lets_somebody_set_up_a_new_one_and_nobody_else_does(world: World) -> None:
    someone, operator = with_app(world), world.operator()
    with acting(operator):
        remove_all_methods(
            actor=operator,
            account_id=AccountId(someone.account.pk),
            recognised=Recognised.IN_PERSON,
            now=noon(TODAY),
        )
        event = Event.objects.filter(kind="SecondStepRemoved").latest("at")

    assert (event.payload["kind"], event.payload["recognised"]) == ("all", "in_person")
    assert is_in(password_given(someone.account))


@pytest.mark.parametrize("credential", ["", "null", "{}", "[]", "not json", json.dumps({"id": "x", "response": {}})])
def test_a_passkeys_answer_that_is_none_lets_nobody_in(world: World, credential: str) -> None:
    someone = with_app(world)
    client = Client()
    client.get("/login/passkey/options/")

    assert client.post("/login/passkey/", {"credential": credential}).status_code == 403
    waiting = password_given(someone.account)
    waiting.post(CODE, {"credential": credential})
    assert not is_in(waiting)


def test_a_way_that_was_used_after_midnight_was_used_that_day_in_sweden() -> None:
    late = datetime(2026, 1, 14, 23, 30, tzinfo=UTC)

    shown = second_step_view((Method(id=1, kind=PASSKEY, name="Telefonen", added_at=late, used_at=late),))

    told = shown.rows[0].value.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Tillagd 15 januari 2026, senast använd 15 januari 2026"
