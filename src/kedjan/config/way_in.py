"""The way in and out: logging in and out, and whether one still is."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse

from kedjan.config.door import note_left
from kedjan.config.login import LoginForm
from kedjan.config.no_role import no_role_page
from kedjan.config.onwards import onwards
from kedjan.config.second_step.login_views import wait_for_second_step
from kedjan.config.sessions import begin_session, keep_alive
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.sessions import IDLE
from kedjan.organisations.models import Account
from kedjan.organisations.operations.door import Way
from kedjan.organisations.queries.second_step import has_second_step
from kedjan.ui.http import acting_in, clock_of, open_page


@open_page
def log_in(request: HttpRequest) -> HttpResponse:
    """Log in by user name and password; whoever has done that and has no role today is told so."""
    if request.method == "GET" and request.user.is_authenticated and acting_in(request) is None:
        return redirect("config:no_role")
    form = LoginForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _after_password(request, form.get_user())
    return render(
        request,
        "config/login.html",
        {
            "form": form,
            "ended": "ended" in request.GET,
            "onwards": request.GET.urlencode(),
            "eid": bool(settings.KEDJAN_EID_ISSUER),
            "demo": settings.KEDJAN_DEMO,
        },
    )


def _after_password(request: HttpRequest, account: Account) -> HttpResponse:
    if has_second_step(AccountId(account.pk)):
        wait_for_second_step(request, account)
        return redirect(f"{reverse('config:code')}?{request.GET.urlencode()}")
    begin_session(request, account, way=Way.BY_WORDS)
    return redirect(onwards(request))


@open_page
def log_out(request: HttpRequest) -> HttpResponse:
    """Ask, then log out: a GET changes nothing."""
    if request.method == "POST":
        if isinstance(request.user, Account):
            note_left(request, account_id=AccountId(request.user.pk))
        logout(request)
        return redirect("config:start")
    return render(request, "config/logout.html")


@open_page
def no_role(request: HttpRequest) -> HttpResponse:
    """Tell somebody who has logged in why there is nothing to open today, and whom to ask."""
    if not isinstance(request.user, Account):
        return redirect("config:login")
    if acting_in(request) is not None:
        return redirect("config:start")
    return render(request, "config/no_role.html", {"page": no_role_page(request.user, clock_of(request).today())})


@open_page
def session(request: HttpRequest) -> HttpResponse:
    """Stay logged in, and tell the page's script for how long; a new token for its forms, should one be needed."""
    if acting_in(request) is None:
        return JsonResponse({"seconds": 0})
    keep_alive(request)
    return JsonResponse({"seconds": int(IDLE.total_seconds()), "token": get_token(request)})
