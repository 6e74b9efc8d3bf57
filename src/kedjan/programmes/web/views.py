"""The list of programmes and one programme: what its file says, and where its source contradicts itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kedjan.organisations.domain.permissions import Permission
from kedjan.programmes.queries import programme, programmes
from kedjan.programmes.web.list_pages import programme_list_view
from kedjan.programmes.web.programme_pages import programme_view
from kedjan.ui.http import Acting, page


@page(Permission.VIEW_PROGRAMMES)
def programme_list_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show all programmes; they are few, and one file each."""
    del acting
    return render(request, "programmes/programmes.html", {"table": programme_list_view(programmes())})


@page(Permission.VIEW_PROGRAMMES)
def programme_page(request: HttpRequest, acting: Acting, key: str) -> HttpResponse:
    """Show one programme in its latest version."""
    del acting
    found = programme(key=key)
    if found is None:
        raise Http404
    return render(request, "programmes/programme.html", {"page": programme_view(found)})
