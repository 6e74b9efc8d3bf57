"""How a view gets its actor: through `page`, which names the permission, and in no other way."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import Clock, FixedClock
from kedjan.kernel.ids import ParticipantId

Args = ParamSpec("Args")
MUST_CHANGE = "must_change_password"
"""In the session: whoever has it goes nowhere before they have chosen a password of their own."""
PRINT = "print"
"""In a form: the page is asked for on paper."""
_KEY = "kedjan_acting"
_CLOCK = "kedjan_clock"


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts in this request, and its one moment. on_paper: the page is asked for to be printed."""

    actor: Actor
    clock: Clock
    on_paper: bool = False


class Page(Protocol):
    """A view that says which permission it asks for; None: open to everyone."""

    permission: StrEnum | None


def let_act(request: HttpRequest, acting: Acting | None, clock: FixedClock) -> None:
    """Bind the actor and the moment to the request: called once, by the middleware that opened the transaction."""
    request.__dict__[_KEY] = acting
    request.__dict__[_CLOCK] = clock


def clock_of(request: HttpRequest) -> FixedClock:
    """Return the request's one moment, also for a visitor; raises TypeError outside the transaction's middleware."""
    clock = request.__dict__.get(_CLOCK)
    if not isinstance(clock, FixedClock):
        raise TypeError(_CLOCK)
    return clock


def acting_in(request: HttpRequest) -> Acting | None:
    """Return who acts, or None for a visitor who has not logged in."""
    acting = request.__dict__.get(_KEY)
    return acting if isinstance(acting, Acting) else None


def me_or_404(acting: Acting) -> ParticipantId:
    """Return who the acting participant is; a page of one's own is 404 for everybody else."""
    if acting.actor.participant_id is None:
        raise Http404
    return acting.actor.participant_id


def is_guarded(request: HttpRequest) -> bool:
    """Tell whether the request found a page that asks for a permission, and came from somebody."""
    match = request.resolver_match
    return match is not None and getattr(match.func, "permission", None) is not None and acting_in(request) is not None


def page(
    permission: StrEnum, *, can_print: bool = False
) -> Callable[
    [Callable[Concatenate[HttpRequest, Acting, Args], HttpResponse]],
    Callable[Concatenate[HttpRequest, Args], HttpResponse],
]:
    """Make a view of a function that takes (request, acting, …): login first, then the permission, else 403.

    can_print: the page has a button that asks for it on paper, and says so when it notes the reading.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, Acting, Args], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
            acting = acting_in(request)
            if acting is None:
                return redirect(f"{settings.LOGIN_URL}")
            if not acting.actor.may(permission):
                raise PermissionDenied
            if can_print and PRINT in request.POST:
                acting = replace(acting, on_paper=True)
                let_act(request, acting, clock_of(request))
            return view(request, acting, *args, **kwargs)

        guarded.__dict__["permission"] = permission
        guarded.__dict__["can_print"] = can_print
        return guarded

    return decorate


def open_page(
    view: Callable[Concatenate[HttpRequest, Args], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Args], HttpResponse]:
    """Mark a view as open to everyone, so that the permission matrix knows it was meant."""
    view.__dict__["permission"] = None
    return view


def path_of_ours(wanted: str) -> str | None:
    """Return the address if it is a path of this product, where somebody may be led on to; None for any other."""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else None
