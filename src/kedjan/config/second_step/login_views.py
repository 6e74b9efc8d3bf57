"""The second step at login, and logging in with a passkey alone."""

import json

from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kedjan.config.login import note_unknown
from kedjan.config.onwards import onwards
from kedjan.config.second_step.forms import CodeForm, PasskeyForm, account_of_passkey
from kedjan.config.sessions import begin_session, keep_a_while, kept
from kedjan.kernel.ids import AccountId
from kedjan.organisations.models import Account
from kedjan.organisations.operations.door import Way
from kedjan.organisations.queries.second_step import PASSKEY, methods_of
from kedjan.ui.http import open_page

_WAITING = "waits_for_second_step"


def wait_for_second_step(request: HttpRequest, account: Account) -> None:
    """Remember who has given the right password; they are not logged in before the second step."""
    request.session.cycle_key()
    keep_a_while(request.session, _WAITING, account=str(account.pk))


@open_page
def code_page(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey, after the password."""
    account = _who_waits(request)
    if account is None:
        return redirect("config:login")
    code, passkey = CodeForm(request, account, None), PasskeyForm(request, account, None)
    if request.method == "POST":
        sent: CodeForm | PasskeyForm
        if "credential" in request.POST:
            sent = passkey = PasskeyForm(request, account, request.POST)
        else:
            sent = code = CodeForm(request, account, request.POST)
        if sent.is_valid():
            request.session.pop(_WAITING, None)
            begin_session(request, account, way=sent.way, second_step=True)
            return redirect(onwards(request))
    has_passkey = any(method.kind == PASSKEY for method in methods_of(AccountId(account.pk)))
    options = json.dumps(begin_authentication(account)) if has_passkey else ""
    problems = [str(error) for error in passkey.non_field_errors()] if passkey.is_bound else []
    return render(
        request, "config/code.html", {"form": code, "passkey": passkey, "options": options, "problems": problems}
    )


@open_page
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Ask the browser for any passkey that is ours: who it belongs to is told by the passkey itself."""
    del request
    return JsonResponse(begin_authentication(None))


@open_page
@require_POST
def passkey_login(request: HttpRequest) -> HttpResponse:
    """Log in with a passkey that has seen its owner's finger, face or code: two steps in one."""
    account = account_of_passkey(request.POST)
    if account is None:
        note_unknown(request, way=Way.PASSKEY)
        page = {"problems": [_("Det gick inte att logga in med den nyckeln. Försök igen, eller använd lösenordet.")]}
        return render(request, "config/passkey_failed.html", page, status=403)
    begin_session(request, account, way=Way.PASSKEY, second_step=True)
    return redirect(onwards(request))


def _who_waits(request: HttpRequest) -> Account | None:
    waiting = kept(request.session, _WAITING)
    return None if waiting is None else Account.objects.filter(pk=waiting["account"], is_active=True).first()
