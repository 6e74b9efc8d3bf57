"""What a page's script does while somebody types: keeps what the form holds."""

import re
from typing import Any, Protocol

from django.test import Client

from tests.journeys.pages import html

DRAFTS = "/drafts/"
_SLIP = re.compile(r'name="draft" value="([^"]+)"')
_SAVED = re.compile(r'data-saved="([^"]*)"')


class Response(Protocol):
    """What was answered."""

    status_code: int
    content: bytes


def slip_of(page: str) -> str:
    """Return what the page's form carries so that it can be kept; the last where there are several."""
    return str(_SLIP.findall(page)[-1])


def keep(client: Client, address: str, **typed: Any) -> Response:
    """Open the page, and keep what is typed there."""
    page = html(client, address)
    return keep_again(client, slip_of(page), _SAVED.findall(page)[-1], **typed)


def keep_again(client: Client, slip: str, known: str, **typed: Any) -> Response:
    """Keep what is typed on a page that was opened before. known: what it saved last."""
    return client.post(DRAFTS, {"draft": slip, "known_draft": known, **typed})
