"""A request is one transaction, as its actor: an error undoes it, a missing page keeps the log, a GET cannot write."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from kedjan.audit.operations import note_readings
from kedjan.config import urls
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


VIEWS = (reading, missing, denied, breaking, writing)
urlpatterns = [*urls.urlpatterns, *(path(f"test/{view.__name__}/<uuid:participant_id>/", view) for view in VIEWS)]


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
@pytest.mark.parametrize(("view", "status"), [("missing", 404), ("denied", 403)])
def test_a_missing_page_and_a_missing_permission_keep_the_log(
    world: World, view: str, status: int, method: str
) -> None:
    answer = getattr(_browser(world), method)(f"/test/{view}/{world.person('unasked')}/")

    assert answer.status_code == status
    assert _looks(world) == 1


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
