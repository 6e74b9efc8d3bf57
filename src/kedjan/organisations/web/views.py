"""What each role is for and may do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.web.role_pages import roles_page
from kedjan.ui.http import Acting, page


@page(Permission.VIEW_ROLES)
def roles(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show all roles, the reader's own first."""
    return render(request, "organisations/roles.html", {"page": roles_page(acting.actor.role)})
