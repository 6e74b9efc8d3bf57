"""Asking once more who it is, before something that matters: ten minutes hold from each time it was told."""

import time
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from kedjan.config.onwards import onwards
from kedjan.config.second_step.forms import CodeForm, Counted, PasswordAgainForm
from kedjan.config.sessions import CONFIRMED
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.models import Account
from kedjan.organisations.queries.second_step import has_second_step
from kedjan.ui.http import Acting, page

_HOLDS_SECONDS = 600


def confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the view run only for somebody who has told who they are within ten minutes; others are asked first."""

    @wraps(view)
    def guarded(request: HttpRequest, acting: Acting, **places: object) -> HttpResponse:
        told_at = float(request.session.get(CONFIRMED, 0))
        if time.time() - told_at > _HOLDS_SECONDS:
            return redirect(f"{reverse('config:confirm')}?{urlencode({'next': request.path})}")
        return view(request, acting, **places)

    return guarded


@page(Permission.MANAGE_OWN_ACCOUNT)
def confirm_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Ask for the password, or for a code where the account has no password, and lead on to the page."""
    form = _form(request, acting)
    if request.method == "POST" and form is not None and form.is_valid():
        request.session[CONFIRMED] = time.time()
        return redirect(onwards(request, otherwise="organisations:account"))
    return render(request, "config/confirm.html", {"form": form})


def _form(request: HttpRequest, acting: Acting) -> Counted | None:
    """Return how the account can tell; None for one that only has an e-ID or a passkey, which logs in again."""
    if not isinstance(request.user, Account):
        return None
    data = request.POST or None
    if request.user.has_usable_password():
        return PasswordAgainForm(request, request.user, data)
    if has_second_step(AccountId(acting.actor.account_id)):
        return CodeForm(request, request.user, data)
    return None
