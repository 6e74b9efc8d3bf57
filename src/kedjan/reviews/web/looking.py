"""The participant's own pages: who has looked at my information, and asking why."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.queries import LookGroup, looks_by_day, shared_about_me
from kedjan.consents.queries import consents_of
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations
from kedjan.reviews.domain.asking import Concern
from kedjan.reviews.operations import CannotAskAboutReading, ask_about_reading
from kedjan.reviews.queries import questions
from kedjan.reviews.web.forms import AskForm
from kedjan.reviews.web.looking_pages import ask_view, who_looked_view
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said

_DAY = timedelta(days=1)


@page(Permission.VIEW_OWN_PLAN)
def who_looked_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show who has looked at my information, when, why and at what, what they know together, and what I have asked."""
    me_or_404(acting)
    before = _day(request.GET.get("before", ""))
    looks, more = looks_by_day(actor=acting.actor, before=before)
    view = who_looked_view(
        looks=looks,
        more=more,
        shared=() if before else shared_about_me(actor=acting.actor),
        questions=() if before else questions(actor=acting.actor),
        organisations=organisations(),
        is_first=before is None,
    )
    return render(request, "reviews/who_looked.html", {"page": view})


@page(Permission.VIEW_OWN_PLAN)
def ask_page(request: HttpRequest, acting: Acting, organisation_id: UUID, read_on: str) -> HttpResponse:
    """Show what one unit read on a day and what I can do about it; a POST asks its security officer."""
    me, unit, day = me_or_404(acting), OrganisationId(organisation_id), _day(read_on)
    looks = _looks(acting, unit, day)
    if day is None or not looks:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        concern = Concern(form.cleaned_data["concern"])
        try:
            ask_about_reading(actor=acting.actor, organisation_id=unit, on=day, concern=concern, now=acting.clock.now())
        except CannotAskAboutReading as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("reviews:who_looked")
    view = ask_view(
        looks=looks,
        consents=consents_of(actor=acting.actor, participant_id=me),
        questions=questions(actor=acting.actor),
        organisations=organisations(ids=[unit]),
        now=acting.clock.now(),
    )
    return render(request, "reviews/ask.html", {"page": view, "form": form})


def _looks(acting: Acting, unit: OrganisationId, day: date | None) -> tuple[LookGroup, ...]:
    if day is None:
        return ()
    found, _more = looks_by_day(actor=acting.actor, before=day + _DAY)
    return tuple(one for one in found if one.on == day and one.organisation_id == unit)


def _day(text: str) -> date | None:
    """Return the day that the address names; None for none, and for one that is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if date(1900, 1, 1) < day < date(9000, 1, 1) else None
