"""The tour's own page, and where one is on it. The place is kept in the session: it says nothing of anybody."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.tour.stops import stops_of
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page

_PLACE = "tour"


@dataclass(frozen=True, slots=True)
class TourBar:
    """What stands above a page during the tour; steps are numbered from one, and None at an end."""

    title: str
    text: str
    place: str
    here: int
    earlier: int | None
    later: int | None
    href: str


@dataclass(frozen=True, slots=True)
class StopView:
    """A stop as the tour's own page lists it."""

    number: int
    title: str
    text: str


@page(Permission.MANAGE_OWN_ACCOUNT)
def tour_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show where the tour goes; take the reader to the step that was asked for, or end the tour."""
    stops = stops_of(acting.actor)
    if request.method == "POST":
        wanted = {str(number): number for number in range(1, len(stops) + 1)}.get(request.POST.get("step", ""))
        if wanted is None:
            request.session.pop(_PLACE, None)
            return redirect("help:tour")
        request.session[_PLACE] = wanted
        return redirect(stops[wanted - 1].url_name)
    views = tuple(StopView(number, _(stop.title), _(stop.text)) for number, stop in enumerate(stops, start=1))
    return render(request, "config/tour.html", {"stops": views})


def tour_bar(request: HttpRequest, acting: Acting) -> TourBar | None:
    """Return where the reader is on the tour; None when they are on none."""
    stops, here = stops_of(acting.actor), request.session.get(_PLACE, 0)
    if not 1 <= here <= len(stops):
        return None
    stop = stops[here - 1]
    href = reverse(stop.url_name)
    return TourBar(
        title=_(stop.title),
        text=_(stop.text),
        place=_("Rundtur, %(here)d av %(all)d") % {"here": here, "all": len(stops)},
        here=here,
        earlier=here - 1 or None,
        later=here + 1 if here < len(stops) else None,
        href="" if href == request.path else href,
    )
