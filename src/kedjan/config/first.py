"""What somebody who has logged in must do before anything else: choose a password of their own."""

from django.http import HttpRequest
from django.urls import reverse

from kedjan.ui.http import MUST_CHANGE, acting_in

_OPEN = ("/static/", "/language/", "/logout/", "/health/", "/session/")


def what_comes_first(request: HttpRequest) -> str | None:
    """Return the address that must be visited before this one, or None."""
    if acting_in(request) is None or request.path.startswith(_OPEN):
        return None
    password = reverse("organisations:password")
    if request.session.get(MUST_CHANGE) and request.path != password:
        return password
    return None
