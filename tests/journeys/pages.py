"""Pages of the path as a reader sees them: their words, the rows of their table, where they lead, what they cost."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.ui.pages import parsed, words


def html(client: Client, address: str, expected: int = 200) -> str:
    """Return the page."""
    response = client.get(address)
    assert response.status_code == expected
    return response.content.decode()


def text(client: Client, address: str) -> str:
    """Return the words of the page's own part, without header and footer."""
    return said(html(client, address))


def said(page: str) -> str:
    """Return the words of the main part of a page."""
    (main,) = parsed(page).iter("main")
    return words(main)


def rows(client: Client, address: str) -> list[list[str]]:
    """Return the words of each cell of the page's table, row by row."""
    (body,) = parsed(html(client, address)).iter("tbody")
    return [[words(cell) for cell in row] for row in body]


def older(client: Client, address: str) -> str | None:
    """Return where the list goes on."""
    return _related(html(client, address), "next")


def newer(client: Client, address: str) -> str | None:
    """Return where the list came from."""
    return _related(html(client, address), "prev")


def links(page: str) -> set[str]:
    """Return where the main part of the page leads."""
    (main,) = parsed(page).iter("main")
    return {str(link.get("href")) for link in main.iter("a")}


def _related(page: str, relation: str) -> str | None:
    return next((link.get("href") for link in parsed(page).iter("a") if link.get("rel") == relation), None)


def queries(client: Client, address: str) -> list[str]:
    """Return the statements of one request, session and actor included; a test's own savepoints are not the page's."""
    client.get(address)  # what is read once a process has been read
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in captured.captured_queries if "SAVEPOINT" not in one["sql"][:20]]
