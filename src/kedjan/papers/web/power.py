"""Take back a power of attorney: what stops and what stays is said first, request by request."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.consents.operations import CannotWithdrawConsent, withdraw_consent
from kedjan.kernel.ids import ConsentId
from kedjan.organisations.domain.permissions import Permission
from kedjan.papers.queries.requests import powers_of, requests_of
from kedjan.papers.web.my_pages import power_effects, until_words
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.WITHDRAW_OWN_CONSENT)
def my_power_page(request: HttpRequest, acting: Acting, consent_id: UUID) -> HttpResponse:
    """Show what stops, and take the power back; afterwards the same page says that it is done."""
    me, now = me_or_404(acting), acting.clock.now()
    powers = powers_of(actor=acting.actor, participant_id=me)
    known = ((whose, one) for whose, ours in powers.items() for one in ours)
    whose, power = next(((w, one) for w, one in known if one.consent_id == consent_id), (None, None))
    if whose is None or power is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        try:
            withdraw_consent(actor=acting.actor, consent_id=ConsentId(consent_id), now=now)
        except CannotWithdrawConsent as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("papers:my_power", consent_id=consent_id)
    requests = [one for one in requests_of(actor=acting.actor, participant_id=me) if one.organisation_id == whose]
    context = {
        "words": until_words(power),
        "effects": power_effects(requests, powers[whose], ConsentId(consent_id), now),
        "is_withdrawn": power.withdrawn_at is not None,
        "problems": problems,
    }
    return render(request, "papers/my_power.html", context)
