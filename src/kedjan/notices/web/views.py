"""All that somebody has been told, and the button that says it is read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from kedjan.audit.operations import note_readings
from kedjan.kernel.ids import NoticeId
from kedjan.kernel.information import Category
from kedjan.notices.operations import mark_seen
from kedjan.notices.queries import named_in, notices
from kedjan.notices.web.pages import list_view
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page

_MOST = 100


@page(Permission.READ_NOTICES)
def notices_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the latest notices; a POST says that those it names are read, and goes back to where they were shown."""
    if request.method == "POST":
        ids = [NoticeId(one) for one in map(_id, request.POST.getlist("notice")) if one is not None]
        mark_seen(actor=acting.actor, notice_ids=ids, now=acting.clock.now())
        return _back(request)
    found = notices(actor=acting.actor, limit=_MOST)
    note_readings(
        actor=acting.actor,
        participants=() if acting.actor.participant_id else named_in(found),
        categories=[Category.IDENTITY],
        page="notices:notices",
        now=acting.clock.now(),
    )
    return render(request, "notices/notices.html", {"page": list_view(found)})


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _back(request: HttpRequest) -> HttpResponse:
    where = request.POST.get("back", "")
    if where.startswith("/") and url_has_allowed_host_and_scheme(where, allowed_hosts=None):
        return HttpResponseRedirect(where)
    return redirect("notices:notices")
