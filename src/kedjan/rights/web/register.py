"""The register's own page: how people come in, are corrected, joined and disposed of, with what waits in each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kedjan.organisations.domain.permissions import Permission
from kedjan.rights.queries import corrections_to_answer, people_due
from kedjan.rights.web.register_pages import register_view
from kedjan.ui.http import Acting, page


@page(Permission.MERGE_RECORDS)
def register_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what there is to do with the register. Numbers alone, so nothing is noted as a reading."""
    view = register_view(
        actor=acting.actor,
        corrections=len(corrections_to_answer(actor=acting.actor)),
        due=len(people_due(actor=acting.actor, today=acting.clock.today())),
    )
    return render(request, "rights/register.html", {"tasks": view})
