"""What the web answers at every stop, as it is sent to a browser, in one language."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from django.conf import settings
from django.http.response import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tests.attacks.case import QUERY
from tests.attacks.sending import CASES, Form, Typed, browser, forms
from tests.looks.stops import Stop, stops
from tests.permissions.addresses import addresses, places_of
from tests.permissions.test_matrix import published
from tests.support.undoing import undone
from tests.support.world import World

_PACKED = {"accept-encoding": "gzip"}
_STATIC = re.compile(r"""["'(](/static/[^"')?#]+)""")
_IN_SHEET = re.compile(r"""url\("?(?!#|data:)([^")]+)""")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. path: where it was asked for; sent: its bytes on the way to a browser that takes gzip; policy: what
    it may fetch and run; keeping: how long the browser may keep it.
    """

    name: str
    path: str
    status: int
    kind: str
    policy: str
    keeping: str
    body: bytes
    sent: int

    def kept(self) -> dict[str, str | int]:
        """Return it as it can be written down."""
        return {**asdict(self), "body": self.body.decode("latin-1")}

    @property
    def html(self) -> str:
        """Return the page."""
        return self.body.decode()


def answers(world: World, language: str) -> tuple[Answer, ...]:
    """Return the page of every stop, by its name."""
    known = {one.name: one.places for one in addresses()}
    with undone():
        published(world)
        places = places_of(world)
        return tuple(
            _answer(world, one, {name: places.get(name) for name in known[one.address]}, language) for one in stops()
        )


def answers_to_forms(world: World, language: str) -> tuple[Answer, ...]:
    """Return what is answered to every form that is sent empty, and to those that ask once more before they act."""
    with override_settings(KEDJAN_DEMO=True):
        return tuple(answer for name, form in forms(world) for answer in _sent_half(name, form, language, world))


def files(pages: tuple[Answer, ...]) -> dict[str, Answer]:
    """Return the files that the pages ask for, and those that these ask for, by path."""
    found: dict[str, Answer] = {}
    waiting = {path for page in pages for path in _STATIC.findall(page.html)}
    while waiting:
        path = waiting.pop()
        found[path] = taken(path, path, Client().get(path, headers=_PACKED))
        if path.endswith(".css"):
            waiting |= {_beside(path, one) for one in _IN_SHEET.findall(found[path].html)} - set(found)
    return found


def asked_for(page: Answer, known: Mapping[str, Answer]) -> set[str]:
    """Return the paths of the files that a browser fetches for the page the first time."""
    asked = set(_STATIC.findall(page.html))
    return asked | {
        _beside(path, one) for path in asked if path.endswith(".css") for one in _IN_SHEET.findall(known[path].html)
    }


def sent(response: HttpResponseBase) -> bytes:
    """Return the bytes of an answer."""
    if isinstance(response, StreamingHttpResponse):
        return response.getvalue()
    return response.content if isinstance(response, HttpResponse) else b""


def taken(name: str, path: str, response: HttpResponseBase) -> Answer:
    """Return an answer, unpacked."""
    given = sent(response)
    is_packed = response.headers.get("Content-Encoding") == "gzip"
    return Answer(
        name=name,
        path=path,
        status=response.status_code,
        kind=response.headers.get("Content-Type", ""),
        policy=response.headers.get("Content-Security-Policy", ""),
        keeping=response.headers.get("Cache-Control", ""),
        body=gzip.decompress(given) if is_packed else given,
        sent=len(given),
    )


def _answer(world: World, stop: Stop, places: Mapping[str, object], language: str) -> Answer:
    with undone(), override_settings(**stop.settings):
        now = {**places, **stop.prepared(world)}
        query = stop.query or str(now.get(QUERY, ""))
        path = reverse(stop.address, kwargs={name: now[name] for name in places}) + query
        client = stop.browser(world)
        _speak(client, language)
        client.raise_request_exception = False
        ask = client.get if stop.typed is None else client.post
        answer = taken(stop.name, path, ask(path, dict(stop.typed or {}) or None, headers=_PACKED))
    assert (answer.status, answer.kind) == (stop.status, "text/html; charset=utf-8"), (stop.name, answer.status)
    return answer


def _sent_half(name: str, form: Form, language: str, world: World) -> Iterator[Answer]:
    """Send a form empty, without the last yes where it asks for one, and whole."""
    halves: dict[str, Typed] = {"refused": {}, "taken": form.typed}
    if "confirmed" in CASES.get(name, CASES["set_language"]).typed:
        halves["check"] = {field: said for field, said in form.typed.items() if field != "confirmed"}
    for note, typed in halves.items():
        with undone():
            client = browser(world, form.actor)
            _speak(client, language)
            answer = taken(f"{name} {note}", form.url, client.post(form.url, typed, headers=_PACKED))
        if answer.status == 200 and answer.kind.startswith("text/html"):
            yield answer


def _speak(client: Client, language: str) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language


def _beside(path: str, name: str) -> str:
    return name if name.startswith("/") else path.rpartition("/")[0] + "/" + name
