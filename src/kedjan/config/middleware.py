"""One transaction a request, with the actor set in PostgreSQL; and the headers every answer carries."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import Http404
from django.shortcuts import redirect
from django.utils.translation import activate

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_act
from kedjan.config.drafts import forget_taken, keep_what_came_too_late, lend_drafts
from kedjan.config.ended import kept_text, way_in
from kedjan.config.first import what_comes_first
from kedjan.config.login import session_actor
from kedjan.config.sessions import end_when_due, why_ended
from kedjan.integrations.database.context import act_as
from kedjan.integrations.database.readonly import writes_refused
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.organisations.queries import preferences_of
from kedjan.ui.http import Acting, acting_in, is_guarded, let_act

_READING_METHODS = ("GET", "HEAD")
_METHODS = (*_READING_METHODS, "POST")
_ALWAYS = {"/login/", "/logout/", "/health/", "/session/", "/language/"}  # the same with and without a session
_REFUSALS = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
_WRITTEN_BY_GET = {"/login/e-id/back/"}
"""An OpenID provider sends people back by GET; its state is what a token is to a form."""
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


class SecurityHeaders:
    """Adds the content security policy and what else the browser should refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember the next middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers set; pages about people are never stored by the browser."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)  # a file that is handed out has a stricter one
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class MeantMethods:
    """Answers 405 to every way of asking that no page is made for, before anything has been looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember the next middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let reading and sending through."""
        return self.get_response(request) if request.method in _METHODS else HttpResponseNotAllowed(_METHODS)


class SessionLimits:
    """Logs out whoever has been away too long, or in too long; see docs/rules/login.md."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember the next middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what was typed on a page whose time ran out is kept as a draft, and shown again."""
        end_when_due(request)
        if why_ended(request) is None or request.path in _ALWAYS:
            return self.get_response(request)
        if request.method in _READING_METHODS:
            return redirect(way_in(request.get_full_path()))
        with transaction.atomic():
            let_act(request, None, act_as(None))
            return kept_text(request, keep_what_came_too_late(request))


class ChosenLanguage:
    """Answers in the language that the one logged in has chosen, whatever this browser was told before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember the next middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; Django's own middleware has found the language of the browser."""
        language = preferences_of(request.user).language
        if language:
            activate(language)
        return self.get_response(request)


class ActingTransaction:
    """Opens the request's transaction, sets who acts in the database, and keeps reading requests from writing.

    Middleware, not ATOMIC_REQUESTS: the actor must be set inside the same transaction as the view's queries.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Remember the next middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within one transaction; what is refused leaves one row that says so, and nothing else."""
        with transaction.atomic():
            response = self._answered(request)
            refused = response.status_code in _REFUSALS and is_guarded(request)
            if refused:
                transaction.set_rollback(True)
        if refused:
            with transaction.atomic():
                _note_refusal(request)
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        actor = session_actor(request)
        clock = act_as(actor)
        acting = None if actor is None else Acting(actor=actor, clock=clock)
        let_act(request, acting, clock)
        first = what_comes_first(request)
        if first is not None:
            return redirect(first)
        if acting is not None:
            lend_drafts(request, acting)
        if request.method in _READING_METHODS and request.path not in _WRITTEN_BY_GET:
            with writes_refused():
                return self.get_response(request)
        response = self.get_response(request)
        if acting is not None:
            forget_taken(request, acting, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Undo everything for an unexpected error; a refusal is undone when its page has been made."""
        del request
        if isinstance(exception, NotPermitted):
            raise PermissionDenied from exception
        if not isinstance(exception, Http404 | PermissionDenied):
            transaction.set_rollback(True)


def _note_refusal(request: HttpRequest) -> None:
    """Store who was refused which page, and the id that the address asked for, whether it is anybody's or not."""
    acting, match = acting_in(request), request.resolver_match
    if acting is None or match is None:
        return
    act_as(acting.actor)
    asked = next((value for value in match.kwargs.values() if isinstance(value, UUID)), None)
    now = acting.clock.now()
    note_act(actor=acting.actor, act=Act.REFUSED, page=match.view_name, now=now, asked_id=asked)
