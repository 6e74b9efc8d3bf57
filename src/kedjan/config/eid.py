"""Logging in by an e-ID: staff by a link they have made themselves, participants by the number that the e-ID proves."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kedjan.config.login import note_unknown
from kedjan.config.onwards import onwards
from kedjan.config.second_step.confirming import confirmed
from kedjan.config.sessions import begin_session, keep_a_while, kept
from kedjan.integrations.openid import (
    CannotReachProvider,
    CannotTrustAnswer,
    Claims,
    Provider,
    ask,
    provider_of_settings,
    redeem,
)
from kedjan.kernel.personnummer import IdentityNumber, parse_identity_number
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.models import Account
from kedjan.organisations.operations.door import Way
from kedjan.organisations.operations.electronic_identity import (
    CannotLink,
    keep_subject,
    link_electronic_identity,
    unlink_electronic_identity,
)
from kedjan.organisations.queries.electronic_identity import account_of_subject
from kedjan.participants.queries import account_by_number
from kedjan.ui.http import Acting, acting_in, clock_of, open_page, page
from kedjan.ui.words import all_said, language

_ASKED = "e_id_asked"


@open_page
def start_page(request: HttpRequest) -> HttpResponse:
    """Send the browser to the provider, to log in."""
    return _ask(request, link=False)


@page(Permission.MANAGE_OWN_ACCOUNT)
@confirmed
def link_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Send the browser to the provider, to link the e-ID that answers to one's own account."""
    del acting
    return _ask(request, link=True)


@page(Permission.MANAGE_OWN_ACCOUNT)
@require_POST
@confirmed
def unlink_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Take away the link from one's own account."""
    del request
    unlink_electronic_identity(actor=acting.actor, now=acting.clock.now())
    return redirect("config:second_step")


@open_page
def back_page(request: HttpRequest) -> HttpResponse:
    """Take the provider's answer. It is taken once: whatever becomes of it, the question is forgotten."""
    provider, asked = _provider(), kept(request.session, _ASKED)
    request.session.pop(_ASKED, None)
    claims = None if asked is None else _claims(request, provider, asked)
    if asked is None or claims is None:
        return _failed(request, _("Inloggningen avbröts eller gick inte att lita på. Försök igen."))
    if asked["link"]:
        return _linked(request, provider, claims)
    account = _account(request, provider, claims)
    if account is None:
        note_unknown(request, way=Way.E_ID)
        return _failed(request, _("Det finns inget konto för den e-legitimationen. Be din handläggare om hjälp."))
    keep_subject(issuer=provider.issuer, subject=claims.subject)
    begin_session(request, account, way=Way.E_ID, second_step=True)
    return redirect(str(asked["onwards"]))


def _ask(request: HttpRequest, *, link: bool) -> HttpResponse:
    try:
        asked = ask(_provider(), back=_back(request), language=language())
    except CannotReachProvider:
        return _failed(request, _("Tjänsten för e-legitimation svarar inte. Försök igen om en stund."))
    keep_a_while(
        request.session,
        _ASKED,
        state=asked.state,
        nonce=asked.nonce,
        verifier=asked.verifier,
        link=link,
        onwards=onwards(request),
    )
    return redirect(asked.address)


def _claims(request: HttpRequest, provider: Provider, asked: Mapping[str, str]) -> Claims | None:
    """Return who has logged in; None for an answer to no question of ours, and for one that does not hold."""
    code = request.GET.get("code", "")
    if not code or request.GET.get("state") != asked["state"]:
        return None
    if request.GET.get("iss", provider.issuer) != provider.issuer:  # RFC 9207: the answer of another provider
        return None
    try:
        return redeem(provider, code=code, verifier=asked["verifier"], nonce=asked["nonce"], back=_back(request))
    except (CannotTrustAnswer, CannotReachProvider):
        return None


def _account(request: HttpRequest, provider: Provider, claims: Claims) -> Account | None:
    """Return whose account it is: the linked one, else the participant's whose number it is."""
    account_id = account_of_subject(issuer=provider.issuer, subject=claims.subject)
    number = parse_identity_number(claims.number, today=clock_of(request).today())
    by_number = account_by_number(digits=number.digits if isinstance(number, IdentityNumber) else "")
    found = account_id or by_number
    return None if found is None else Account.objects.filter(pk=found, is_active=True).first()


def _linked(request: HttpRequest, provider: Provider, claims: Claims) -> HttpResponse:
    acting = acting_in(request)
    if acting is None:
        return _failed(request, _("Logga in först, och koppla sedan din e-legitimation."))
    try:
        link_electronic_identity(
            actor=acting.actor, issuer=provider.issuer, subject=claims.subject, now=acting.clock.now()
        )
    except CannotLink as refusal:
        return _failed(request, " ".join(all_said(refusal.reasons)))
    return redirect("config:second_step")


def _failed(request: HttpRequest, text: str) -> HttpResponse:
    return render(request, "config/eid_failed.html", {"text": text}, status=403)


def _provider() -> Provider:
    found = provider_of_settings()
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("config:eid_back"))
