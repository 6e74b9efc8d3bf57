"""Break the glass: what it means, for whom and why; what is open because of it, until when, and who that is."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.operations import note_readings
from kedjan.consents.operations import CannotBreakGlass, break_glass
from kedjan.consents.queries import emergencies
from kedjan.consents.web.closing_forms import GlassForm
from kedjan.consents.web.glass_pages import opening_view, openings_view
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import people
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.BREAK_GLASS)
def openings_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what I have open right now; a POST opens more, and is answered alike whether or not there is anybody."""
    form = GlassForm(request.POST if request.method == "POST" else None, today=acting.clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            break_glass(actor=acting.actor, glass=form.glass(), now=acting.clock.now())
        except CannotBreakGlass as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("consents:openings")
    running = emergencies(actor=acting.actor, running_at=acting.clock.now())
    return render(request, "consents/openings.html", {"openings": openings_view(running), "form": form})


@page(Permission.BREAK_GLASS)
def opening_page(request: HttpRequest, acting: Acting, opening_id: UUID) -> HttpResponse:
    """Show whom I opened, if there is anybody whom I may see."""
    now = acting.clock.now()
    found = emergencies(actor=acting.actor, attempt_id=opening_id, running_at=now)
    if not found:
        raise Http404
    known = people(actor=acting.actor, ids=[one.participant_id for one in found if one.participant_id is not None])
    note_readings(
        actor=acting.actor,
        participants=known,
        categories=[Category.IDENTITY],
        page="consents:opening",
        now=now,
    )
    return render(request, "consents/opening.html", {"page": opening_view(found[0], tuple(known.values()))})
