"""What somebody who has logged in must do before anything else: choose a password, and get a second step."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kedjan.config.sessions import SECOND_STEP
from kedjan.ui.http import MUST_CHANGE, acting_in

_OPEN = ("/static/", "/language/", "/logout/", "/health/", "/session/")


def what_comes_first(request: HttpRequest) -> str | None:
    """Return the address that must be visited before this one, or None."""
    acting = acting_in(request)
    if acting is None or request.path.startswith(_OPEN):
        return None
    password = reverse("organisations:password")
    if request.session.get(MUST_CHANGE) and request.path != password:
        return password
    overview = reverse("config:second_step")
    must = settings.KEDJAN_SECOND_STEP and acting.actor.participant_id is None and not request.session.get(SECOND_STEP)
    if must and not request.path.startswith(
        (overview, password, reverse("config:confirm"), "/account/e-id/", "/login/e-id/")
    ):
        return overview
    return None
