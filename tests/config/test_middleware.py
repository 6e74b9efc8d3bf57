"""A request is one transaction, as its actor: an error undoes it, a refusal leaves its row, a GET cannot write."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kedjan.audit.operations import note_readings
from kedjan.config import urls
from kedjan.integrations.database.context import acting
from kedjan.integrations.database.readonly import WriteWhileReading
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import NotPermitted, Permission
from kedjan.organisations.models import Organisation
from kedjan.ui.http import Acting, page
from tests.policies.rows import count, seen
from tests.support.world import World


def _read(acting: Acting, participant_id: ParticipantId) -> None:
    note_readings(
        actor=acting.actor,
        participants=[participant_id],
        categories=[Category.IDENTITY],
        page="test",
        now=acting.clock.now(),
    )


def _write() -> None:
    Organisation.objects.create(key="new", name="Ny", kind="other")


@page(Permission.VIEW_CASES)
def reading(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> HttpResponse:
    _read(acting, participant_id)
    return HttpResponse(str(count("participants_participant")))


@page(Permission.VIEW_CASES)
def missing(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> HttpResponse:
    _read(acting, participant_id)
    raise Http404


@page(Permission.VIEW_CASES)
def denied(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> HttpResponse:
    _read(acting, participant_id)
    if request.method == "POST":
        raise NotPermitted(Permission.CLOSE_CASE)
    raise PermissionDenied


@page(Permission.VIEW_CASES)
def breaking(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> HttpResponse:
    _read(acting, participant_id)
    if request.method == "POST":
        _write()
    raise ZeroDivisionError


@page(Permission.VIEW_CASES)
def writing(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> HttpResponse:
    _write()
    return HttpResponse("ok")


@page(Permission.VIEW_CASES)
def unwritten(request: HttpRequest, acting: Acting, participant_id: ParticipantId) -> HttpResponse:
    if request.method == "POST":
        _write()
    return HttpResponse("no such", status=404)


VIEWS = (reading, missing, denied, breaking, writing, unwritten)
urlpatterns = [
    *urls.urlpatterns,
    *(path(f"test/{view.__name__}/<uuid:participant_id>/", view, name=view.__name__) for view in VIEWS),
]


@pytest.fixture(autouse=True)
def _own_addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def _browser(world: World) -> Client:
    browser = world.browser(world.caseworker("fk"))
    browser.raise_request_exception = False
    return browser


def _looks(world: World) -> int:
    return seen(world.caseworker("fk"), "audit_reading", world.person("unasked"))


def _refusals(world: World) -> list[tuple[object, ...]]:
    with acting(world.caseworker("fk")), connection.cursor() as cursor:
        cursor.execute(
            "SELECT page, asked_id, participant_id, category, basis FROM audit_reading WHERE act = 'refused'"
        )
        return list(cursor.fetchall())


def test_a_page_sees_what_its_actor_sees(world: World) -> None:
    expected = seen(world.caseworker("fk"), "participants_participant")

    answer = _browser(world).get(f"/test/reading/{world.person('unasked')}/")

    assert answer.content == str(expected).encode()
    assert _looks(world) == 1


def test_a_visitor_is_sent_to_log_in_and_nothing_is_logged(world: World) -> None:
    answer = Client().get(f"/test/reading/{world.person('unasked')}/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/")
    assert _looks(world) == 0


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("view", "status"), [("missing", 404), ("denied", 403), ("unwritten", 404)])
def test_what_is_refused_leaves_one_row_that_says_so_and_nothing_else(
    world: World, view: str, status: int, method: str
) -> None:
    person = world.person("unasked")

    answer = getattr(_browser(world), method)(f"/test/{view}/{person}/")

    assert answer.status_code == status
    assert _refusals(world) == [(view, person, None, None, None)]
    assert _looks(world) == 0
    assert not Organisation.objects.filter(key="new").exists()


def test_a_visitor_and_an_address_that_is_none_leave_no_refusal(world: World) -> None:
    _browser(world).get("/test/nothing/")
    Client().get(f"/test/denied/{world.person('unasked')}/")

    assert _refusals(world) == []


def test_an_error_undoes_everything(world: World) -> None:
    answer = _browser(world).post(f"/test/breaking/{world.person('unasked')}/")

    assert answer.status_code == 500
    assert not Organisation.objects.filter(key="new").exists()
    assert _looks(world) == 0


def test_a_get_cannot_write(world: World) -> None:
    browser = world.browser(world.caseworker("fk"))

    with pytest.raises(WriteWhileReading):
        browser.get(f"/test/writing/{world.person('unasked')}/")

    assert not Organisation.objects.filter(key="new").exists()


def test_a_post_can_write(world: World) -> None:
    answer = _browser(world).post(f"/test/writing/{world.person('unasked')}/")

    assert answer.status_code == 200
    assert Organisation.objects.filter(key="new").exists()


def test_every_answer_carries_the_headers(world: World) -> None:
    answer = _browser(world).get(f"/test/reading/{world.person('unasked')}/")

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
