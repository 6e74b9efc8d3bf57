"""One's own account: the password, and the browsers where one is logged in."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kedjan.audit.queries import my_door
from kedjan.kernel.clock import ShiftedClock
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.operations import change_password, end_session, end_sessions
from kedjan.organisations.queries import open_sessions
from kedjan.organisations.web.account_pages import browsers_view, door_view
from kedjan.organisations.web.forms import PasswordForm
from kedjan.ui.http import MUST_CHANGE, Acting, page

_SHOWN = 20
_REAL = ShiftedClock()  # sessions live in the machine's time, also in the demo


@page(Permission.MANAGE_OWN_ACCOUNT)
def account_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one's own account."""
    found = open_sessions(
        account_id=acting.actor.account_id, current_key=request.session.session_key or "", now=_REAL.now()
    )
    door = my_door(actor=acting.actor, limit=_SHOWN)
    return render(request, "organisations/account.html", {"browsers": browsers_view(found), "door": door_view(door)})


@page(Permission.MANAGE_OWN_ACCOUNT)
def password_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose a new password; every other browser is logged out."""
    must = bool(request.session.get(MUST_CHANGE))
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = change_password(
            actor=acting.actor,
            password=form.cleaned_data["new_password"],
            keep_key=request.session.session_key,
            now=acting.clock.now(),
        )
        update_session_auth_hash(request, account)
        request.session.pop(MUST_CHANGE, None)
        return redirect("config:start" if must else "organisations:account")
    whose = {"username": request.user.get_username()}  # for the browser that keeps passwords
    return render(request, "organisations/password.html", {"form": form, "must": must, **whose})


@page(Permission.MANAGE_OWN_ACCOUNT)
@require_POST
def end_session_page(request: HttpRequest, acting: Acting, handle: str) -> HttpResponse:
    """Log out one of one's own browsers."""
    del request
    end_session(actor=acting.actor, handle=handle, now=acting.clock.now())
    return redirect("organisations:account")


@page(Permission.MANAGE_OWN_ACCOUNT)
@require_POST
def end_others_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Log out every browser but this one."""
    end_sessions(
        actor=acting.actor,
        account_id=acting.actor.account_id,
        keep_key=request.session.session_key,
        now=acting.clock.now(),
    )
    return redirect("organisations:account")
