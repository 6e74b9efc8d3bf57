"""What I have asked to have corrected, and asking."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.rights.domain.corrections import can_be_corrected
from kedjan.rights.operations import CannotAskForCorrection, Wish, ask_for_correction
from kedjan.rights.queries import corrections_about, record_of
from kedjan.rights.web.correction_pages import ask_view, my_corrections_view
from kedjan.rights.web.forms import WishForm
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.ASK_FOR_CORRECTION)
def my_corrections_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what I have asked for, and what the answers were."""
    asked = corrections_about(actor=acting.actor, participant_id=me_or_404(acting))
    return render(request, "rights/my_corrections.html", {"cards": my_corrections_view(asked, organisations())})


@page(Permission.ASK_FOR_CORRECTION)
def ask_for_correction_page(request: HttpRequest, acting: Acting, table: str, record_id: UUID) -> HttpResponse:
    """Ask to have one value of one record corrected."""
    found = record_of(actor=acting.actor, participant_id=me_or_404(acting), table=table, record_id=record_id)
    if found is None or not can_be_corrected(table) or found[1].organisation_id is None:
        raise Http404
    view = ask_view(*found)
    form = WishForm(request.POST if request.method == "POST" else None, values=view.values)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        wish = Wish(table, record_id, typed["value"], typed["wrong"], typed["wanted"])
        try:
            ask_for_correction(actor=acting.actor, wish=wish, now=acting.clock.now())
        except CannotAskForCorrection as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("rights:my_corrections")
    return render(request, "rights/ask_for_correction.html", {"page": view, "form": form})
