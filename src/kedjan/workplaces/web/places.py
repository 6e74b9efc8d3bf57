"""The list of trial places, and the employer's own page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.kernel.ids import TrialPlaceId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.queries import municipality_names, saved_beside
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said
from kedjan.workplaces.operations import CannotClosePlace, CannotOfferPlace, close_place, offer_place
from kedjan.workplaces.queries import (
    open_places,
    placements_at_my_organisation,
    places_of_my_organisation,
)
from kedjan.workplaces.web.forms import OfferForm, PlaceFilterForm
from kedjan.workplaces.web.place_pages import my_places_view, places_view


@page(Permission.VIEW_PLACES)
def places_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one page of the places that are open, latest offered first."""
    form = PlaceFilterForm(request.GET)
    after, which = _after(request), form.wanted
    found = open_places(actor=acting.actor, on=acting.clock.today(), which=which, after=after)
    view = places_view(
        places=found, municipalities=municipality_names(), which=which, asked=form.asked, is_first=after is None
    )
    saved = saved_beside(actor=acting.actor, which=ListKey.PLACES, asked=form.asked)
    return render(request, "workplaces/places.html", {"page": view, "form": form, "saved": saved})


@page(Permission.MANAGE_PLACES)
def my_places_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the employer its places and who is coming, by the names that they chose."""
    comers = placements_at_my_organisation(actor=acting.actor)
    note_readings(
        actor=acting.actor,
        participants=dict.fromkeys(one.participant_id for one in comers),
        categories=[Category.WORK],
        page="workplaces:my_places",
        now=acting.clock.now(),
        act=Act.LIST,
    )
    view = my_places_view(
        places=places_of_my_organisation(actor=acting.actor, on=acting.clock.today()),
        placements=comers,
        municipalities=municipality_names(),
        today=acting.clock.today(),
    )
    return render(request, "workplaces/my_places.html", {"page": view})


@page(Permission.MANAGE_PLACES)
def offer_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Offer a place."""
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            offer_place(actor=acting.actor, offer=form.offered(), now=acting.clock.now())
        except CannotOfferPlace as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("workplaces:my_places")
    return render(request, "workplaces/offer.html", {"form": form})


@page(Permission.MANAGE_PLACES)
def close_page(request: HttpRequest, acting: Acting, place_id: UUID) -> HttpResponse:
    """Ask, then close one of the employer's places."""
    own = places_of_my_organisation(actor=acting.actor, on=acting.clock.today())
    place = next((one for one in own if one.id == place_id), None)
    if place is None:
        raise Http404
    problems: list[str] = []
    if request.method == "POST":
        try:
            close_place(actor=acting.actor, place_id=place.id, now=acting.clock.now())
        except CannotClosePlace as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("workplaces:my_places")
    return render(request, "workplaces/close.html", {"place": place, "problems": problems})


def _after(request: HttpRequest) -> TrialPlaceId | None:
    """Return the place that the list goes on after; a broken address starts at the top."""
    try:
        return TrialPlaceId(UUID(request.GET["after"]))
    except (KeyError, ValueError):
        return None
