"""The rooms of a programme: see and add them, note when they are closed, and leave them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.operations import CannotChangeResources, add_room, close_room, leave_room
from kedjan.coaching.queries.programmes import coaching_programmes
from kedjan.coaching.queries.resources import RoomView, rooms
from kedjan.coaching.web.programme import adding, asked_programme, group_nav, programme_or_404, programme_views
from kedjan.coaching.web.resource_forms import DaysForm, RoomForm
from kedjan.coaching.web.resource_pages import rooms_view
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


@page(Permission.VIEW_GROUPS)
def rooms_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show where groups can meet."""
    programme = asked_programme(request, acting)
    today = acting.clock.today()
    found = () if programme is None else rooms(actor=acting.actor, programme_id=programme.id, since=today)
    view = rooms_view(
        found=found,
        places=municipality_names(),
        today=today,
        add=adding(acting, programme, "coaching:add_room"),
        views=programme_views(acting, programme, reverse("coaching:rooms")),
    )
    context = {"page": view, "programme": programme, "nav": group_nav(acting, "coaching:rooms")}
    return render(request, "coaching/rooms.html", context)


@page(Permission.PLAN_GROUPS)
def add_room_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Let groups of the programme meet in a room."""
    programme = programme_or_404(request, acting)
    form = RoomForm(request.POST if request.method == "POST" else None, programme=programme)
    if request.method == "POST" and form.is_valid():
        try:
            add_room(actor=acting.actor, programme_id=programme.id, terms=form.terms(), now=acting.clock.now())
        except CannotChangeResources as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:rooms")
    context = {"form": form, "title": _("Lägg till en lokal"), "back": reverse("coaching:rooms")}
    return render(request, "coaching/resource_form.html", context)


@page(Permission.PLAN_GROUPS)
def close_room_page(request: HttpRequest, acting: Acting, room_id: UUID) -> HttpResponse:
    """Note on which days a room cannot be used."""
    room = _room_or_404(acting, room_id)
    form = DaysForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            close_room(actor=acting.actor, room_id=room.id, now=acting.clock.now(), **form.cleaned_data)
        except CannotChangeResources as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:rooms")
    context = {
        "form": form,
        "title": _("När är %(room)s stängd?") % {"room": room.name},
        "back": reverse("coaching:rooms"),
        "leave": reverse("coaching:room_leave", args=[room.id]),
    }
    return render(request, "coaching/resource_form.html", context)


@page(Permission.PLAN_GROUPS)
def leave_room_page(request: HttpRequest, acting: Acting, room_id: UUID) -> HttpResponse:
    """Ask, then let no new groups meet in the room."""
    room = _room_or_404(acting, room_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            leave_room(actor=acting.actor, room_id=room.id, now=acting.clock.now())
        except CannotChangeResources as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("coaching:rooms")
    context = {
        "title": _("Ska ni sluta använda %(room)s?") % {"room": room.name},
        "text": _("Inga nya grupper planeras där. Grupper som redan är planerade ändras inte av det här."),
        "submit": _("Ja, sluta använda lokalen"),
        "back": reverse("coaching:rooms"),
        "problems": problems,
    }
    return render(request, "coaching/confirm.html", context)


def _room_or_404(acting: Acting, room_id: UUID) -> RoomView:
    for programme in coaching_programmes(actor=acting.actor):
        for room in rooms(actor=acting.actor, programme_id=programme.id, since=acting.clock.today()):
            if room.id == room_id:
                return room
    raise Http404
