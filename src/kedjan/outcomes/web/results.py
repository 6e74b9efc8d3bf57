"""The result table as it is counted now, and its publication."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.outcomes.domain.cuts import latest_cut, next_cut
from kedjan.outcomes.domain.protection import protected_sheet
from kedjan.outcomes.domain.results import open_sheet
from kedjan.outcomes.operations import CannotPublishResults, publish_results
from kedjan.outcomes.queries import counted, latest_published_days, refusals_for_publishing
from kedjan.outcomes.web.sheet_pages import sheet_view
from kedjan.programmes.queries import ProgrammeView, programme, programmes
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day, language


@dataclass(frozen=True, slots=True)
class ProgrammeLinks:
    """Where the pages of a programme's results are; an address that is not for the reader is empty."""

    name: str
    live: str
    publish: str
    published: str
    csv: str
    followed_csv: str


@page(Permission.VIEW_PUBLISHED_RESULTS)
def programmes_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """List the programmes with the day of their latest publication, and for some the results of today."""
    days = latest_published_days()
    rows = []
    for one in programmes():
        links = links_of(one, acting.actor)
        on = days.get(one.id)
        shown = (
            Cell(_("Inte än")) if on is None else Cell(_("Till och med %(day)s") % {"day": day(on)}, links.published)
        )
        rows.append((Cell(links.name, href=links.live or None, header=True), shown))
    table = Table(
        caption=_("Program"),
        columns=(Column(_("Program")), Column(_("Publicerat"))),
        rows=tuple(rows),
        empty=_("Inget program är inläst."),
        is_list=True,
    )
    context = {"table": table, "is_live": acting.actor.may(Permission.VIEW_RESULTS), "is_published": bool(days)}
    return render(request, "outcomes/programmes.html", context)


@page(Permission.VIEW_RESULTS)
def live_page(request: HttpRequest, acting: Acting, programme_key: str) -> HttpResponse:
    """Show the results of today, small numbers included."""
    found = programme_or_404(programme_key)
    today = acting.clock.today()
    view = sheet_view(
        sheet=open_sheet(counted(actor=acting.actor, programme=found, as_of=today)),
        programme=found.file,
        municipalities=municipality_names(),
    )
    return render(request, "outcomes/live.html", {"page": view, "programme": links_of(found, acting.actor)})


@page(Permission.PUBLISH_RESULTS)
def publish_page(request: HttpRequest, acting: Acting, programme_key: str) -> HttpResponse:
    """Show exactly what would be published, what of it is hidden, and publish it when that is confirmed."""
    found = programme_or_404(programme_key)
    today = acting.clock.today()
    cut = latest_cut(today)
    shown = counted(actor=acting.actor, programme=found, as_of=cut)
    reasons = refusals_for_publishing(actor=acting.actor, programme_id=found.id, found=shown)
    if request.method == "POST":
        try:
            publish_results(actor=acting.actor, programme=found, now=acting.clock.now())
        except CannotPublishResults as refusal:
            reasons = refusal.reasons
        else:
            return redirect("outcomes:published", programme_key=found.key)
    context = {
        "page": sheet_view(sheet=protected_sheet(shown), programme=found.file, municipalities=municipality_names()),
        "programme": links_of(found, acting.actor),
        "problems": all_said(reasons),
        "next_cut": day(next_cut(today)),
    }
    return render(request, "outcomes/publish.html", context)


def programme_or_404(key: str) -> ProgrammeView:
    """Return the programme in its latest version."""
    found = programme(key=key)
    if found is None:
        raise Http404
    return found


def links_of(found: ProgrammeView, actor: Actor) -> ProgrammeLinks:
    """Return the programme's name and the addresses that the actor may open."""
    args = [found.key]
    return ProgrammeLinks(
        name=found.file.name.text_in(language()),
        live=reverse("outcomes:live", args=args) if actor.may(Permission.VIEW_RESULTS) else "",
        publish=reverse("outcomes:publish", args=args) if actor.may(Permission.PUBLISH_RESULTS) else "",
        published=reverse("outcomes:published", args=args),
        csv=reverse("outcomes:csv", args=args),
        followed_csv=reverse("outcomes:followed_csv", args=args),
    )
