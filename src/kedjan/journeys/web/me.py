"""The participant's own pages: my plan, my consents."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.consents.operations import CannotWithdrawConsent, withdraw_consent
from kedjan.consents.queries import consents_of, effect_rows, effects_of_withdrawal, proposals_of, scans_of
from kedjan.journeys.queries import case_of, latest_answer
from kedjan.journeys.web.me_pages import consent_title, consents_view, my_answer_view, path_view, questions_view
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.participants.queries import person
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.VIEW_OWN_PLAN)
def my_path_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show where I am on my path, what comes next and who does it."""
    me = me_or_404(acting)
    view = path_view(
        who=person(actor=acting.actor, participant_id=me),
        case=case_of(actor=acting.actor, participant_id=me),
        today=acting.clock.today(),
    )
    return render(request, "journeys/my_path.html", {"page": view})


@page(Permission.VIEW_OWN_PLAN)
def my_consents_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what I have agreed to and what it opens."""
    me = me_or_404(acting)
    found = consents_of(actor=acting.actor, participant_id=me)
    asked = [one for one in proposals_of(actor=acting.actor, participant_id=me) if one.answered_at is None]
    scans = scans_of(actor=acting.actor, participant_id=me)
    context = {
        "cards": consents_view(found, scans, organisations(), acting.clock.now()),
        "questions": questions_view(asked),
        "answer": my_answer_view(latest_answer(actor=acting.actor, participant_id=me)),
    }
    return render(request, "journeys/my_consents.html", context)


@page(Permission.WITHDRAW_OWN_CONSENT)
def withdraw_page(request: HttpRequest, acting: Acting, consent_id: UUID) -> HttpResponse:
    """Take back a consent: one page that says what changes, one button; afterwards the same page says what changed."""
    found = consents_of(actor=acting.actor, participant_id=me_or_404(acting))
    consent = next((one for one in found if one.id == consent_id), None)
    if consent is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        try:
            withdraw_consent(actor=acting.actor, consent_id=consent.id, now=acting.clock.now())
        except CannotWithdrawConsent as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("journeys:withdraw", consent_id=consent.id)
    context = {
        "title": consent_title(consent),
        "problems": problems,
        "effects": effect_rows(effects_of_withdrawal(found, consent, acting.clock.now()), organisations()),
        "is_withdrawn": consent.withdrawn_at is not None,
    }
    return render(request, "journeys/withdraw.html", context)
