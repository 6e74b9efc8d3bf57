"""One's own second step: what there is, adding an app or a passkey, new recovery codes, and taking one away."""

import json
from base64 import b64encode

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.config.second_step.confirming import confirmed
from kedjan.config.second_step.forms import NewAppForm, NewPasskeyForm
from kedjan.config.second_step.pages import second_step_view
from kedjan.config.sessions import SECOND_STEP
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.models import Account
from kedjan.organisations.operations.second_step import add_app, add_passkey, new_codes, remove_method
from kedjan.organisations.queries.electronic_identity import has_electronic_identity
from kedjan.organisations.queries.second_step import APP, CODES, PASSKEY, methods_of
from kedjan.ui.http import Acting, page


@page(Permission.MANAGE_OWN_ACCOUNT)
def overview_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the ways there are, and those that can be added."""
    found = methods_of(acting.actor.account_id)
    is_linked = has_electronic_identity(account_id=acting.actor.account_id)
    eid = ("linked" if is_linked else "unlinked") if settings.KEDJAN_EID_ISSUER else ""
    return render(request, "config/second_step.html", {"page": second_step_view(found), "eid": eid})


@page(Permission.MANAGE_OWN_ACCOUNT)
@confirmed
def app_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show a secret as a picture for the app, and take the app's first code."""
    account = _account(request)
    if any(method.kind == APP for method in methods_of(acting.actor.account_id)):
        return redirect("config:second_step")
    form = NewAppForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_app(actor=acting.actor, account=account, secret=form.secret, now=acting.clock.now())
        return _added(request, acting, account)
    url = get_adapter().build_totp_url(account, form.secret)
    picture = b64encode(get_adapter().build_totp_svg(url).encode()).decode()
    spaced = " ".join(form.secret[start : start + 4] for start in range(0, len(form.secret), 4))
    return render(request, "config/new_app.html", {"form": form, "picture": picture, "secret": spaced})


@page(Permission.MANAGE_OWN_ACCOUNT)
@confirmed
def passkey_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Ask the browser for a new passkey and keep it."""
    account = _account(request)
    form = NewPasskeyForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_passkey(
            actor=acting.actor,
            account=account,
            name=form.cleaned_data["name"],
            credential=form.cleaned_data["credential"],
            now=acting.clock.now(),
        )
        return _added(request, acting, account)
    options = json.dumps(begin_registration(account, passwordless=True))
    return render(request, "config/new_passkey.html", {"form": form, "options": options})


@page(Permission.MANAGE_OWN_ACCOUNT)
@confirmed
def codes_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Make ten new recovery codes, after a question, and show them once."""
    account = _account(request)
    if all(method.kind == CODES for method in methods_of(acting.actor.account_id)):
        raise Http404
    if request.method != "POST":
        return render(request, "config/codes.html", {"codes": ()})
    codes = new_codes(actor=acting.actor, account=account, now=acting.clock.now())
    return render(request, "config/codes.html", {"codes": codes})


@page(Permission.MANAGE_OWN_ACCOUNT)
@confirmed
def remove_page(request: HttpRequest, acting: Acting, method_id: int) -> HttpResponse:
    """Ask, then take away one of one's own ways."""
    found = next((one for one in methods_of(acting.actor.account_id) if one.id == method_id), None)
    if found is None or found.kind not in {APP, PASSKEY}:
        raise Http404
    if request.method == "POST":
        remove_method(actor=acting.actor, method_id=method_id, now=acting.clock.now())
        if not methods_of(acting.actor.account_id):
            request.session.pop(SECOND_STEP, None)
        return redirect("config:second_step")
    return render(request, "config/remove_second_step.html", {"method": found})


def _added(request: HttpRequest, acting: Acting, account: Account) -> HttpResponse:
    """Go on after the first way is added: with recovery codes, for the day when it is lost."""
    request.session[SECOND_STEP] = True
    if any(method.kind == CODES for method in methods_of(acting.actor.account_id)):
        return redirect("config:second_step")
    codes = new_codes(actor=acting.actor, account=account, now=acting.clock.now())
    return render(request, "config/codes.html", {"codes": codes})


def _account(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account):
        raise Http404
    return request.user
