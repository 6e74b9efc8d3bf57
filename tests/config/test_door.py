"""What happens at the door stands in the log: for the account, for its officer, and never what was typed."""

import json
from datetime import timedelta

from django.test import Client

from kedjan.audit.domain.door import DOOR, WAYS
from kedjan.audit.models import Event
from kedjan.audit.queries import door_counts, my_door
from kedjan.config.sessions import SEEN
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.lockout import MOST_WRITTEN_BY_NAME, MOST_WRITTEN_FROM
from kedjan.organisations.models import Account
from kedjan.organisations.operations import SessionsEnded, forget_attempts
from kedjan.organisations.operations.access import PasswordChanged
from kedjan.organisations.operations.door import (
    VISITOR,
    LockedOut,
    LoggedIn,
    LoggedOut,
    LoginFailed,
    RecoveryCodeUsed,
    Way,
    visitor,
)
from kedjan.organisations.operations.second_step import SecondStepAdded, SecondStepRemoved
from tests.config.second_step import PASSWORD, password_given, with_app, with_password
from tests.config.test_second_step import CODE, codes
from tests.journeys.pages import text
from tests.support.world import World

LOGIN, WRONG = "/login/", "hemlig gissning"
OFFICE = "192.0.2.1"


def tried(username: str, password: str = WRONG, address: str = OFFICE) -> Client:
    client = Client(REMOTE_ADDR=address)
    client.post(LOGIN, {"username": username, "password": password})
    return client


def written(actor: Actor) -> list[tuple[str, str, str]]:
    """Return what the log says of the account at the door, the oldest first: what, how, and in which role."""
    with acting(actor):
        rows = Event.objects.filter(actor_id=actor.account_id, kind__in=DOOR).order_by("at", "id")
        return [(row.kind, row.payload.get("way", ""), row.role) for row in rows]


def of_caseworker(world: World) -> list[tuple[str, str, str]]:
    return written(world.caseworker("fk"))


def test_whoever_comes_in_and_goes_out_is_written(world: World) -> None:
    client = tried(with_password(world).username, PASSWORD)

    client.post("/logout/")

    assert of_caseworker(world) == [("LoggedIn", "password", "caseworker"), ("LoggedOut", "asked", "caseworker")]


def test_a_participant_too(world: World) -> None:
    account = Account.objects.get(pk=world.participant().account_id)
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])

    tried(account.username, WRONG)
    tried(account.username, PASSWORD)

    assert written(world.participant()) == [
        ("LoginFailed", "password", VISITOR),
        ("LoggedIn", "password", "participant"),
    ]


def test_a_failed_try_stands_under_the_account_and_nothing_of_what_was_typed(world: World) -> None:
    username = with_password(world).username

    tried(username)
    tried(WRONG)

    assert of_caseworker(world) == [("LoginFailed", "password", VISITOR)]
    assert written(visitor(None)) == [("LoginFailed", "password", VISITOR)]
    for actor in (world.caseworker("fk"), visitor(None)):
        with acting(actor):
            stored = json.dumps(list(Event.objects.filter(kind="LoginFailed").values("payload", "role", "kind")))
        assert not any(word in stored for word in (username, "gissning", OFFICE))


def test_after_five_failures_it_is_written_once_that_the_account_waits(world: World) -> None:
    username = with_password(world).username

    for _time in range(8):
        tried(username)

    kinds = [kind for kind, _way, _role in of_caseworker(world)]
    assert (kinds.count("LoginFailed"), kinds.count("LockedOut")) == (5, 1)


def test_a_flood_against_an_account_fills_no_disk(world: World) -> None:
    username = with_password(world).username

    for place in range(40):
        tried(username, address=f"198.51.100.{place}")

    kinds = [kind for kind, _way, _role in of_caseworker(world)]
    assert (kinds.count("LoginFailed"), kinds.count("LockedOut")) == (MOST_WRITTEN_BY_NAME, 1)


def test_a_flood_of_names_that_nobody_has_fills_no_disk_and_hides_no_account(world: World) -> None:
    for number in range(40):
        tried(f"ingen.{number}")

    tried(with_password(world).username)

    assert len(written(visitor(None))) == MOST_WRITTEN_FROM
    assert of_caseworker(world) == [("LoginFailed", "password", VISITOR)]


def test_a_second_step_is_written_with_a_recovery_code_by_name(world: World) -> None:
    someone = with_app(world)
    code = codes(world, someone.account)[0]
    before = len(of_caseworker(world))

    password_given(someone.account).post(CODE, {"code": "000000"})
    password_given(someone.account).post(CODE, {"code": code})

    assert of_caseworker(world)[before:] == [
        ("LoginFailed", "code", VISITOR),
        ("RecoveryCodeUsed", "", "caseworker"),
        ("LoggedIn", "code", "caseworker"),
    ]


def test_a_session_whose_time_is_over_is_written(world: World) -> None:
    client = tried(with_password(world).username, PASSWORD)
    session = client.session
    session[SEEN] -= timedelta(minutes=31).total_seconds()
    session.save()

    client.get("/cases/")

    assert of_caseworker(world)[-1] == ("LoggedOut", "idle", "caseworker")


def test_one_reads_what_happened_with_ones_own_account_and_nobody_elses(world: World) -> None:
    username = with_password(world).username
    tried(username)

    page = text(tried(username, PASSWORD), "/account/")
    other = text(world.browser(world.caseworker("af")), "/account/")

    assert page.index("Inloggning") < page.index("Misslyckat försök")
    assert "Misslyckat försök" not in other
    with acting(world.caseworker("fk")):
        assert len(my_door(actor=world.caseworker("fk"), limit=1)) == 1


def test_the_officer_of_the_organisation_reads_the_numbers_and_no_other_officer(world: World) -> None:
    account = with_password(world)
    for _time in range(5):
        tried(account.username)
    forget_attempts(username=account.username)
    tried(account.username, PASSWORD)

    page = text(world.browser(world.officer("fk")), "/review/")
    other = text(world.browser(world.officer("af")), "/review/")

    assert "Inloggningar, fyra veckor" in page
    assert account.name in page
    assert account.name not in other
    officer = world.officer("fk")
    with acting(officer) as clock:
        (found,) = door_counts(actor=officer, since=clock.now() - timedelta(days=1))
    assert found.account_id == AccountId(account.pk)
    assert (found.logins, found.failed, found.locked, found.recovered) == (1, 5, 1, 0)


def test_the_log_of_the_door_knows_every_event_and_every_way() -> None:
    events = (
        LoggedIn,
        LoggedOut,
        LoginFailed,
        LockedOut,
        RecoveryCodeUsed,
        SecondStepAdded,
        SecondStepRemoved,
        PasswordChanged,
        SessionsEnded,
    )

    assert {event.__name__ for event in events} == set(DOOR)
    assert set(WAYS) == {*(way.value for way in Way), "asked", "idle", "absolute"}
