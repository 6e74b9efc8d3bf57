"""The security officer's page about one time that somebody looked without consent."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kedjan.audit.queries import read_meanwhile
from kedjan.consents.domain.closing import Verdict
from kedjan.consents.operations import CannotReviewGlass, review_glass
from kedjan.consents.queries import emergencies
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names, organisations
from kedjan.reviews.web.emergency_pages import emergency_view
from kedjan.reviews.web.forms import VerdictForm
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.REVIEW_EMERGENCIES)
def emergency_page(request: HttpRequest, acting: Acting, attempt_id: UUID) -> HttpResponse:
    """Show who looked, when and why, and what they read; a POST is read once more, and then is the verdict."""
    found = emergencies(actor=acting.actor, attempt_id=attempt_id)
    if not found:
        raise Http404
    one, form, problems = found[0], VerdictForm(request.POST if request.method == "POST" else None), []
    if request.method == "POST" and form.is_valid():
        verdict = Verdict(form.cleaned_data["verdict"])
        if "confirmed" not in request.POST:
            context = {"verdict": verdict.value, "said": _(verdict.label), "attempt_id": attempt_id}
            return render(request, "reviews/check_verdict.html", context)
        try:
            review_glass(actor=acting.actor, attempt_id=attempt_id, verdict=verdict, now=acting.clock.now())
        except CannotReviewGlass as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("reviews:review")
    people = [each.participant_id for each in found if each.participant_id is not None]
    view = emergency_view(
        found=found,
        read=read_meanwhile(
            actor=acting.actor, reader_id=one.account_id, people=people, since=one.starts_at, until=one.until
        ),
        names=account_names(ids=[one.account_id]),
        workplaces=organisations(ids=[one.organisation_id]),
        actor=acting.actor,
    )
    return render(request, "reviews/emergency.html", {"page": view, "form": form, "problems": problems})
