"""All that somebody has been told, and the button that says it is read."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.kernel.ids import NoticeId
from kedjan.notices.operations import mark_seen, note_names_shown
from kedjan.notices.queries import notices
from kedjan.notices.web.pages import list_view
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page, path_of_ours

_MOST = 100


@page(Permission.READ_NOTICES)
def notices_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the latest notices; a POST says that those it names are read, and goes back to where they were shown."""
    if request.method == "POST":
        ids = [NoticeId(one) for one in map(_id, request.POST.getlist("notice")) if one is not None]
        mark_seen(actor=acting.actor, notice_ids=ids, now=acting.clock.now())
        return redirect(path_of_ours(request.POST.get("back", "")) or "notices:notices")
    found = notices(actor=acting.actor, limit=_MOST)
    note_names_shown(actor=acting.actor, shown=found, page="notices:notices", now=acting.clock.now())
    return render(request, "notices/notices.html", {"page": list_view(found)})


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
