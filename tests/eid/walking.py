"""A browser at the provider: follows its redirects with its cookies, until it sends one back to us."""

from http.client import HTTPConnection
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.test import Client

BACK = "http://testserver"
START = "/login/e-id/"


def asked(client: Client, start: str = START) -> str:
    """Return where we send the browser."""
    return str(client.get(start).headers["Location"])


def answered(address: str, who: str) -> str:
    """Log in as somebody at the provider; return the address, without our host, that it sends the browser back to."""
    cookies: dict[str, str] = {}
    address = with_parameter(address, "login_hint", who)
    for _ in range(10):
        parts = urlsplit(address)
        connection = HTTPConnection(parts.netloc, timeout=20)
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        connection.request("GET", urlunsplit(("", "", parts.path, parts.query, "")), headers={"Cookie": cookie})
        answer = connection.getresponse()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.partition(";")[0].partition("=")
            cookies[name] = value
        wanted = answer.headers["Location"]
        connection.close()
        if wanted.startswith(BACK):
            return wanted.removeprefix(BACK)
        address = wanted if wanted.startswith("http") else f"http://{parts.netloc}{wanted}"
    raise AssertionError("the provider sends the browser round and round")


def logged_in(client: Client, who: str, start: str = START) -> str:
    """Log in as somebody with an e-ID; return where we send the browser then, or the page it gets instead."""
    answer = client.get(answered(asked(client, start), who))
    return str(answer.headers["Location"]) if answer.status_code == 302 else answer.content.decode()


def parameter(address: str, name: str) -> str:
    """Return a parameter of the address."""
    return dict(parse_qsl(urlsplit(address).query))[name]


def with_parameter(address: str, name: str, value: str) -> str:
    """Return the address with the parameter set."""
    parts = urlsplit(address)
    query = {**dict(parse_qsl(parts.query)), name: value}
    return urlunsplit(parts._replace(query=urlencode(query)))
