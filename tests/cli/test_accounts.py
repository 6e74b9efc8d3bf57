"""`kedjan accounts`: an operator makes the first account, gives it roles with dates, closes it and lets it in again."""

import pytest
from django.test import Client

from kedjan.cli.command import find_command
from kedjan.cli.installation import CannotRun
from kedjan.organisations.models import Account, Attempt, Membership
from tests.support.world import World

Said = pytest.CaptureFixture[str]
KEY = "fk-forsakringskassan-sunne"
CASEWORKER = ("--role", "caseworker", "--organisation", KEY)


def told(said: Said, *arguments: str) -> str:
    command = find_command(["accounts"])
    assert command is not None
    assert command.run(list(arguments)) == 0
    return said.readouterr().out.strip()


def created(said: Said, username: str = "ny.person") -> str:
    """Return the temporary password."""
    return told(said, "create", username, "--name", "Ny Person", *CASEWORKER).rpartition(" ")[2]


def let_in(username: str, password: str) -> bool:
    return Client().post("/login/", {"username": username, "password": password}).status_code == 302


def test_an_account_is_made_with_a_role_and_a_password_that_is_told_once(world: World, capsys: Said) -> None:
    password = created(capsys)

    assert let_in("ny.person", password)
    assert Membership.objects.get(account__username="ny.person").role == "caseworker"
    assert Account.objects.get(username="ny.person").name == "Ny Person"


def test_an_account_is_not_made_twice_and_an_unknown_organisation_is_said(world: World, capsys: Said) -> None:
    created(capsys)
    before = Account.objects.count()

    with pytest.raises(CannotRun, match=r"Det finns redan ett konto som heter ny\.person\."):
        created(capsys)
    with pytest.raises(CannotRun, match="There is no organisation with the key nowhere"):
        told(
            capsys,
            *(
                "create",
                "annan",
                "--name",
                "A",
                "--role",
                "caseworker",
                "--organisation",
                "nowhere",
                "--language",
                "en",
            ),
        )

    assert Account.objects.count() == before


def test_a_role_is_given_with_days_and_ended(world: World, capsys: Said) -> None:
    created(capsys)

    given = told(capsys, "give-role", "ny.person", *CASEWORKER, "--since", "2013-02-01", "--until", "2013-03-01")
    ended = told(capsys, "end-role", "ny.person", *CASEWORKER, "--until", "2013-02-15")

    assert "2013-02-01 – 2013-03-01" in given
    assert "2013-02-01 – 2013-02-15" in ended
    assert told(capsys, "show", "ny.person") == ended


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("end-role", "ny.person", *CASEWORKER, "--until", "2013-01-14"), "slutar efter den dag då den började"),
        (("end-role", "ny.person", "--role", "operator"), "Kontot har inte den rollen"),
        (("give-role", "ny.person", *CASEWORKER, "--until", "2012-01-01"), "slutar efter den dag då den började"),
        (("disable", "ingen.alls"), "Det finns inget konto som heter ingen"),
    ],
)
def test_what_cannot_be_done_is_said(world: World, capsys: Said, arguments: tuple[str, ...], why: str) -> None:
    created(capsys)

    with pytest.raises(CannotRun, match=why):
        told(capsys, *arguments)

    assert Membership.objects.get(account__username="ny.person").until_on is None


def test_a_closed_account_lets_nobody_in_until_it_is_opened(world: World, capsys: Said) -> None:
    password = created(capsys)

    told(capsys, "disable", "ny.person")
    assert not let_in("ny.person", password)
    told(capsys, "enable", "ny.person")

    assert let_in("ny.person", password)


def test_a_new_temporary_password_replaces_the_old(world: World, capsys: Said) -> None:
    old = created(capsys)

    new = told(capsys, "password", "ny.person").rpartition(" ")[2]

    assert not let_in("ny.person", old)
    assert let_in("ny.person", new)


def test_failed_tries_are_forgotten_on_demand(world: World, capsys: Said) -> None:
    password = created(capsys)
    assert [let_in("ny.person", "fel") for _ in range(5)] == [False] * 5
    assert not let_in("ny.person", password)

    assert told(capsys, "unlock", "ny.person") == "5 misslyckade försök är glömda."

    assert Attempt.objects.count() == 0
    assert let_in("ny.person", password)


def test_an_organisation_is_registered_for_its_first_account(world: World, capsys: Said) -> None:
    told(capsys, "organisation", "kil", "Kils kommun", "kommun", "--municipality", "1715")

    assert (
        told(capsys, "give-role", "caseworker.fk", "--role", "coordinator", "--organisation", "kil").count(
            "Kils kommun"
        )
        == 1
    )


def test_everybody_is_logged_out_at_once(world: World, capsys: Said) -> None:
    browsers = [world.browser(world.caseworker(key)) for key in ("fk", "af")]

    said = told(capsys, "log-out-everybody", "--language", "sv")

    assert said == "2 inloggningar är avslutade."
    assert [browser.get("/cases/").status_code for browser in browsers] == [302, 302]
