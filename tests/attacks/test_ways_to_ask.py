"""Forged requests, methods that nobody meant, bodies that are too large or broken: refused, and nothing is written."""

from django.test import Client

from tests.attacks.sending import TOKEN, browser, forms, urls
from tests.attacks.watching import but_for_the_door, writes
from tests.support.undoing import undone
from tests.support.world import World

UNMEANT = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "HACK")
OTHER_PAGES = ("https://evil.example", "null", "http://testserver.evil.example", "http://testserver:81")
URLENCODED, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
_LONG = b"x" * 3_000_000
BODIES = {
    "3 MB": (URLENCODED, b"note=" + _LONG),
    "2,000 fields": (URLENCODED, b"&".join(b"a%d=1" % number for number in range(2000))),
    "charset": (f"{URLENCODED}; charset=utf-7", b"note=x"),
    "bytes": (URLENCODED, b"note=%ff%fe%00"),
    "no boundary": ("multipart/form-data", b"nothing"),
    "3 MB in parts": (PARTS, b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n' + _LONG),
    "cut off": (PARTS, b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n'),
    "json": ("application/json", b'{"note": "x"}'),
    "xml": ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
}


def strict(client: Client) -> str:
    """Let the client check tokens as in service; return the token of its session."""
    client.handler.enforce_csrf_checks = True
    return str(client.get("/logout/").context["csrf_token"])


def test_nothing_can_be_sent_without_the_token_of_the_session(world: World) -> None:
    taken = {}
    client = browser(world, world.caseworker("fk"))
    strict(client)

    for name, url in urls(world).items():
        with writes() as written:
            statuses = [
                client.post(url).status_code,
                client.post(url, {TOKEN: "x" * 64}).status_code,
                client.post(url, headers={"x-csrftoken": "x" * 64}).status_code,
            ]
        if (statuses, written) != ([403] * 3, {}):
            taken[name] = (statuses, written)

    assert taken == {}


def test_another_page_cannot_send_a_form_even_with_the_token(world: World) -> None:
    """null is what a sandboxed frame says, and every form of a page whose Referrer-Policy is no-referrer."""
    taken = []

    for name, form in forms(world):
        client = browser(world, form.actor)
        token = strict(client)
        for origin in OTHER_PAGES:
            with writes() as written:
                answer = client.post(form.url, {**form.typed, TOKEN: token}, headers={"origin": origin})
            if (answer.status_code, written) != (403, {}):
                taken.append((name, origin, answer.status_code, written))

    assert taken == []


def test_the_product_itself_can_send_every_form_with_tokens_checked(world: World) -> None:
    refused = {}

    for name, form in forms(world):
        client = browser(world, form.actor)
        form.typed[TOKEN] = [strict(client)]
        client.defaults["HTTP_ORIGIN"] = "http://testserver"
        if not (sent := form.send(client)).is_taken:
            refused[name] = sent.status

    assert refused == {}


def test_a_method_that_nobody_meant_is_not_answered(world: World) -> None:
    answered, client = [], browser(world, world.caseworker("fk"))

    for name, url in urls(world).items():
        for method in UNMEANT:
            with writes() as written:
                answer = client.generic(method, url)
            if (answer.status_code, answer.headers.get("Allow"), written) != (405, "GET, HEAD, POST", {}):
                answered.append((name, method, answer.status_code, written))

    assert answered == []


def test_a_page_without_a_form_takes_nothing(world: World) -> None:
    """What is sent to a page that is only read is answered like a reading, and writes nothing."""
    client, known = browser(world, world.caseworker("fk")), {name for name, _form in forms(world)}
    written_by = {}

    for name, url in urls(world).items():
        with undone(), writes() as written:
            status = client.post(url, {"confirmed": "yes"}).status_code
        if but_for_the_door(name, written) and name not in known:
            written_by[name] = (status, written)

    assert written_by == {}


def test_a_body_that_no_form_sends_writes_nothing(world: World) -> None:
    """With a valid token in the headers, so that nothing but the body stands in the way.

    A form of a button alone has no answer to read: there what is too large or broken is refused, and the rest is a yes.
    """
    wrong = []

    for name, form in forms(world):
        client = browser(world, form.actor)
        token = strict(client)
        is_a_button = set(form.typed) <= {"confirmed", "with_attention"} and not form.files
        for kind, (content_type, body) in BODIES.items():
            with undone(), writes() as written:
                answer = client.generic("POST", form.url, body, content_type, headers={"x-csrftoken": token})
            is_broken = kind in {"3 MB", "2,000 fields", "charset", "no boundary", "3 MB in parts"}
            refused = answer.status_code in {400, 413} if is_broken else answer.status_code < 500
            if not refused or (written and not (is_a_button and not is_broken)):
                wrong.append((name, kind, answer.status_code, written))

    assert wrong == []
