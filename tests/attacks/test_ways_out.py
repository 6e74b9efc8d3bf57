"""Open redirects, foreign host names and the headers of every answer: found through the URLconf."""

from dataclasses import replace
from urllib.parse import urlencode

from django.test import Client

from tests.attacks.markup import Tag, tags
from tests.attacks.sending import actors, allowed, browser, forms, urls
from tests.permissions.addresses import addresses
from tests.support.undoing import undone
from tests.support.world import World

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "///evil.example",
    "javascript:alert(1)",
    "\x01https://evil.example",
    "http://testserver@evil.example/",
)
NAMES = ("next", "url", "to", "return_to", "redirect", "redirect_uri", "back", "continue", "after", "page", "show")
HOSTS = ("evil.example", "testserver.evil.example", "testserver:80@evil.example", "a" * 300, "evil.example:80")


def _leaves(place: str) -> bool:
    return bool(place) and (not place.startswith("/") or place.startswith(("//", "/\\")))


def test_no_address_leads_out_of_the_product(world: World) -> None:
    """Whatever the address says, and the headers that tell where one came from."""
    out = []
    places = urls(world)

    for address in addresses():
        client = browser(world, next(iter(allowed(world, address)), None))
        for where in ELSEWHERE[1:3]:
            headers = {"referer": where, "x-forwarded-host": "evil.example", "x-original-url": where}
            place = f"{places[address.name]}?{urlencode(dict.fromkeys(NAMES, where))}"
            with undone():
                answers = (client.get(place, headers=headers), client.post(place, headers=headers))
            out += [(address.name, to) for one in answers if _leaves(to := one.headers.get("Location", ""))]

    assert out == []


def test_no_form_leads_out_of_the_product(world: World) -> None:
    out = []

    for name, form in forms(world):
        for where in ELSEWHERE if name == "config:login" or {"next", "back"} & form.names else ELSEWHERE[:1]:
            client = browser(world, form.actor)
            client.defaults["HTTP_REFERER"] = where
            with undone():
                there = replace(form, url=f"{form.url}?{urlencode({'next': where})}")
                to = there.send(client, **dict.fromkeys(("back", *NAMES[:9]), where)).to
            out += [(name, where, to)] if _leaves(to) else []

    assert out == []


def test_a_foreign_host_name_gets_no_page(world: World) -> None:
    pages = []
    client = Client(raise_request_exception=False)

    for name, url in urls(world).items():
        for host in HOSTS:
            answer = client.get(url, headers={"host": host})
            if answer.status_code != 400 or b"evil" in answer.content:
                pages.append((name, host, answer.status_code))

    assert pages == []


def test_no_page_says_the_host_that_a_header_claims(world: World) -> None:
    claimed, places = {}, urls(world)

    for address in addresses():
        client = browser(world, next(iter(allowed(world, address)), None))
        headers = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}
        answer = client.get(places[address.name], headers=headers)
        if b"evil" in answer.content or "evil" in str(answer.headers):
            claimed[address.name] = answer.status_code

    assert claimed == {}


_NEVER = ("style", "srcdoc", "formaction", "ping")
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
# What was sent in from outside may not even run where it is shown.
POLICY_OF_FILES = {
    **dict.fromkeys(("default-src", "form-action", "frame-ancestors", "base-uri"), "'none'"),
    "sandbox": "",
}


def test_every_address_answers_with_every_header_to_everybody(world: World) -> None:
    missing = {}
    clients = (Client(), *(browser(world, one) for one in actors(world)[:2]))

    for name, url in urls(world).items():
        for answer in (client.get(url) for client in clients):
            found = {header: answer.headers.get(header) for header in HEADERS}
            parts = answer.headers["Content-Security-Policy"].split("; ")
            policy = {directive: value for directive, _space, value in (part.partition(" ") for part in parts)}
            expected = POLICY_OF_FILES if "Content-Disposition" in answer.headers and "scan" in name else POLICY
            if (found, policy) != (HEADERS, expected) or "Server" in answer.headers:
                missing[name] = (found, policy)

    assert missing == {}


def test_what_is_static_and_what_is_missing_answer_with_them_too() -> None:
    for url, cached in (("/static/ui/kedjan.css", ""), ("/static/nothing", ""), ("/nothing/", "no-store")):
        answer = Client().get(url)

        assert {name: answer.headers.get(name) for name in HEADERS if name != "Cache-Control"} == {
            name: value for name, value in HEADERS.items() if name != "Cache-Control"
        }
        assert not cached or answer.headers["Cache-Control"] == cached
        answer.close()


def test_no_page_holds_a_script_or_a_style_of_its_own_or_asks_another_host(world: World) -> None:
    found, places = dict[str, list[str]](), urls(world)

    for address in addresses():
        for actor in allowed(world, address)[:2] or (None,):
            answer = browser(world, actor).get(places[address.name])
            if answer.headers["Content-Type"].startswith("text/html"):
                wrong = [sign for one in tags(answer.content.decode()) for sign in _signs(one)]
                found |= {address.name: wrong} if wrong else {}

    assert found == {}


def _signs(one: Tag) -> list[str]:
    """Return what the policy would have to forbid."""
    signs = [name for name in one.attributes if name.startswith("on") or name in _NEVER]
    signs += [one.name] if one.name in ("style", "iframe", "object", "embed", "base", "applet") else []
    signs += ["script"] if one.name == "script" and (one.text.strip() or not one.get("src")) else []
    loads = (one.get("src"), one.get("href") if one.name in ("link", "use") else "")
    ours = ("/static/", "#", "data:image/") if one.name == "img" else ("/static/", "#")
    signs += [value for value in loads if value and not value.startswith(ours)]
    leads = (one.get("href"), one.get("action"))
    return signs + [value for value in leads if value.strip().lower().startswith(("javascript:", "data:", "//"))]
